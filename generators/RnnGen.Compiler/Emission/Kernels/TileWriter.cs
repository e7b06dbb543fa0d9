using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes register tiles: rows x products x vectors accumulators in locals, and the loops over the operands.</summary>
internal sealed class TileWriter
{
    /// <summary>The elements of an operand that are written out, where it has no more.</summary>
    public const int UnrolledDepth = 2;

    /// <summary>What is numbered beside the sums: elements of an operand, operands, matrices.</summary>
    private static readonly string[] NumberedLocals = ["e", "x", "w"];

    private readonly KernelWriter _common;
    private readonly KernelPlan _plan;
    private readonly Kernel _kernel;
    private readonly KernelSignature _signature;
    private readonly Tile _tile;
    private readonly IReadOnlyList<OperandLoop> _loops;
    private readonly IReadOnlyList<string> _labels;
    private readonly Identifiers _names;

    public TileWriter(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature, Tile tile, IReadOnlyList<OperandLoop> loops)
    {
        (_common, _plan, _kernel, _signature, _tile, _loops) = (common, plan, kernel, signature, tile, loops);
        var labels = new Identifiers();
        _labels = kernel.Products.Select(p => labels.Unique(Label(p))).ToList();
        _names = signature.Locals();
    }

    private SourceWriter Writer => _common.Writer;

    private EmissionContext Context => _common.Context;

    private int Products => _kernel.Products.Count;

    /// <summary>Loads the biases of a block of units once for all rows.</summary>
    public void WriteBiases()
    {
        for (var product = 0; product < Products; product++)
        {
            var biases = Starts(product).Where(s => s.Op is Bias).ToList();
            for (var v = 0; v < _tile.Vectors && biases.Count > 0; v++)
            {
                var sum = string.Join(" + ", biases.Select(b => $"V.Load(ref p, {Context.Offset(((Bias)b.Op).Parameter)} + unit{Plus(v)})"));
                Writer.Write($"V {Start(product, v)} = {sum};");
            }
        }
    }

    private IEnumerable<Value> Starts(int product) => _kernel.Products[product].Operands.Take(((Affine)_kernel.Products[product].Op).Starts);

    private string Start(int product, int vector) =>
        _names.Of(("start", product, vector), $"{_labels[product]}Bias{(_tile.Vectors > 1 ? vector.ToString(CultureInfo.InvariantCulture) : "")}");

    private string Accumulator(Column column, int row) =>
        _names.Of((column, row), $"{_labels[column.Product]}{row}{(_tile.Vectors > 1 ? "_" + column.Vector.ToString(CultureInfo.InvariantCulture) : "")}");

    private static string Plus(int vector) => vector == 0 ? "" : vector == 1 ? " + lanes" : $" + ({vector} * lanes)";

    /// <summary>Whether the tile fills more than 16 registers, which is all that narrower lanes may have.</summary>
    public bool NeedsManyRegisters => _tile.Rows * Columns.Count > Tile.FewRegisters;

    private IReadOnlyList<Column> Columns =>
        Enumerable.Range(0, Products).SelectMany(product => Enumerable.Range(0, _tile.Vectors).Select(v => new Column(product, v))).ToList();

    /// <summary>Writes the tile that begins at <c>row</c> and <c>unit</c>.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="inHalves">Whether it takes its columns in two halves; each element is summed in the same order either way.</param>
    public void Write(int rows, bool inHalves)
    {
        if (!inHalves || rows == 1)
        {
            WriteColumns(rows, Columns);
            return;
        }

        var middle = (Columns.Count + 1) / 2;
        foreach (var half in new[] { Columns.Take(middle), Columns.Skip(middle) })
        {
            using (Writer.Block(""))
            {
                WriteColumns(rows, half.ToList());
            }
        }
    }

    private void WriteColumns(int rows, IReadOnlyList<Column> columns)
    {
        WriteStarts(rows, columns);
        for (var i = 0; i < _loops.Count; i++)
        {
            WriteLoop(_loops[i], i, rows, columns);
        }

        if (_kernel.IsProductOnly)
        {
            WriteResults(rows, columns);
        }
        else
        {
            WriteHandOver(rows, columns);
        }
    }

    private void WriteStarts(int rows, IReadOnlyList<Column> columns)
    {
        for (var row = 0; row < rows; row++)
        {
            var starts = columns.Select(c => $"{Accumulator(c, row)} = {StartOf(c.Product, row, c.Vector)}");
            Writer.Write($"V {string.Join(", ", starts)};");
        }
    }

    private string StartOf(int product, int row, int vector)
    {
        var parts = new List<string>();
        if (Starts(product).Any(s => s.Op is Bias))
        {
            parts.Add(Start(product, vector));
        }

        foreach (var start in Starts(product).Where(s => s.Op is not Bias))
        {
            var place = _plan.PlaceOf(start)!;
            var argument = _signature.Argument(place);
            var load = $"V.Load(ref {argument.Name}, {RowOffset(argument, row, _signature.Column(place))} + unit{Plus(vector)})";
            parts.Add(PassConditions.Value(KernelPlan.ConditionOfStart(start), load));
        }

        return parts.Count switch
        {
            0 => "V.Zero",
            1 => parts[0],
            _ => string.Join(" + ", parts.Select(part => part.Contains("?") ? $"({part})" : part)),
        };
    }

    private static string RowOffset(KernelArgument argument, int row, int column)
    {
        var index = row == 0 ? "row" : $"(row + {row})";
        var offset = argument.Buffer.RowStride == 1 ? index : $"({index} * {argument.Buffer.RowStride})";
        return column == 0 ? offset : $"{offset} + {column}";
    }

