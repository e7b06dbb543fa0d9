using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// A step program cut into kernels. A product needs its operand whole, so it opens a new kernel; elementwise equations join the kernel of
/// their last operand. What one kernel leaves to another stands in a temporary.
/// </summary>
/// <param name="Node">The node.</param>
/// <param name="Kernels">Its kernels, in order.</param>
/// <param name="Temporaries">The temporaries.</param>
internal sealed record KernelPlan(Node Node, IReadOnlyList<Kernel> Kernels, IReadOnlyDictionary<Value, SequenceValue> Temporaries)
{
    public static KernelPlan Of(Node node, AccumulationPlan accumulation)
    {
        var live = node.Body.LiveValues();
        var destinations = Destinations(node);
        var levels = Levels(live, node.Body.Accumulations, destinations.Keys, accumulation);
        var computed = live.Where(levels.ContainsKey).ToList();
        var temporaries = FindTemporaries(node, computed, levels, destinations, accumulation);
        var withLengths = new HashSet<Value>(temporaries.Keys.Where(value => IsReadWithLengths(value, node.Body, computed, accumulation)));

        var kernels = computed
            .GroupBy(v => KeyOf(v, levels[v], accumulation))
            .OrderBy(g => g.Key.Level).ThenBy(g => g.First().Id)
            .Select(group => new Kernel(
                group.Key.Kind,
                group.Key.Width,
                group.Where(v => v.Op is Affine).ToList(),
                group.Where(v => v.Op is not Affine).ToList(),
                group.SelectMany(v => Stores(v, destinations, temporaries, withLengths)).ToList()))
            .Select(kernel => kernel.Kind == KernelKind.Product && kernel.Products.Count == 0 ? kernel with { Kind = KernelKind.Elementwise } : kernel)
            .ToList();
        return new KernelPlan(node, kernels, temporaries);
    }

    /// <summary>The place of a value that another kernel, or an accumulation, reads; null for a value that every kernel loads for itself.</summary>
    public Place? PlaceOf(Value value)
    {
        switch (value.Op)
        {
            case Input input:
                var feed = Node.Feeds[input.Index];
                return new Place(feed.Sequence, feed.Access switch
                {
                    FeedAccess.Previous => PlaceTime.Previous,
                    FeedAccess.Final => PlaceTime.Final,
                    _ => PlaceTime.Current,
                });
            case State state:
                var carried = Node is Scan scan ? scan.Histories : ((ReverseScan)Node).Carried;
                return new Place(carried[state.Index], PlaceTime.Previous);
            default:
                return Temporaries.TryGetValue(value, out var temporary)
                    ? new Place(temporary, PlaceTime.Current)
                    : Destinations(Node).TryGetValue(value, out var places) ? places.Find(place => place.Sequence.Role != SequenceRole.Tape) ?? places[0] : null;
        }
    }

    /// <summary>The values that the elementwise equations of a kernel read: the leaves of their equations, and what earlier kernels have left.</summary>
    public static IEnumerable<Value> LoadedByElements(Kernel kernel)
    {
        var computed = new HashSet<Value>(kernel.Computed.Where(v => !IsLoaded(v)));
        return kernel.Elements.Where(IsLoaded)
            .Concat(kernel.Elements.Where(v => !IsLoaded(v)).SelectMany(v => v.Operands))
            .Where(v => !computed.Contains(v))
            .Distinct();
    }

    /// <summary>
    /// In which passes the elementwise equations of a kernel read a value: one that is 0 without lengths is not read there, nor is one that only rows that have ended keep.
    /// </summary>
    public static PassCondition ConditionOfLoad(Kernel kernel, Value value) =>
        value.Op is Input { Kind: InputKind.Valid } || WhileValid.IsZeroWithoutLengths(value) || IsKeptByEndedRows(kernel, value) ? PassCondition.WithLengths : PassCondition.Always;

    /// <summary>In which passes a product reads what its sum starts with.</summary>
    public static PassCondition ConditionOfStart(Value start) => WhileValid.IsZeroWithoutLengths(start) ? PassCondition.WithLengths : PassCondition.Always;

