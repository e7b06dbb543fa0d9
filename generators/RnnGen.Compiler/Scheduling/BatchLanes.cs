using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// Lanes over the rows of the batch instead of over units. A layer of four units leaves three quarters of a register empty; the batch fills it. Every number of a
/// step is then a register of its own, and the equations of a step are straight-line code. Sequences stand as [entries, units, rows].
/// </summary>
/// <remarks>Sessions have one row: they keep the kernels with lanes over units, which sum in the same order.</remarks>
internal sealed class BatchLanes
{
    /// <summary>Rows go to 16 partial sums: so many rows are a block, whatever the registers.</summary>
    public const int Block = 16;

    /// <summary>The sums of a tile of a gradient: they, and what they are summed from, stay in registers.</summary>
    public const int TileLimit = 16;

    /// <summary>The most units of anything.</summary>
    public const int MaxUnits = 8;

    private readonly Dictionary<SequenceValue, bool> _isTraining = [];
    private readonly HashSet<SequenceValue> _rolling;

    private BatchLanes(SequenceProgram program, KernelTable plans, int batchSize)
    {
        BatchSize = batchSize;
        TileLength = Block * plans.SelectMany(plan => plan.Kernels).Select(kernel => kernel.Products.Count * kernel.Width).Append(TileLimit).Max();
        _rolling = [.. program.Backward.OfType<ReverseScan>().SelectMany(scan => scan.Carried)];
        var contract = program.Interface;
        foreach (var sequence in contract.Inputs.Select(input => input.Sequence).Append(contract.Valid).Concat(contract.Compared))
        {
            _isTraining.Add(sequence, false);
        }

        foreach (var plan in plans)
        {
            foreach (var sequence in plan.Kernels.SelectMany(kernel => kernel.Stores).Select(store => store.Place.Sequence).Concat(plan.Node.Writes).Where(s => !_isTraining.ContainsKey(s)).Distinct().ToList())
            {
                _isTraining.Add(sequence, plans.IsOfBackward(plan.Node) || sequence.Role == SequenceRole.Tape);
            }
        }
    }

    /// <summary>What stands between the products of a step and its equations, or the partial sums of a gradient's tile.</summary>
    public int TileLength { get; }

    /// <summary>The declared rows.</summary>
    public int BatchSize { get; }

    /// <summary>From a unit of a sequence to the next: the rows, in whole blocks.</summary>
    public int UnitStride => (BatchSize + Block - 1) / Block * Block;

    /// <summary>What stands in rows.</summary>
    public IEnumerable<SequenceValue> Sequences => _isTraining.Keys;

    /// <summary>The lanes over rows of a program; null where units fill the lanes better, or something needs a row whole.</summary>
    public static BatchLanes? Of(SequenceProgram program, KernelTable plans, NetworkOptions options)
    {
        var contract = program.Interface;
        var fits = options.BatchSize >= Block
            && !options.Stateful
            && contract is { Masks.Count: 0, Traces.Count: 0, Forced: null, Noise: null, Paths: null, OutputValid: null, HasInputGradients: false, Exposed.Count: 0 }
            && program.Loss.Count > 0
            && program.AllNodes.All(Fits);
        return fits ? new BatchLanes(program, plans, options.BatchSize) : null;
    }

    /// <summary>Whether only training needs a sequence.</summary>
    public bool IsTraining(SequenceValue sequence) => _isTraining[sequence];

    /// <summary>Whether two entries serve all steps in turn: each is needed for one step only.</summary>
    public bool IsRolling(SequenceValue sequence) => _rolling.Contains(sequence);

    /// <summary>How many entries a sequence has.</summary>
    public int Entries(SequenceValue sequence) => IsRolling(sequence) ? 2 : sequence.Entries;

    /// <summary>From an entry of a sequence to the next.</summary>
    public long StepStride(SequenceValue sequence) => (long)sequence.Width * UnitStride;

    private static bool Fits(Node node)
    {
        var values = node.Body.LiveValues();
        var isKnown = node switch
        {
            Map => true,
            Scan scan => scan.BackpropSteps == 0 && scan.Initials.All(initial => initial is null),
            ReverseScan scan => scan.Truncation is null && scan.Finals.All(final => final is null),
            _ => false,
        };
        return isKnown
            && values.All(value => value.Width <= MaxUnits && Fits(value.Op))
            && node.Body.Accumulations.All(a => a is OuterAccumulation or SumAccumulation);
    }

    private static bool Fits(Op op) => op switch
    {
        Input input => input.Kind != InputKind.Integer,
        OneHot => false,
        ReductionOp reduction => reduction.OnElements(["a"]) is not null,
        _ => op is ElementwiseOp or Affine or Bias or State,
    };
}