    private void WriteLoop(OperandLoop whole, int index, int rows, IReadOnlyList<Column> columns)
    {
        var loop = whole with { Terms = whole.Terms.Where(t => columns.Any(c => c.Product == t.Product)).ToList() };
        if (loop.Terms.Count == 0)
        {
            return;
        }

        var place = _plan.PlaceOf(loop.Operand)!;
        var argument = _signature.Argument(place);
        var operand = $"x{index}";
        using (Writer.Block(""))
        {
            var text = EquationText.Of(_plan.Node);
            foreach (var part in loop.Parts)
            {
                var terms = part.Terms.Where(t => loop.Terms.Any(l => l.Product == t.Product))
                    .Select(t => $"{_labels[t.Product]} += {t.Term.Parameter.Symbol}{(t.Term.Transposed ? "ᵀ" : "")} {text.Operand(part.Operand)}");
                Writer.Write($"// {string.Join(", ", terms)}");
            }

            Writer.Write($"ref {Context.T} {operand} = ref Unsafe.Add(ref {argument.Name}, {RowOffset(argument, 0, _signature.Column(place))});");
            var bases = MatrixBase.Of(loop, index, Context);
            var read = columns.Where(c => loop.Terms.Any(t => t.Product == c.Product)).ToList();
            foreach (var matrix in bases)
            {
                Writer.Write($"ref {Context.T} {matrix.Name} = ref Unsafe.Add({matrix.Start} + unit);");
            }

            if (loop.Depth <= UnrolledDepth)
            {
                for (var k = 0; k < loop.Depth; k++)
                {
                    using (Writer.Block(""))
                    {
                        WriteMultiplyAdds(new(operand, argument.Buffer.RowStride, k), bases, rows, read);
                    }
                }
            }
            else
            {
                using (Writer.Block($"for (nuint k = 0; k < {loop.Depth}; k++)"))
                {
                    WriteMultiplyAdds(new(operand, argument.Buffer.RowStride, 0), bases, rows, read);
                    Writer.Write($"{operand} = ref Unsafe.Add(ref {operand}, 1);");
                    foreach (var matrix in bases)
                    {
                        Writer.Write($"{matrix.Name} = ref Unsafe.Add(ref {matrix.Name}, {matrix.Stride});");
                    }
                }
            }
        }
    }

    /// <summary>One element of the operand: its row of each matrix times its value in each row of the tile.</summary>
    private void WriteMultiplyAdds(Element element, IReadOnlyList<MatrixBase> bases, int rows, IReadOnlyList<Column> columns)
    {
        foreach (var product in columns.GroupBy(c => c.Product))
        {
            var matrix = bases.First(b => b.Distances.ContainsKey(product.Key));
            var distance = EmissionContext.Number(matrix.Distances[product.Key] + ((long)element.K * matrix.Stride));
            Writer.Write($"V {string.Join(", ", product.Select(c => $"{Load(c)} = V.Load(ref {matrix.Name}, {distance}{Plus(c.Vector)})"))};");
        }

        for (var row = 0; row < rows; row++)
        {
            var distance = element.K + ((long)row * element.RowStride);
            Writer.Write($"V e{row} = V.Broadcast({(distance == 0 ? element.Operand : $"Unsafe.Add(ref {element.Operand}, {EmissionContext.Number(distance)})")});");
            Writer.Write(string.Join(" ", columns.Select(c => $"{Accumulator(c, row)} = V.MultiplyAdd(e{row}, {Load(c)}, {Accumulator(c, row)});")));
        }
    }

    private string Load(Column column) =>
        _names.Of(column, $"u{_labels[column.Product]}{(_tile.Vectors > 1 ? "_" + column.Vector.ToString(CultureInfo.InvariantCulture) : "")}");

    /// <summary>Nothing follows: the accumulators are the results.</summary>
    private void WriteResults(int rows, IReadOnlyList<Column> columns)
    {
        foreach (var store in _kernel.Stores)
        {
            var product = _kernel.Products.ToList().IndexOf(store.Value);
            var argument = _signature.Argument(store.Place);
            for (var row = 0; row < rows; row++)
            {
                var stores = columns.Where(c => c.Product == product).Select(c =>
                    $"{Accumulator(c, row)}.Store(ref {argument.Name}, {RowOffset(argument, row, _signature.Column(store.Place))} + unit{Plus(c.Vector)});");
                Writer.Write(PassConditions.Statements(store.Condition, string.Join(" ", stores)));
            }
        }
    }

    /// <summary>The accumulators go to the tile's place in the workspace, from where the equations take them.</summary>
    private void WriteHandOver(int rows, IReadOnlyList<Column> columns)
    {
        for (var row = 0; row < rows; row++)
        {
            Writer.Write(string.Join(" ", columns.Select(c =>
            {
                var index = (((row * Products) + c.Product) * _tile.Vectors) + c.Vector;
                return $"{Accumulator(c, row)}.Store(ref tile, {(index == 0 ? "0" : index == 1 ? "lanes" : $"{index} * lanes")});";
            })));
        }
    }

    /// <summary>What a product's sums are called: i for a_i.</summary>
    public static string Label(Value product)
    {
        var label = Identifiers.Apart(Identifiers.Camel(product.Name is { Kind: NameKind.PreActivation } name ? name.Text : product.Name?.ToString() ?? "s"));
        return NumberedLocals.Contains(label) ? label + "_" : label;
    }

    /// <summary>A column of the tile: a vector of a product's units.</summary>
    private sealed record Column(int Product, int Vector);

    /// <summary>An element of an operand: K elements after the reference, rows a stride apart.</summary>
    private sealed record Element(string Operand, int RowStride, int K);
}
