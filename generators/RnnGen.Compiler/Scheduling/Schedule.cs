using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Scheduling;

/// <summary>A program with every decision made: what remains is to write it down.</summary>
internal sealed record Schedule(
    NetworkGraph Network,
    SequenceProgram Program,
    IReadOnlyList<LoweredLayer> Layers,
    KernelTable Kernels,
    AccumulationPlan Accumulation,
    ParameterPlan Parameters,
    MemoryPlan Memory,
    BatchLanes? Rows)
{
    /// <summary>The schedule of a session's step, one row and one step; null where the network cannot run step by step.</summary>
    public Schedule? Stream { get; init; }

    public int ElementBytes => Network.Options.Precision == Precision.Double ? 8 : 4;

    /// <summary>The numbers in the widest register.</summary>
    public int WidestLanes => 64 / ElementBytes;

    /// <summary>Whether its kernels take one row, and no number of rows.</summary>
    public bool IsOfOneRow => Session is not null;

    /// <summary>The memory of a session's step; null in the schedule of the other passes.</summary>
    public SessionPlan? Session { get; private init; }

    /// <summary>Along which time each node runs.</summary>
    public TimePlan Times { get; } = TimePlan.Of(Program);

    private readonly EncoderPart? _encoder = Rows is null ? EncoderPart.Of(Program, TimePlan.Of(Program)) : null;

    /// <summary>Whether steps are nodes of trees, and stand by slot.</summary>
    public bool HasTrees { get; } = Program.Forward.Any(node => node is TreeScan);

    public static Schedule Of(NetworkGraph network, IReadOnlyList<LoweredLayer> layers, SequenceProgram rounded, SequenceProgram program, CancellationToken cancellationToken)
    {
        var options = network.Options;
        var lanes = 64 / (options.Precision == Precision.Double ? 8 : 4);
        var accumulation = AccumulationPlan.Of(rounded);
        var kernels = KernelTable.Of(program, accumulation, cancellationToken);
        var parameters = new ParameterPlan(layers.SelectMany(l => l.Parameters), accumulation, lanes);
        var transposed = kernels
            .Where(plan => kernels.IsOfBackward(plan.Node))
            .SelectMany(plan => plan.Kernels.Where(kernel => !kernel.IsScalar).SelectMany(kernel => kernel.Products))
            .SelectMany(v => ((Affine)v.Op).Terms.Where(t => t.Transposed).Select(t => t.Parameter))
            .Where(p => !accumulation.IsDot(p))
            .Distinct()
            .OrderBy(p => p.StorageName, System.StringComparer.Ordinal).ThenBy(p => p.Block);
        var rows = BatchLanes.Of(program, kernels, options);
        var shards = rows is null ? Shards(network, layers, program, parameters) : new ShardPlan(options.BatchSize, options.BatchSize);
        var memory = new MemoryPlan(new BufferPlan(program, kernels), shards, TileLength(kernels, shards.Rows, lanes), transposed, rows, program.Interface, lanes);
        return new Schedule(network, program, layers, kernels, accumulation, parameters, memory, rows);
    }

    /// <summary>The same weights, and the same order of every sum, for one row.</summary>
    /// <param name="program">The forward pass.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Schedule OfOneRow(SequenceProgram program, CancellationToken cancellationToken)
    {
        var kernels = KernelTable.Of(program, Accumulation, cancellationToken);
        var buffers = new BufferPlan(program, kernels);
        var memory = new MemoryPlan(buffers, new ShardPlan(1, 1), tile: 0, transposed: [], rows: null, program.Interface, WidestLanes);
        return this with { Program = program, Kernels = kernels, Memory = memory, Rows = null, Session = new SessionPlan(buffers, program.Interface.Heads, WidestLanes) };
    }

    /// <summary>Of a session's step, the states that begin with trained vectors.</summary>
    public IReadOnlyList<LearnedState> LearnedStates { get; init; } = [];

    /// <summary>Whether the network can run step by step along a stream: nothing in it waits for a later step.</summary>
    public bool CanStream => Program.Forward.All(node => EncoderPart.CanStream(Program, node));

    /// <summary>
    /// Whether the losses can be computed by themselves, of outputs that the library puts there: rows of any number of steps are taken step after step, and their losses some positions at a time. A loss over a whole row cannot be
    /// cut so, and where outputs are fed back, losses are those with targets in their place.
    /// </summary>
    public bool ScoresOutputs
    {
        get
        {
            var known = new HashSet<SequenceValue>(Program.Interface.Compared.Concat(Program.Interface.Heads.Select(head => head.Logits.Sequence)).Append(Program.Interface.Valid));
            return CanStream && Program.Interface.Forcing is null && Program.Loss.Count > 0 && Program.Loss.All(node =>
            {
                var isAlone = node is Map && node.Feeds.Select(feed => feed.Sequence).Concat(node.OtherReads).All(known.Contains);
                known.UnionWith(node.Writes);
                return isAlone;
            });
        }
    }

    /// <summary>Of a network with a decoder whose encoder can run step by step along a stream, both parts; null for others.</summary>
    public EncoderPart? Encoder => Session is null ? _encoder : null;

    /// <summary>The states that a window of a stateful network hands on to the next one: those of scans that begin with what the library says.</summary>
    public IEnumerable<(Scan Scan, SequenceValue History)> CarriedOver =>
        from scan in Program.Forward.OfType<Scan>()
        from pair in scan.Histories.Zip(scan.Initials, (history, initial) => (history, initial))
        where IsCarriedOver(scan, pair.initial)
        select (scan, pair.history);

    /// <summary>Whether the library puts the state there that a scan begins with.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="initial">What the program says that the state begins with.</param>
    public bool IsCarriedOver(Scan scan, Feed? initial) => Network.Options.Stateful && scan.Direction == Direction.Forward && initial is null;

    /// <summary>Whether a parameter's gradient is added to in several places: it stands in several equations.</summary>
    public bool IsRepeated(Parameter parameter) => Repeated.Contains(parameter);

    private HashSet<Parameter> Repeated { get; } = new(Program.Backward.SelectMany(node => node.Body.Accumulations).GroupBy(a => a.Parameter).Where(uses => uses.Count() > 1).Select(uses => uses.Key));

    /// <summary>How the time of a scan is written out.</summary>
    public UnrollPlan UnrollOf(Node scan) => UnrollPlan.Of(Network.Options, scan.Steps);

    /// <summary>The kernels that have kernels with lanes over units: none with lanes over rows.</summary>
    public IEnumerable<KernelPlan> UnitKernels => Rows is null ? Kernels : [];

    public KernelPlan KernelsOf(Node node) => Kernels[node];

    public Tile TileOf(Kernel kernel) => Tile.ForProduct(kernel.Products.Count, kernel.Width, Memory.ShardRows, WidestLanes);

    /// <summary>Nodes of trees are sorted by level, not by row: they stay together.</summary>
    private static ShardPlan Shards(NetworkGraph network, IReadOnlyList<LoweredLayer> layers, SequenceProgram program, ParameterPlan parameters)
    {
        var options = network.Options;
        if (program.Forward.Any(node => node is TreeScan))
        {
            return new ShardPlan(options.BatchSize, options.BatchSize);
        }

        if (options.ShardRows > 0)
        {
            return new ShardPlan(options.BatchSize, System.Math.Min(options.ShardRows, options.BatchSize));
        }

        var steps = System.Math.Max(options.Steps, options.OutputSteps);
        return ShardPlan.Of(options.BatchSize, steps * layers.Sum(layer => layer.FlopsPerStep), (long)parameters.Length * (options.Precision == Precision.Double ? 8 : 4));
    }

    /// <summary>The largest tile that a product leaves to its elementwise equations.</summary>
    private static int TileLength(IEnumerable<KernelPlan> plans, int batchSize, int lanes) => plans
        .SelectMany(plan => plan.Kernels)
        .Where(kernel => kernel.Kind == KernelKind.Product && !kernel.IsScalar)
        .Select(kernel =>
        {
            var tile = Tile.ForProduct(kernel.Products.Count, kernel.Width, batchSize, lanes);
            return tile.Rows * tile.Vectors * kernel.Products.Count * lanes;
        })
        .DefaultIfEmpty(0)
        .Max();
}