    /// <summary>Everything that a kernel reads of the workspace, and in which passes.</summary>
    public IEnumerable<Load> Loads(Kernel kernel)
    {
        if (kernel.Kind is KernelKind.Row or KernelKind.Block)
        {
            return kernel.Elements.SelectMany(v => v.Operands).Where(operand => operand.Op is not Bias).Select(operand => LoadOf(operand, PassCondition.Always));
        }

        var starts = kernel.Products.SelectMany(product => product.Operands.Take(((Affine)product.Op).Starts)).Where(start => start.Op is not Bias)
            .Select(start => LoadOf(start, kernel.Kind == KernelKind.Dot ? PassCondition.Always : ConditionOfStart(start)));
        var operands = kernel.Products.SelectMany(product => product.Operands.Skip(((Affine)product.Op).Starts)).Select(operand => LoadOf(operand, PassCondition.Always));
        var elements = LoadedByElements(kernel).Select(value => value.Op is Lookup ? value.Operands[0] : value).Where(value => value.Op is not (Bias or Constant))
            .Select(value => LoadOf(value, ConditionOfLoad(kernel, value)));
        return starts.Concat(operands).Concat(elements);
    }

    private Load LoadOf(Value value, PassCondition condition) =>
        new(value, PlaceOf(value) ?? throw new InvalidOperationException($"{Node.Name} reads {value}, which stands nowhere."), condition);

    /// <summary>Whether a value is only kept by rows that have ended.</summary>
    private static bool IsKeptByEndedRows(Kernel kernel, Value value)
    {
        var users = kernel.Elements.Where(v => v.Operands.Contains(value)).ToList();
        return users.Count > 0
            && users.All(u => u.Op is WhileValid && u.Operands[2] == value && u.Operands[1] != value)
            && !kernel.Stores.Any(s => s.Value == value);
    }

    /// <summary>
    /// Whether a value is 0 without lengths and everything that reads it knows: equations, and products that start with it. What a product multiplies with, a reduction or an accumulation
    /// reads whole rows of memory; for these the zeros are written.
    /// </summary>
    private static bool IsReadWithLengths(Value value, StepProgram body, IEnumerable<Value> computed, AccumulationPlan accumulation)
    {
        bool Knows(Value user) => user.Op is ElementwiseOp || (user.Op is Affine affine && !accumulation.IsDot(user) && !user.Operands.Skip(affine.Starts).Contains(value));
        return WhileValid.IsZeroWithoutLengths(value)
            && computed.Where(user => user.Operands.Contains(value)).All(Knows)
            && !body.Accumulations.Any(a => a.Operands.Contains(value));
    }

    /// <summary>Whether a value is loaded where it is used: it needs no kernel.</summary>
    public static bool IsLoaded(Value value) => value.Op is LeafOp or Bias or Constant or Lookup;

    /// <summary>What a product reads from arrays: its vectors, and what it starts from other than biases.</summary>
    public static IEnumerable<Value> ReadByProduct(Value product) => product.Operands.Where((operand, i) => operand.Op is not Bias || i >= ((Affine)product.Op).Starts);

    /// <summary>
    /// What is loaded, but is an operand that must be whole in memory: that of a product, of a reduction, of a gradient. What a product starts from is loaded unit by unit, and operations on whole
    /// rows read trained vectors where they stand.
    /// </summary>
    private static IEnumerable<Value> WholeLoads(IEnumerable<Value> live, IEnumerable<Accumulation> accumulations) => live
        .SelectMany(user => user.Op switch
        {
            ReductionOp => user.Operands,
            MovementOp => user.Operands.Where(operand => operand.Op is not Bias),
            Affine affine => user.Operands.Skip(affine.Starts),
            _ => [],
        })
        .Concat(accumulations.SelectMany(accumulation => accumulation.Operands))
        .Where(operand => operand.Op is Lookup or Bias or Constant)
        .Distinct();

    private static Dictionary<Value, int> Levels(IReadOnlyList<Value> live, IEnumerable<Accumulation> accumulations, IEnumerable<Value> written, AccumulationPlan accumulation)
    {
        // What a product needs whole has a level below the product's: of one width, both would otherwise stand in one kernel.
        var levels = new Dictionary<Value, int>();
        var whole = new HashSet<Value>(WholeLoads(live, accumulations));
        foreach (var value in live.Where(v => !IsLoaded(v) || whole.Contains(v)))
        {
            levels.Add(value, value.Operands.Where(levels.ContainsKey).Select(o => levels[o] + (NeedsWhole(value, o, accumulation) ? 1 : 0)).DefaultIfEmpty(0).Max());
        }

        // What leaves the program as it was loaded needs a kernel that writes it.
        foreach (var value in written.Where(v => !levels.ContainsKey(v)).Distinct().ToList())
        {
            levels.Add(value, 0);
        }

        return levels;
    }

