namespace RnnGen.Runtime;

/// <summary>What an emitted network delegates to.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkEngine<T>
    where T : unmanaged
{
}
