using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnGen.Runtime;

/// <content>Evaluation.</content>
public sealed partial class NetworkEngine<T>
{
    /// <summary>
    /// The mean loss over the batch's valid elements, weighted where the batch has weights, without penalties and without dropout; of normalized targets where
    /// targets are normalized. A batch of empty rows has loss 0.
    /// Every row starts from zero states, in stateful networks too.
    /// </summary>
    /// <param name="batch">Inputs or tokens, targets or labels, lengths and weights.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a token, a label, a target or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public double Evaluate(in SequenceBatch<T> batch) => Evaluate<SequenceBatch<T>, T>(batch, null, default);

    /// <summary>As <see cref="Evaluate(in SequenceBatch{T})"/>, of numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="batch">Inputs or tokens, targets or labels, lengths and weights.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a token, a label, a target or a weight is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    [OverloadResolutionPriority(-1)]
    public double Evaluate(in SequenceBatch<double> batch) => Evaluate<SequenceBatch<double>, double>(batch, null, default);

    /// <summary>As <see cref="Evaluate(in SequenceBatch{T})"/>, of a batch that names its parts, in the network's precision or in double precision.</summary>
    /// <param name="batch">Inputs, targets or labels, lengths and weights.</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a token, a label, a target or a weight is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public double Evaluate<TBatch, TNumber>(in TBatch batch)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => Evaluate<TBatch, TNumber>(batch, null, default);

    /// <summary>As <see cref="Evaluate{TBatch, TNumber}(in TBatch)"/>, and of each head its own loss.</summary>
    /// <param name="batch">Inputs, targets or labels, lengths and weights.</param>
    /// <param name="headLosses">[heads], in the order of their layers; written: their mean losses, without their weights.</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <returns>The weighted sum of the heads' mean losses.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a token, a label, a target or a weight is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public double Evaluate<TBatch, TNumber>(in TBatch batch, Span<double> headLosses)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        RequireLoss();
        return headLosses.Length == Layout.EachHead.Length
            ? Evaluate<TBatch, TNumber>(batch, null, headLosses)
            : throw new ArgumentException($"headLosses: expected one of each of the {Layout.EachHead.Length} heads; given {headLosses.Length}.", nameof(headLosses));
    }

    /// <summary>The same for a window of a longer sequence: with states, rows go on with these, and leave in them what they end with.</summary>
    internal double Evaluate<TBatch, TNumber>(in TBatch batch, RowStates<T>? states, Span<double> headLosses, int? threads = null)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        RequireLoss();
        var normalization = Applied;
        var workspace = _pool.Rent();
        try
        {
            var packed = workspace.Pack<TBatch, TNumber>(batch);
            if (OtherSteps.Has(Layout, packed.Steps))
            {
                OtherSteps.LayoutOf(Layout, packed.Steps);
                OtherSteps.CheckLosses(Layout, packed.Steps);
                return (workspace.Long ??= new(this)).Evaluate(packed, workspace, headLosses);
            }

            var own = workspace.Integers.Take(packed);
            var extent = BatchValidation.CheckInputs(Layout, own);
            var weight = BatchValidation.CheckTargets<TNumber, T>(Layout, own, extent);
            if (weight == 0 && (states is null || extent.ValidLosses == 0))
            {
                headLosses.Clear();
                return 0;
            }

            BatchTransfer.CopyIn(Layout, own, extent, normalization, workspace);
            LossTransfer.CopyIn(Layout, own, extent, weight, normalization, workspace);
            ForcedSteps.Fill(Layout, workspace, isForced: true, extent.Rows);
            Begin(states, own, extent, workspace);
            RunOn(workspace).Evaluate(extent, threads ?? MaxDegreeOfParallelism);
            states?.CopyFrom(workspace, extent.Rows);
            return LossTransfer.Sum(Layout, extent, workspace, headLosses);
        }
        finally
        {
            _pool.Return(workspace);
        }
    }
}
