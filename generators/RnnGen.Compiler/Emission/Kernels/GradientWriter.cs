using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the kernels that add to the gradients of parameters, over the rows of one or several steps.</summary>
internal sealed class GradientWriter(KernelWriter kernel, Gradient gradient, KernelSignature signature, IReadOnlyList<string> equations)
{
    private SourceWriter Writer => kernel.Writer;

    private EmissionContext Context => kernel.Context;

    /// <summary>Whether it has one output, and few inputs: then it is written on single numbers, without lanes.</summary>
    public bool IsScalar => gradient.Accumulations[0] switch
    {
        OuterAccumulation => gradient.Width * (long)gradient.First.Columns <= Kernel.MaxScalarTerms && gradient.Width == 1,
        SumAccumulation => gradient.Width == 1,
        _ => false,
    };

    /// <summary>How many parts of it can be computed apart from each other: tiles of its elements, each over all rows.</summary>
    public int Parts { get; private set; } = 1;

    /// <summary>The work of each part, over one row, in multiply-adds. What is added in memory counts twice.</summary>
    public long Work { get; private set; } = 2L * gradient.Width * (1 + gradient.Twins.Count);

    public void Write(string name)
    {
        signature.WritesGradients = true;
        if (IsScalar)
        {
            Scalar(name);
            return;
        }

        switch (gradient.Accumulations[0])
        {
            case OuterAccumulation when Context.Schedule.Accumulation.IsDot(gradient.First):
                Outer(name, gradient.First.Rows, gradient.Delta, gradient.First.Columns, gradient.Operand!, gradient.First.Columns);
                break;
            case OuterAccumulation:
                Outer(name, gradient.First.Columns, gradient.Operand!, gradient.Width, gradient.Delta, Context.Schedule.Parameters[gradient.First].InputStride);
                break;
            case SumAccumulation:
                Sum(name);
                break;
            default:
                Scatter(name);
                break;
        }
    }

    /// <summary>A product over all rows: columns of one array (broadcast) by columns of another (on the lanes).</summary>
    private void Outer(string name, int inputs, Place broadcast, int outputs, Place lanes, int stride)
    {
        var x = signature.Argument(broadcast);
        var d = signature.Argument(lanes);
        var tile = Tile.ForGradient(inputs, outputs, Context.Schedule.WidestLanes);
        var shape = $"{inputs} x {outputs} over k = rows, in tiles of {tile.Rows} x {tile.Vectors} vectors.";
        var needsManyRegisters = tile.Rows * tile.Vectors > Tile.FewRegisters;
        var half = tile.Vectors % 2 == 0 ? tile with { Vectors = tile.Vectors / 2 } : tile with { Rows = (tile.Rows + 1) / 2 };

        // Parts begin where tiles begin, at every width.
        var part = needsManyRegisters && tile.Rows % half.Rows != 0 ? tile.Rows * half.Rows : tile.Rows;
        Parts = (inputs + part - 1) / part;
        Work = (long)System.Math.Min(part, inputs) * outputs;
        signature.IsDivided = Parts > 1;
        var narrow = Context.Method((name, "Narrow"), name + "Narrow");
        kernel.Units(equations.Append(shape), name, signature, isPass: false, outputs, tile.Vectors, (begin, end) =>
        {
            Writer.Write("nuint lanes = (nuint)V.Count;");
            if (needsManyRegisters)
            {
                kernel.WriteNarrow(narrow, signature, begin, end, isPass: false);
            }

            OuterUnits(begin, end, inputs, part, tile, x, signature.Column(broadcast), d, signature.Column(lanes), stride);
        });
        if (needsManyRegisters)
        {
            Writer.Line();
            using (kernel.HeadOfNarrow(name, narrow, signature, isPass: false))
            {
                Writer.Write("nuint lanes = (nuint)V.Count;");
                OuterUnits("begin", "end", inputs, part, half, x, signature.Column(broadcast), d, signature.Column(lanes), stride);
            }
        }
    }

