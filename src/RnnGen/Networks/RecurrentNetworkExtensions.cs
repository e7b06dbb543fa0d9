using System.Numerics;

namespace RnnGen;

/// <summary>Calls that every network has beside those of its class.</summary>
public static class RecurrentNetworkExtensions
{
    /// <summary>
    /// Computes the mean loss over a batch of numbers in double precision, without dropout and without penalties: they are normalized before they are narrowed, so that a large mean costs no digits.
    /// Beside the class, so that <c>Evaluate(new() { ... })</c> means the network's own precision in every version of C#.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">Inputs or tokens, targets or labels, lengths and weights.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The mean loss; of normalized targets where targets are normalized.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a token, a label, a target or a weight is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public static double Evaluate<T>(this IRecurrentNetwork<T> network, in SequenceBatch<double> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Engine.Evaluate<SequenceBatch<double>, double>(in batch);
    }
}
