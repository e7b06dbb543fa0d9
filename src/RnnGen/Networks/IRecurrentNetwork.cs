using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>The library's whole view of an emitted network.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IRecurrentNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The network's engine: its program, its parameters, its normalization and its pool of workspaces.</summary>
    NetworkEngine<T> Engine { get; }
}