    private void OuterUnits(string begin, string end, int inputs, int part, Tile tile, KernelArgument x, int xColumn, KernelArgument d, int dColumn, int stride)
    {
        var names = signature.Locals();
        using (Writer.Block($"for (nuint unit = {begin}; unit < {end}; unit += {(tile.Vectors == 1 ? "lanes" : $"{tile.Vectors} * lanes")})"))
        {
            Writer.Write($"ref {Context.T} d0 = ref Unsafe.Add(ref {d.Name}, {(dColumn == 0 ? "unit" : $"{dColumn} + unit")});");
            var target = names.Unique("target");
            var whole = inputs / tile.Rows * tile.Rows;
            var last = signature.IsDivided ? $"endPart * {part}" : EmissionContext.Number(whole);
            if (signature.IsDivided && inputs % part != 0)
            {
                last = names.Unique("last");
                Writer.Write($"nuint {last} = endPart < {Parts} ? endPart * {part} : {whole};");
            }

            using (Writer.Block($"for (nuint k = {(signature.IsDivided ? $"beginPart * {part}" : "0")}; k < {last}; k += {tile.Rows})"))
            {
                OuterTile(tile.Rows, tile.Vectors, x, xColumn, d, stride, target);
            }

            if (whole < inputs)
            {
                Writer.Line();
                Writer.Write($"// {inputs} = {whole} + {inputs - whole}: a smaller tile for the rest.");
                using (Writer.Block(signature.IsDivided ? $"if (endPart == {Parts})" : ""))
                {
                    Writer.Write($"const nuint k = {whole};");
                    OuterTile(inputs - whole, tile.Vectors, x, xColumn, d, stride, target);
                }
            }
        }
    }

    private void OuterTile(int rows, int vectors, KernelArgument x, int column, KernelArgument d, int stride, string target)
    {
        Writer.Write($"ref {Context.T} x0 = ref Unsafe.Add(ref {x.Name}, {(column == 0 ? "k" : $"{column} + k")});");
        Writer.Write($"ref {Context.T} {target} = ref Unsafe.Add(ref g, {Context.Offset(gradient.First)} + (k * {stride}) + unit);");
        for (var m = 0; m < rows; m++)
        {
            Writer.Write("V " + string.Join(", ", Each(vectors, v => $"{Sum(m, v, vectors)} = V.Load(ref {target}, {m * stride}{Plus(v)})")) + ";");
        }

        using (Writer.Block("for (nuint row = 0; row < rows; row++)"))
        {
            Writer.Write("V " + string.Join(", ", Each(vectors, v => $"u{v} = V.Load(ref d0, {At(v)})")) + ";");
            for (var m = 0; m < rows; m++)
            {
                Writer.Write($"V e{m} = V.Broadcast({(m == 0 ? "x0" : $"Unsafe.Add(ref x0, {m})")});");
                Writer.Write(string.Join(" ", Each(vectors, v => $"{Sum(m, v, vectors)} = V.MultiplyAdd(e{m}, u{v}, {Sum(m, v, vectors)});")));
            }

            Writer.Write($"x0 = ref Unsafe.Add(ref x0, {x.Buffer.RowStride});");
            Writer.Write($"d0 = ref Unsafe.Add(ref d0, {d.Buffer.RowStride});");
        }

        Writer.Line();
        Writer.Write($"d0 = ref Unsafe.Subtract(ref d0, rows * {d.Buffer.RowStride});");
        for (var m = 0; m < rows; m++)
        {
            Writer.Write(string.Join(" ", Each(vectors, v => $"{Sum(m, v, vectors)}.Store(ref {target}, {m * stride}{Plus(v)});")));
        }
    }

    /// <summary>One output: a sum for each input.</summary>
    private void Scalar(string name)
    {
        var targets = gradient.All.SelectMany(g => Enumerable.Range(0, g.First.Columns).Select(k =>
            (Offset: Context.Offset(g.First) + (k > 0 ? $" + {k * StrideOf(g.First)}" : ""), Input: k))).ToList();
        var d = signature.Argument(gradient.Delta);
        var x = gradient.Operand is { } operand ? signature.Argument(operand) : null;
        var delta = signature.Locals().Unique("delta");
        using (kernel.Head(equations.Append("One unit: plain sums over the rows."), name, signature, isPass: false, "nuint rows", hasLanes: false))
        {
            Writer.Write("V " + string.Join(", ", targets.Select((target, i) => $"s{i} = V.Load(ref g, {target.Offset})")) + ";");
            using (Writer.Block("for (nuint row = 0; row < rows; row++)"))
            {
                Writer.Write($"V {delta} = V.Load(ref {d.Name}, {RowOf(d, signature.Column(gradient.Delta))});");
                Writer.Write(string.Join(" ", targets.Select((target, i) => x is null
                    ? $"s{i} += {delta};"
                    : $"s{i} = V.MultiplyAdd(V.Load(ref {x.Name}, {RowOf(x, signature.Column(gradient.Operand!) + target.Input)}), {delta}, s{i});")));
            }

            Writer.Line();
            Writer.Write(string.Join(" ", targets.Select((target, i) => $"s{i}.Store(ref g, {target.Offset});")));
        }
    }

