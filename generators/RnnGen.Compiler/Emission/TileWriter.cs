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
    private const int UnrolledDepth = 4;

    private readonly KernelWriter _kernel;
    private readonly StagePlan _plan;
    private readonly Stage _stage;
    private readonly KernelSignature _signature;
    private readonly Tile _tile;
    private readonly IReadOnlyList<OperandLoop> _loops;
    private readonly IReadOnlyList<string> _labels;

    public TileWriter(KernelWriter kernel, StagePlan plan, Stage stage, KernelSignature signature, Tile tile, IReadOnlyList<OperandLoop> loops)
    {
        (_kernel, _plan, _stage, _signature, _tile, _loops) = (kernel, plan, stage, signature, tile, loops);
        var names = new Identifiers();
        _labels = stage.Products.Select(p => names.Unique(Label(p))).ToList();
    }

    private SourceWriter Writer => _kernel.Writer;

    private EmissionContext Context => _kernel.Context;

    private int Products => _stage.Products.Count;

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

    private IEnumerable<Value> Starts(int product) => _stage.Products[product].Operands.Take(((Affine)_stage.Products[product].Op).Starts);

    private string Start(int product, int vector) => $"{_labels[product]}Bias{(_tile.Vectors > 1 ? vector.ToString(CultureInfo.InvariantCulture) : "")}";

    private string Accumulator(int product, int row, int vector) => _tile.Vectors > 1 ? $"{_labels[product]}{row}_{vector}" : $"{_labels[product]}{row}";

    private static string Plus(int vector) => vector == 0 ? "" : vector == 1 ? " + lanes" : $" + ({vector} * lanes)";

    /// <summary>Writes the tile that begins at <c>row</c> and <c>unit</c>: its start, its products, and its way into memory.</summary>
    public void Write(int rows)
    {
        WriteStarts(rows);
        for (var i = 0; i < _loops.Count; i++)
        {
            WriteLoop(_loops[i], i, rows);
        }

        if (_stage.IsProductOnly)
        {
            WriteResults(rows);
        }
        else
        {
            WriteHandOver(rows);
        }
    }

    private void WriteStarts(int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var starts = new List<string>();
            for (var product = 0; product < Products; product++)
            {
                for (var v = 0; v < _tile.Vectors; v++)
                {
                    starts.Add($"{Accumulator(product, row, v)} = {StartOf(product, row, v)}");
                }
            }

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
            parts.Add($"V.Load(ref {argument.Name}, {RowOffset(argument, row, _signature.Column(place))} + unit{Plus(vector)})");
        }

        return parts.Count == 0 ? "V.Zero" : string.Join(" + ", parts);
    }

    private static string RowOffset(KernelArgument argument, int row, int column)
    {
        var index = row == 0 ? "row" : $"(row + {row})";
        var offset = argument.Pack.RowStride == 1 ? index : $"({index} * {argument.Pack.RowStride})";
        return column == 0 ? offset : $"{offset} + {column}";
    }

    private void WriteLoop(OperandLoop loop, int index, int rows)
    {
        var place = _plan.PlaceOf(loop.Operand)!;
        var argument = _signature.Argument(place);
        var operand = $"x{index}";
        using (Writer.Block(""))
        {
            Writer.Write($"// {string.Join(", ", loop.Terms.Select(t => $"{_labels[t.Product]} += {t.Term.Parameter.Symbol}{(t.Term.Transposed ? "ᵀ" : "")} {EquationText.Operand(loop.Operand)}"))}");
            Writer.Write($"ref {Context.T} {operand} = ref Unsafe.Add(ref {argument.Name}, {RowOffset(argument, 0, _signature.Column(place))});");
            var bases = MatrixBase.Of(loop, index, Context);
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
                        WriteMultiplyAdds(loop, operand, bases, rows, argument.Pack.RowStride, k);
                    }
                }
            }
            else
            {
                using (Writer.Block($"for (nuint k = 0; k < {loop.Depth}; k++)"))
                {
                    WriteMultiplyAdds(loop, operand, bases, rows, argument.Pack.RowStride, 0);
                    Writer.Write($"{operand} = ref Unsafe.Add(ref {operand}, 1);");
                    foreach (var matrix in bases)
                    {
                        Writer.Write($"{matrix.Name} = ref Unsafe.Add(ref {matrix.Name}, {matrix.Stride});");
                    }
                }
            }
        }
    }

    /// <summary>One element of the operand, k elements on: its row of each matrix times its value in each row of the tile.</summary>
    private void WriteMultiplyAdds(OperandLoop loop, string operand, IReadOnlyList<MatrixBase> bases, int rows, int rowStride, int k)
    {
        foreach (var (product, _) in loop.Terms)
        {
            var matrix = bases.First(b => b.Distances.ContainsKey(product));
            var loads = Enumerable.Range(0, _tile.Vectors).Select(v =>
                $"{Load(product, v)} = V.Load(ref {matrix.Name}, {EmissionContext.Number(matrix.Distances[product] + ((long)k * matrix.Stride))}{Plus(v)})");
            Writer.Write($"V {string.Join(", ", loads)};");
        }

        for (var row = 0; row < rows; row++)
        {
            Writer.Write($"V e{row} = V.Broadcast(Unsafe.Add(ref {operand}, {EmissionContext.Number(k + ((long)row * rowStride))}));");
            var adds = loop.Terms.SelectMany(t => Enumerable.Range(0, _tile.Vectors).Select(v =>
                $"{Accumulator(t.Product, row, v)} = V.MultiplyAdd(e{row}, {Load(t.Product, v)}, {Accumulator(t.Product, row, v)});"));
            Writer.Write(string.Join(" ", adds));
        }
    }

    private string Load(int product, int vector) => $"u{_labels[product]}{(_tile.Vectors > 1 ? "_" + vector.ToString(CultureInfo.InvariantCulture) : "")}";

    /// <summary>Nothing follows: the accumulators are the results.</summary>
    private void WriteResults(int rows)
    {
        foreach (var store in _stage.Stores)
        {
            var product = _stage.Products.ToList().IndexOf(store.Value);
            var argument = _signature.Argument(store.Place);
            for (var row = 0; row < rows; row++)
            {
                var stores = Enumerable.Range(0, _tile.Vectors).Select(v =>
                    $"{Accumulator(product, row, v)}.Store(ref {argument.Name}, {RowOffset(argument, row, _signature.Column(store.Place))} + unit{Plus(v)});");
                Writer.Write(string.Join(" ", stores));
            }
        }
    }

    /// <summary>The accumulators go to the tile's place in the workspace, from where the equations take them.</summary>
    private void WriteHandOver(int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var stores = new List<string>();
            for (var product = 0; product < Products; product++)
            {
                for (var v = 0; v < _tile.Vectors; v++)
                {
                    var index = (((row * Products) + product) * _tile.Vectors) + v;
                    stores.Add($"{Accumulator(product, row, v)}.Store(ref tile, {(index == 0 ? "0" : index == 1 ? "lanes" : $"{index} * lanes")});");
                }
            }

            Writer.Write(string.Join(" ", stores));
        }
    }

    private static string Label(Value product)
    {
        var name = Identifiers.Camel(product.Name ?? "s");
        return name.StartsWith("a_", System.StringComparison.Ordinal) ? name.Substring(2) : name;
    }
}
