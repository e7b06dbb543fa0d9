using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>The penalties L1 * sum |w| + L2 * sum w^2 of the tensors that have them, and their gradients.</summary>
internal sealed class Penalties<T>(ParameterSet<T> parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterTensor<T>[] _tensors = Penalized(parameters);

    /// <summary>Adds a share of the gradients to <paramref name="gradients"/> and returns the penalties' sum.</summary>
    public double AddGradients(Span<T> gradients, double share)
    {
        var penalty = 0.0;
        foreach (var tensor in _tensors)
        {
            var (l1, l2) = (tensor.Layout.L1, tensor.Layout.L2);
            foreach (var run in tensor.Runs)
            {
                ReadOnlySpan<T> weights = parameters.Values.Slice(run.Offset, run.Length);
                penalty += l1 * (l1 == 0 ? 0 : Reductions.SumOfMagnitudes(weights)) + l2 * (l2 == 0 ? 0 : Reductions.Dot(weights, weights));
                AddGradients(weights, gradients.Slice(run.Offset, run.Length), Scalar.FromDouble<T>(share * l1), Scalar.FromDouble<T>(share * 2 * l2));
            }
        }

        return penalty;
    }

    private static ParameterTensor<T>[] Penalized(ParameterSet<T> parameters)
    {
        var penalized = new List<ParameterTensor<T>>();
        for (var i = 0; i < parameters.Tensors.Count; i++)
        {
            if (parameters.Tensors[i].Layout is { L1: not 0 } or { L2: not 0 })
            {
                penalized.Add(parameters.Tensors[i]);
            }
        }

        return penalized.ToArray();
    }

    // d/dw (L1 |w| + L2 w^2) = L1 sign(w) + 2 L2 w, and 0 at w = 0.
    private static void AddGradients(ReadOnlySpan<T> weights, Span<T> gradients, T l1, T twiceL2)
    {
        var i = 0;
        for (; i <= weights.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var w = new Vector<T>(weights[i..]);
            var sign = Vector.ConditionalSelect(Vector.Equals(w, Vector<T>.Zero), Vector<T>.Zero, Vector.CopySign(new Vector<T>(l1), w));
            (new Vector<T>(gradients[i..]) + (sign + w * twiceL2)).CopyTo(gradients[i..]);
        }

        for (; i < weights.Length; i++)
        {
            var w = weights[i];
            gradients[i] += (T.IsZero(w) ? T.Zero : T.CopySign(l1, w)) + w * twiceL2;
        }
    }
}
