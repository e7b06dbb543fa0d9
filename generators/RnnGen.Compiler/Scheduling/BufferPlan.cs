using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// Which sequences stand side by side: those that one kernel writes, so that one row of memory holds a row's gates. The adjoints of the gates
/// take the place of the gates: the kernel that computes them is the last reader of what it overwrites, element by element.
/// </summary>
internal sealed class BufferPlan
{
    private readonly Dictionary<SequenceValue, Buffer> _buffers = [];

    /// <summary>The buffers of the tape that one kernel alone reads, by that kernel.</summary>
    private readonly Dictionary<Kernel, List<Buffer>> _tapes = new(ByIdentity<Kernel>.Comparer);

    /// <summary>Who reads each sequence: a kernel, or the accumulations of a node.</summary>
    private readonly ILookup<SequenceValue, object> _readers;
    private readonly Dictionary<SequenceValue, (int Block, int Order)> _blocks;

    public BufferPlan(SequenceProgram program, KernelTable plans)
    {
        _blocks = Blocks(plans);
        _readers = Readers(plans);
        AddInterface(program.Interface);
        foreach (var plan in plans)
        {
            var use = UseOf(plan.Node, plans);
            foreach (var (name, sequences) in TreeBuffers.Of(plan.Node, program.Interface))
            {
                Add(name, use, sequences);
            }

            AddCarried(plan.Node, use);
            foreach (var kernel in plan.Kernels)
            {
                AddWritten(plan, kernel, use, program.Interface);
            }
        }
    }

    public List<Buffer> All { get; } = [];

    public Buffer this[SequenceValue sequence] => _buffers[sequence];

    private static BufferUse UseOf(Node node, KernelTable plans) =>
        plans.IsOfBackward(node) ? BufferUse.Training : plans.IsOfLoss(node) ? BufferUse.Loss : BufferUse.Forward;

    private void AddInterface(NetworkInterface contract)
    {
        foreach (var input in contract.Inputs)
        {
            Add(input.Sequence.Name, BufferUse.Forward, [input.Sequence]);
        }

        Add(contract.Valid.Name, BufferUse.Loss, [contract.Valid]);

        // Where a target can take the place of what is fed back, the forward pass reads it.
        foreach (var target in contract.Heads.Select(head => head.Target).OfType<SequenceValue>())
        {
            Add(target.Name, contract.Forced is null ? BufferUse.Loss : BufferUse.Forward, [target]);
        }

        foreach (var sequence in contract.Heads.Select(head => head.Weights).Concat([contract.OutputValid, contract.Paths?.Skips, contract.Paths?.Ends]).OfType<SequenceValue>())
        {
            Add(sequence.Name, BufferUse.Loss, [sequence]);
        }

        foreach (var sequence in new[] { contract.Forced, contract.Noise }.OfType<SequenceValue>())
        {
            Add(sequence.Name, BufferUse.Forward, [sequence]);
        }

        foreach (var mask in contract.Masks)
        {
            Add(mask.Sequence.Name, BufferUse.Training, [mask.Sequence]);
        }
    }

    private void AddCarried(Node node, BufferUse use)
    {
        foreach (var history in (node as Scan)?.Histories ?? [])
        {
            Add(history.Name, use == BufferUse.Forward ? BufferUse.States : use, [history]);
        }

        foreach (var carried in (node as ReverseScan)?.Carried ?? [])
        {
            Add(carried.Name, use, [carried], isRolling: true);
        }

        foreach (var sequence in node is Scan ? [] : node.OtherWrites.Where(s => !_buffers.ContainsKey(s)))
        {
            Add(sequence.Name, use, [sequence]);
        }
    }

