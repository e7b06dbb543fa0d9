using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>What the writers of one kernel with the rows on the lanes share: the node, its arrays, and where its text goes.</summary>
/// <param name="Context">The network.</param>
/// <param name="Plan">The node's kernels.</param>
/// <param name="Names">The names in the method.</param>
/// <param name="Arrays">The node's arrays.</param>
/// <param name="Body">Where its text goes.</param>
internal sealed record RowScope(EmissionContext Context, KernelPlan Plan, Identifiers Names, RowArrays Arrays, SourceWriter Body)
{
    /// <summary>A method's scope.</summary>
    public static RowScope Of(EmissionContext context, KernelPlan plan)
    {
        var names = context.Scope("p", "a", "tile", "rows", "steps", "end", "left", "row", "unit", "t", "k", "x");
        return new(context, plan, names, new RowArrays(context, plan.Node, names), new SourceWriter());
    }

    public Node Node => Plan.Node;

    /// <summary>A named value's equation, beside its code.</summary>
    public void Comment(Value value)
    {
        var text = EquationText.Of(Node);
        if (text.IsNamed(value))
        {
            Body.Write("// " + text.Equation(value));
        }
    }

    /// <summary>A name for each number of a value.</summary>
    public static IReadOnlyList<string> NamesOf(Identifiers names, string wish, int width) =>
        width == 1 ? [names.Unique(wish)] : Enumerable.Range(0, width).Select(unit => names.Unique($"{wish}_{EmissionContext.Number(unit)}")).ToList();

    /// <summary>Loads all numbers of a value.</summary>
    public IReadOnlyList<string> LoadAll(Value operand, Identifiers names)
    {
        var locals = NamesOf(names, LocalName.Of(operand, Node), operand.Width);
        Body.Write($"V {string.Join(", ", locals.Select((local, unit) => $"{local} = {Arrays.Load(Plan.PlaceOf(operand)!, EmissionContext.Number(unit))}"))};");
        return locals;
    }

    /// <summary>Where a number of a product stands between the product and the equations.</summary>
    public static string TileIndex(Kernel kernel, int product, string unit) =>
        long.TryParse(unit, out var number)
            ? EmissionContext.Number(((product * kernel.Width) + number) * BatchLanes.Block)
            : $"({unit} * {BatchLanes.Block}){(product > 0 ? $" + {product * kernel.Width * BatchLanes.Block}" : "")}";
}
