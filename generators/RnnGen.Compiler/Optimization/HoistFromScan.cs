using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Optimization;

/// <summary>
/// What depends only on x_t leaves the scan and becomes a map over all steps. A lookup always does: it is a copy, and would break up the
/// product it starts. A product does where the scan has too few rows to fill a register tile: over all steps there are enough.
/// In large batches it stays, since a map would only add a pass over its results. Of trees it always leaves: the higher levels have few nodes.
/// </summary>
internal sealed class HoistFromScan : IPass
{
    /// <summary>A product with fewer rows than this reads each weight too seldom to keep the multipliers busy.</summary>
    private const int RowsPerTile = 4;

    /// <summary>What was decided about a scan, for the emitted comment; null where there was nothing to decide.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="hoisted">The map that was cut out of it; null where none was.</param>
    /// <param name="context">What it was decided by.</param>
    public static string? Reason(Scan scan, Map? hoisted, PassContext context)
    {
        if (hoisted is not null)
        {
            return hoisted.Body.LiveValues().Any(v => v.Op is Lookup)
                ? $"What depends on the token alone was looked up for all {scan.Steps} steps at once: the product then starts from it."
                : $"What depends on x_t alone was computed for all {scan.Steps} steps at once: {context.BatchSize} rows a step do not fill a register tile.";
        }

        if (!scan.Body.LiveValues().Any(v => v.Op is Affine affine && v.Operands.Skip(affine.Starts).Any(o => o.Op is Input)))
        {
            return null;
        }

        return context.BatchSize < RowsPerTile
            ? $"The product with x_t stays in the step: with {scan.Steps} steps there is too little to gain from a pass of its own."
            : $"The product with x_t stays in the step: {context.BatchSize} rows fill the tiles, and a pass of its own would go over its results twice.";
    }

    public SequenceProgram Run(SequenceProgram program, PassContext context) =>
        program.Rewrite(node => node is Scan or TreeScan ? Hoist(node, context) : [node]);

    private static IEnumerable<Node> Hoist(Node scan, PassContext context)
    {
        var free = StateFree.Of(scan);
        var hoisted = Frontier(scan.Body, free).Where(value => Pays(value, scan, context)).ToList();
        if (hoisted.Count == 0)
        {
            return [scan];
        }

        var labels = LabelsOf(hoisted);
        var outputs = hoisted.Select((v, i) => new SequenceValue(new(scan.Name.ToString(), labels[i].ToString()), v.Width, SequenceSpan.Steps, scan.Steps)).ToList();
        var map = new Map(scan.Name.Of("input"), scan.Body with { States = [], Outputs = hoisted, Accumulations = [] }, scan.Feeds, outputs, scan.Steps, PerStep: true) { CutFrom = scan.Name };

        var feeds = scan.Feeds.Concat(outputs.Select(o => new Feed(o))).ToList();
        var body = Rewriter.Rewrite(scan.Body, (rewriter, value) => hoisted.IndexOf(value) is >= 0 and var i
            ? rewriter.Builder.Let(labels[i], rewriter.Builder.Apply(new Input(scan.Feeds.Count + i, value.Width, labels[i].ToString())))
            : null);
        return [map, scan with { Body = body, Feeds = feeds }];
    }

    private static bool Pays(Value value, Node scan, PassContext context)
    {
        var ops = Cone(value).Select(v => v.Op).ToList();
        return ops.Any(op => op is Lookup)
            || (ops.Any(op => op is MatVec) && !IsScalar(value, ops) && (scan is TreeScan || (context.BatchSize < RowsPerTile && scan.Steps >= RowsPerTile)));
    }

    /// <summary>One unit with a few terms fills no tile anyway, and is easier to read in one equation.</summary>
    private static bool IsScalar(Value value, IEnumerable<Op> ops) =>
        value.Width == 1 && ops.OfType<MatVec>().Sum(product => product.Parameter.Columns) <= Kernel.MaxScalarTerms;

    /// <summary>The largest state-free expressions: those that something with a state uses.</summary>
    private static IEnumerable<Value> Frontier(StepProgram body, HashSet<Value> free) => body.LiveValues()
        .Where(v => !free.Contains(v))
        .SelectMany(v => v.Operands)
        .Concat(body.Roots())
        .Where(v => free.Contains(v) && v.Op is not LeafOp)
        .Distinct();

    /// <summary>The value and all it is made of.</summary>
    private static IReadOnlyList<Value> Cone(Value value) => new StepProgram([], [], [value], []).LiveValues();

    private static IReadOnlyList<ValueName> LabelsOf(IReadOnlyList<Value> hoisted)
    {
        var taken = new HashSet<string>();
        return hoisted.Select(value =>
        {
            var label = LabelOf(value);
            return taken.Add(label.ToString()) ? label : label with { Text = label.Text + value.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        }).ToList();
    }

    /// <summary>What comes of x through W_i, and of what follows it: x_i.</summary>
    private static ValueName LabelOf(Value value)
    {
        var symbol = Cone(value).Select(v => v.Op switch { MatVec m => m.Parameter.Symbol, Lookup l => l.Parameter.Symbol, _ => null }).First(s => s is not null)!;
        return symbol.Letter == "W" ? (symbol with { Letter = "x" }).ToString() : value.Name ?? symbol + "x";
    }
}