    private void AddWritten(KernelPlan plan, Kernel kernel, BufferUse use, NetworkInterface contract)
    {
        var written = kernel.Stores.Select(s => s.Place.Sequence).Where(s => !_buffers.ContainsKey(s)).Distinct().ToList();
        var alone = written.Where(s => contract.Results.Contains(s) || contract.Exposed.Any(layer => layer.Sequences.Contains(s)) || s.Role == SequenceRole.Trace).ToList();
        foreach (var sequence in alone)
        {
            Add(sequence.Name, use, [sequence]);
        }

        foreach (var group in written.Except(alone).GroupBy(s => (s.Width, s.Span, s.Steps, IsTape: s.Role == SequenceRole.Tape)))
        {
            var sequences = InTensorOrder(group.ToList());
            if (!TryReuse(sequences, plan.Node, kernel))
            {
                var name = sequences.Count == 1 ? sequences[0].Name : new SequenceName(plan.Node.Name.ToString(), group.Key.IsTape ? "saved" : use == BufferUse.Training ? "deltas" : "values");
                Add(name, group.Key.IsTape ? BufferUse.Training : use, sequences);
            }
        }
    }

    /// <summary>The adjoints in the order of the tensor blocks whose gradients they make, so that one product serves several blocks.</summary>
    private IReadOnlyList<SequenceValue> InTensorOrder(IReadOnlyList<SequenceValue> sequences) => sequences
        .Select((sequence, i) => (sequence, order: _blocks.TryGetValue(sequence, out var block) ? block : (int.MaxValue, i)))
        .OrderBy(p => p.order)
        .Select(p => p.sequence)
        .ToList();

    /// <summary>For each adjoint: the first block whose gradient it makes, and which of those with the same block it is.</summary>
    private static Dictionary<SequenceValue, (int Block, int Order)> Blocks(IReadOnlyList<KernelPlan> plans)
    {
        var order = plans.SelectMany(p => p.Node.Body.LiveValues()).SelectMany(v => v.Op is Affine a ? a.Terms.Select(t => t.Parameter) : []).Distinct()
            .Select((parameter, i) => (parameter, i)).ToDictionary(p => p.parameter, p => p.i);
        return plans
            .SelectMany(plan => plan.Node.Body.Accumulations
                .OfType<OuterAccumulation>()
                .Where(a => plan.PlaceOf(a.Delta) is not null)
                .Select(a => (plan.PlaceOf(a.Delta)!.Sequence, Key: (a.Parameter.Block, order.TryGetValue(a.Parameter, out var place) ? place : -1))))
            .GroupBy(p => p.Sequence)
            .ToDictionary(g => g.Key, g => g.Min(p => p.Key));
    }

    private bool TryReuse(IReadOnlyList<SequenceValue> sequences, Node node, Kernel kernel)
    {
        if (node is not (ReverseScan or ReverseTreeScan) || sequences[0].Span != SequenceSpan.Steps)
        {
            return false;
        }

        var free = (_tapes.TryGetValue(kernel, out var tapes) ? tapes : []).Find(buffer =>
            buffer.Members.Count() == buffer.Sequences.Count
            && buffer.Sequences.Count >= sequences.Count
            && buffer.Sequences.All(s => s.Width == sequences[0].Width));
        free?.Reuse(sequences);
        foreach (var sequence in free is null ? [] : sequences)
        {
            _buffers.Add(sequence, free!);
        }

        return free is not null;
    }

    private static ILookup<SequenceValue, object> Readers(IReadOnlyList<KernelPlan> plans) => plans
        .SelectMany(plan => plan.Kernels
            .SelectMany(kernel => kernel.Computed.SelectMany(v => v.Operands.Append(v)).Select(v => (Value: v, Reader: (object)kernel)))
            .Concat(plan.Node.Body.Accumulations.SelectMany(a => a.Operands).Select(v => (Value: v, Reader: (object)plan.Node)))
            .Where(r => r.Value.Op is Input)
            .Select(r => (plan.PlaceOf(r.Value)!.Sequence, r.Reader)))
        .ToLookup(r => r.Sequence, r => r.Reader);

    private void Add(SequenceName name, BufferUse use, IReadOnlyList<SequenceValue> sequences, bool isRolling = false)
    {
        var buffer = new Buffer(name, use, sequences[0].Span, isRolling, sequences);
        All.Add(buffer);
        foreach (var sequence in sequences)
        {
            _buffers.Add(sequence, buffer);
        }

        if (sequences[0].Role == SequenceRole.Tape && sequences.SelectMany(s => _readers[s]).Distinct(ByIdentity<object>.Comparer).ToList() is [Kernel reader])
        {
            (_tapes.TryGetValue(reader, out var tapes) ? tapes : _tapes[reader] = []).Add(buffer);
        }
    }
}
