using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>
/// Writes the gradients of a node's parameters with the rows on the lanes. An element of a gradient is a register of partial sums, one for each of 16 rows; at the end
/// they are folded.
/// </summary>
internal sealed class RowGradientWriter(EmissionContext context, SourceWriter writer, KernelPlan plan)
{
    private static readonly string[] Reserved = ["g", "a", "rows", "steps", "row", "t", "part", "n", "k", "i", "j", "sum", "sums"];

    /// <summary>Writes a method for each matrix, and one for each adjoint that biases share.</summary>
    /// <returns>Their names.</returns>
    public IReadOnlyList<string> Write() =>
    [
        .. plan.Node.Body.Accumulations.OfType<OuterAccumulation>().Select(outer => WriteMethod([outer], outer.X)),
        .. plan.Node.Body.Accumulations.OfType<SumAccumulation>().GroupBy(sum => (sum.Delta, Alone: context.Schedule.IsRepeated(sum.Parameter) ? sum : null)).Select(twins => WriteMethod([.. twins], null)),
    ];

    private string WriteMethod(IReadOnlyList<Accumulation> twins, Value? x)
    {
        var parameter = twins[0].Parameter;
        var tile = RowTile.Of(parameter.Rows, x?.Width ?? 1);
        var name = context.Method((plan.Node.Name, "rows", twins[0]), $"{Identifiers.Pascal(plan.Node.Name)}_{Identifiers.Camel(parameter.ToString())}");
        var equations = string.Join("<br/>\n/// ", twins.Select(EquationText.Of(plan.Node).Gradient));
        writer.Write($"/// <summary>\n/// {equations}<br/>\n/// Rows on the lanes: each element is {BatchLanes.Block} partial sums, folded in a fixed tree.\n/// </summary>");
        writer.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {name}<V>(ref {context.T} g, ref {context.T} a, nuint rows{(plan.Node is Map { PerStep: false } ? "" : ", nuint steps")})\n    where V : struct, ILanes<V, {context.T}>"))
        {
            var arrays = new RowArrays(context, plan.Node, context.Scope(Reserved));
            var body = TileBody(twins[0].Delta, x, tile, arrays);
            writer.Write($"ref {context.T} sums = ref Unsafe.Add(ref a, TileOffset);");
            foreach (var declaration in arrays.Declarations)
            {
                writer.Write(declaration);
            }

            using (Loop("n", parameter.Rows, tile.Outputs))
            using (x is null ? null : Loop("k", x.Width, tile.Inputs))
            {
                WriteSums(tile, body);
                WriteFolds(twins.Select(twin => twin.Parameter).ToList(), tile, x is not null);
            }
        }

        writer.Line();
        return name;
    }

    private System.IDisposable Loop(string variable, int count, int step) =>
        writer.Block($"for (nuint {variable} = 0; {variable} < {count}; {(step == 1 ? variable + "++" : $"{variable} += {step}")})");

    /// <summary>What a register of rows adds to the sums of a tile.</summary>
    private string TileBody(Value delta, Value? x, RowTile tile, RowArrays arrays)
    {
        var body = new SourceWriter();
        body.Write("V " + string.Join(", ", Each(tile.Outputs, i => $"d{i} = {arrays.Load(plan.PlaceOf(delta)!, i == 0 ? "n" : $"(n + {i})")}")) + ";");
        if (x is null)
        {
            body.Write(string.Join(" ", Each(tile.Outputs, i => $"s{i}_0 += d{i};")));
            return body.ToString();
        }

        body.Write("V " + string.Join(", ", Each(tile.Inputs, j => $"x{j} = {arrays.Load(plan.PlaceOf(x)!, j == 0 ? "k" : $"(k + {j})")}")) + ";");
        for (var i = 0; i < tile.Outputs; i++)
        {
            body.Write(string.Join(" ", Each(tile.Inputs, j => $"s{i}_{j} = V.MultiplyAdd(d{i}, x{j}, s{i}_{j});")));
        }

        return body.ToString();
    }

    private void WriteSums(RowTile tile, string body)
    {
        using (writer.Block($"for (nuint part = 0; part < {BatchLanes.Block}; part += (nuint)V.Count)"))
        {
            writer.Write($"V {string.Join(", ", Each(tile.Outputs, i => string.Join(", ", Each(tile.Inputs, j => $"s{i}_{j} = V.Zero"))))};");
            using (plan.Node is Map { PerStep: false } ? null : writer.Block($"for (nuint t = 0; t < steps; t++)"))
            using (writer.Block($"for (nuint row = part; row < rows; row += {BatchLanes.Block})"))
            {
                writer.Write(body.TrimEnd('\n'));
            }

            writer.Line();
            for (var i = 0; i < tile.Outputs; i++)
            {
                writer.Write(string.Join(" ", Each(tile.Inputs, j => $"s{i}_{j}.Store(ref sums, part{(i + j > 0 ? $" + {((i * tile.Inputs) + j) * BatchLanes.Block}" : "")});")));
            }
        }
    }

    /// <summary>The sums of a tile go to the gradient; biases that have the same adjoint share them.</summary>
    private void WriteFolds(IReadOnlyList<Parameter> twins, RowTile tile, bool isMatrix)
    {
        writer.Line();
        using (writer.Block($"for (nuint i = 0; i < {tile.Outputs}; i++)"))
        using (isMatrix ? writer.Block($"for (nuint j = 0; j < {tile.Inputs}; j++)") : null)
        {
            var index = isMatrix ? $"((i * {tile.Inputs}) + j) * {BatchLanes.Block}" : $"i * {BatchLanes.Block}";
            writer.Write($"{context.T} sum = RowBlocks.Fold(ref Unsafe.Add(ref sums, {index}));");
            foreach (var parameter in twins)
            {
                var place = context.Schedule.Parameters[parameter];
                var input = isMatrix ? $" + {Times("(k + j)", place.InputStride)}" : "";
                writer.Write($"Unsafe.Add(ref g, {context.Offset(parameter)} + {Times("(n + i)", place.OutputStride)}{input}) += sum;");
            }
        }
    }

    private static string Times(string index, int stride) => stride == 1 ? index : $"({index} * {stride})";

    private static IEnumerable<string> Each(int count, System.Func<int, string> text) => Enumerable.Range(0, count).Select(text);
}

/// <summary>A tile of a gradient that is summed in registers; it divides the gradient.</summary>
internal sealed record RowTile(int Outputs, int Inputs)
{
    /// <summary>The tile with the most elements that there are registers for.</summary>
    public static RowTile Of(int outputs, int inputs) => (
        from n in Enumerable.Range(1, outputs)
        from k in Enumerable.Range(1, inputs)
        where outputs % n == 0 && inputs % k == 0 && n * k <= BatchLanes.TileLimit
        orderby n * k descending, n + k
        select new RowTile(n, k)).First();
}