    private int StrideOf(Parameter parameter) => Context.Schedule.Parameters[parameter].InputStride;

    private static string RowOf(KernelArgument argument, int column)
    {
        var row = argument.Buffer.RowStride == 1 ? "row" : $"(row * {argument.Buffer.RowStride})";
        return column == 0 ? row : $"{row} + {column}";
    }

    /// <summary>Column sums: a bias takes part in every row and step. The two biases of a recurrent layer have the same adjoints, read once.</summary>
    private void Sum(string name)
    {
        var d = signature.Argument(gradient.Delta);
        var vectors = Tile.ForGradient(1, gradient.Width, Context.Schedule.WidestLanes).Vectors;
        var names = signature.Locals();
        var twins = gradient.All.Select((twin, i) => (Target: names.Unique("target" + (i == 0 ? "" : EmissionContext.Number(i + 1))), twin.First, Index: i)).ToList();
        kernel.Units(equations, name, signature, isPass: false, gradient.Width, vectors, (begin, end) =>
        {
            Writer.Write("nuint lanes = (nuint)V.Count;");
            using (Writer.Block($"for (nuint unit = {begin}; unit < {end}; unit += {(vectors == 1 ? "lanes" : $"{vectors} * lanes")})"))
            {
                var column = signature.Column(gradient.Delta);
                Writer.Write($"ref {Context.T} d0 = ref Unsafe.Add(ref {d.Name}, {(column == 0 ? "unit" : $"{column} + unit")});");
                foreach (var (target, first, index) in twins)
                {
                    Writer.Write($"ref {Context.T} {target} = ref Unsafe.Add(ref g, {Context.Offset(first)} + unit);");
                    Writer.Write("V " + string.Join(", ", Each(vectors, v => $"{Sum(index, v, vectors)} = V.Load(ref {target}, {At(v)})")) + ";");
                }

                using (Writer.Block("for (nuint row = 0; row < rows; row++)"))
                {
                    Writer.Write("V " + string.Join(", ", Each(vectors, v => $"u{v} = V.Load(ref d0, {At(v)})")) + ";");
                    foreach (var (_, _, index) in twins)
                    {
                        Writer.Write(string.Join(" ", Each(vectors, v => $"{Sum(index, v, vectors)} += u{v};")));
                    }

                    Writer.Write($"d0 = ref Unsafe.Add(ref d0, {d.Buffer.RowStride});");
                }

                Writer.Line();
                foreach (var (target, _, index) in twins)
                {
                    Writer.Write(string.Join(" ", Each(vectors, v => $"{Sum(index, v, vectors)}.Store(ref {target}, {At(v)});")));
                }
            }
        });
    }

    /// <summary>A looked-up column of the matrix gets its adjoint; rows in order, since a token may occur twice.</summary>
    private void Scatter(string name)
    {
        var token = signature.Token(gradient.Operand!);
        var d = signature.Argument(gradient.Delta);
        var stride = Context.Schedule.Parameters[gradient.First].InputStride;
        var target = signature.Locals().Unique("target");
        kernel.Units(equations, name, signature, isPass: false, gradient.Width, vectors: 1, (begin, end) =>
        {
            using (Writer.Block("for (nuint row = 0; row < rows; row++)"))
            {
                Writer.Write($"ref {Context.T} {target} = ref Unsafe.Add(ref g, {Context.Offset(gradient.First)} + ({token} * {stride}));");
                Writer.Write($"ref {Context.T} d0 = ref Unsafe.Add(ref {d.Name}, (row * {d.Buffer.RowStride}) + {signature.Column(gradient.Delta)});");
                using (Writer.Block($"for (nuint unit = {begin}; unit < {end}; unit += (nuint)V.Count)"))
                {
                    Writer.Write($"(V.Load(ref {target}, unit) + V.Load(ref d0, unit)).Store(ref {target}, unit);");
                }
            }
        });
    }

    private static string Sum(int row, int vector, int vectors) => vectors > 1 ? $"s{row}_{vector}" : $"s{row}";

    private static string At(int vector) => vector == 0 ? "0" : vector == 1 ? "lanes" : $"{vector} * lanes";

    private static string Plus(int vector) => vector == 0 ? "" : vector == 1 ? " + lanes" : $" + ({vector} * lanes)";

    private static IEnumerable<string> Each(int count, System.Func<int, string> text) => Enumerable.Range(0, count).Select(text);
}
