namespace RnnGen;

/// <summary>Parameters or gradients.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterSet<T>
    where T : unmanaged
{
}