    /// <summary>Whether an operand must be complete in memory before the value can be computed.</summary>
    private static bool NeedsWhole(Value value, Value operand, AccumulationPlan accumulation) =>
        value.Op is Affine or ReductionOp or MovementOp || operand.Op is ReductionOp or MovementOp || operand.Width != value.Width || accumulation.IsDot(operand);

    private static (int Level, KernelKind Kind, int Width) KeyOf(Value value, int level, AccumulationPlan accumulation) => value.Op switch
    {
        ReductionOp => (level, KernelKind.Row, value.Operands[0].Width),
        MovementOp => (level, KernelKind.Block, value.Width),

        // What is only stored has a kernel of its own: products write what they compute.
        _ when IsLoaded(value) => (level, KernelKind.Elementwise, value.Width),
        _ => (level, accumulation.IsDot(value) ? KernelKind.Dot : KernelKind.Product, value.Width),
    };

    private static Dictionary<Value, List<Place>> Destinations(Node node)
    {
        var destinations = new Dictionary<Value, List<Place>>();
        void Add(Value value, SequenceValue sequence)
        {
            if (!destinations.TryGetValue(value, out var places))
            {
                destinations.Add(value, places = []);
            }

            places.Add(new Place(sequence, PlaceTime.Current));
        }

        var carried = node switch { Scan scan => scan.Histories, ReverseScan reverse => reverse.Carried, _ => [] };
        for (var i = 0; i < carried.Count; i++)
        {
            Add(node.Body.States[i].Next, carried[i]);
        }

        for (var i = 0; i < node.Outputs.Count; i++)
        {
            Add(node.Body.Outputs[i], node.Outputs[i]);
        }

        return destinations;
    }

    private static string NameOf(Value value) => value switch
    {
        { Name: { } name } => name.ToString(),
        { Op: WhileValid } when value.Operands[2].Op is State kept => kept.Label + "Kept",
        { Op: WhileValid } => "kept",
        _ => "part" + value.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static IEnumerable<Store> Stores(
        Value value, IReadOnlyDictionary<Value, List<Place>> destinations, IReadOnlyDictionary<Value, SequenceValue> temporaries, ICollection<Value> withLengths)
    {
        foreach (var place in destinations.TryGetValue(value, out var places) ? places : [])
        {
            yield return new Store(value, place, place.Sequence.Role == SequenceRole.Tape ? PassCondition.WithTape : PassCondition.Always);
        }

        if (temporaries.TryGetValue(value, out var temporary))
        {
            yield return new Store(value, new Place(temporary, PlaceTime.Current), withLengths.Contains(value) ? PassCondition.WithLengths : PassCondition.Always);
        }
    }

    private static Dictionary<Value, SequenceValue> FindTemporaries(
        Node node, IReadOnlyList<Value> computed, IReadOnlyDictionary<Value, int> levels,
        IReadOnlyDictionary<Value, List<Place>> destinations, AccumulationPlan accumulation)
    {
        var span = node is Map { PerStep: true } || node is TreeScan or ReverseTreeScan ? SequenceSpan.Steps : SequenceSpan.Once;
        bool Crosses(Value user, Value operand) =>
            !IsLoaded(operand) && KeyOf(user, levels[user], accumulation) != KeyOf(operand, levels[operand], accumulation);
        bool IsPlaced(Value value) =>
            destinations.TryGetValue(value, out var places) && places.Any(p => p.Sequence.Role != SequenceRole.Tape);

        return computed
            .SelectMany(user => user.Operands.Where(operand => Crosses(user, operand)))
            .Concat(node.Body.Accumulations.SelectMany(a => a.Operands).Where(v => !IsLoaded(v)))
            .Concat(WholeLoads(computed, node.Body.Accumulations))
            .Where(value => !IsPlaced(value))
            .Distinct()
            .ToDictionary(value => value, value => new SequenceValue(new(node.Name.ToString(), NameOf(value)), value.Width, span, node.Steps));
    }
}
