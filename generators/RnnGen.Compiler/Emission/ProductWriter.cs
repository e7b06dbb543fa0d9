using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// Writes a stage that begins with products: register tiles of rows x products x vectors, exact for their constants; then, while the tile is
/// in the nearest cache, the elementwise equations in a loop over its rows.
/// </summary>
internal sealed class ProductWriter
{
    private const int UnrolledDepth = 4;

    private readonly KernelWriter _kernel;
    private readonly StagePlan _plan;
    private readonly Stage _stage;
    private readonly KernelSignature _signature;
    private readonly Tile _tile;
    private readonly IReadOnlyList<OperandLoop> _loops;
    private readonly IReadOnlyList<string> _labels;

    public ProductWriter(KernelWriter kernel, StagePlan plan, Stage stage, KernelSignature signature)
    {
        (_kernel, _plan, _stage, _signature) = (kernel, plan, stage, signature);
        _tile = kernel.Context.Schedule.TileOf(stage);
        _loops = OperandLoop.Of(stage.Products);
        var names = new Identifiers();
        _labels = stage.Products.Select(p => names.Unique(Label(p))).ToList();
        Declare();
    }

    private SourceWriter Writer => _kernel.Writer;

    private EmissionContext Context => _kernel.Context;

    private int Products => _stage.Products.Count;

    /// <summary>Writes the kernel, and the method of its elementwise equations where it has some.</summary>
    public void Write(string name, IEnumerable<string> summary)
    {
        var elements = Context.Method((name, "Elements"), name + "Elements");
        var depth = string.Join(" + ", _loops.Select(loop => EmissionContext.Number(loop.Depth)));
        var shape = $"rows x {Products * _stage.Width} over k = {depth}, in tiles of {_tile.Rows} rows x {Products} x {_tile.Vectors} vectors.";
        var shared = _loops.Where(loop => loop.Terms.Count > 1)
            .Select(loop => $"One pass over {EquationText.Indexed(Word(loop.Operand))} serves {string.Join(", ", loop.Terms.Select(t => t.Term.Parameter.Symbol))}.");
        _kernel.Units(summary.Concat(shared).Append(shape), name, _signature, isPass: true, _stage.Width, _tile.Vectors, (begin, end) => WriteUnits(begin, end, elements));
        if (!_stage.IsProductOnly)
        {
            Writer.Line();
            WriteElements(elements, name);
        }
    }

    private static string Label(Value product)
    {
        var name = Identifiers.Camel(product.Name ?? "s");
        return name.StartsWith("a_", System.StringComparison.Ordinal) ? name.Substring(2) : name;
    }

    private void Declare()
    {
        foreach (var product in _stage.Products)
        {
            var affine = (Affine)product.Op;
            _signature.ReadsParameters |= product.Operands.Any(o => o.Op is Bias) || affine.Terms.Any(t => !UsesCopy(t));
            _signature.ReadsTransposed |= affine.Terms.Any(UsesCopy);
            foreach (var operand in product.Operands.Where(o => o.Op is not Bias))
            {
                _signature.Argument(_plan.PlaceOf(operand)!);
            }
        }

        _signature.UsesTile = !_stage.IsProductOnly;
        ElementwiseWriter.Declare(_plan, _stage, _signature);
    }

    /// <summary>Whether a product with a transpose reads a copy; a matrix that is stored output by output is its own transpose.</summary>
    private bool UsesCopy(Term term) => term.Transposed && !Context.Schedule.Accumulation.IsDot(term.Parameter);

    private void WriteUnits(string begin, string end, string elements)
    {
        Writer.Write("nuint lanes = (nuint)V.Count;");
        var step = _tile.Vectors == 1 ? "lanes" : $"{_tile.Vectors} * lanes";
        using (Writer.Block($"for (nuint unit = {begin}; unit < {end}; unit += {step})"))
        {
            WriteBiases();
            Writer.Write("nuint row = 0;");
            if (_tile.Rows > 1)
            {
                using (Writer.Block($"for (; row + {_tile.Rows} <= rows; row += {_tile.Rows})"))
                {
                    WriteTile(_tile.Rows, elements);
                }

                Writer.Line();
            }

            using (Writer.Block("for (; row < rows; row++)"))
            {
                WriteTile(1, elements);
            }
        }
    }

    /// <summary>
    /// The matrices of a loop that stand side by side are reached from one reference, at constant distances: few registers, and one
    /// addition an element.
    /// </summary>
    private IReadOnlyList<MatrixBase> Bases(OperandLoop loop, int index) => loop.Terms
        .GroupBy(t => (UsesCopy: UsesCopy(t.Term), Stride: StrideOf(t.Term)))
        .Select((group, i) =>
        {
            var members = group.Select(t => (t.Product, Offset: OffsetOf(t.Term))).ToList();
            var first = group.OrderBy(t => OffsetOf(t.Term)).First().Term;
            var name = $"w{index}{(i > 0 ? "_" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}";
            var start = group.Key.UsesCopy ? $"ref w, {Context.TransposedOffset(first.Parameter)}" : $"ref p, {Context.Offset(first.Parameter)}";
            return new MatrixBase(name, start, group.Key.Stride, members.ToDictionary(m => m.Product, m => m.Offset - OffsetOf(first)));
        })
        .ToList();

    private long OffsetOf(Term term) => UsesCopy(term) ? Context.Schedule.Memory.Transposed[term.Parameter] : Context.Schedule.Parameters[term.Parameter].Offset;

    private int StrideOf(Term term) => UsesCopy(term) || term.Transposed
        ? term.Parameter.Columns
        : Context.Schedule.Parameters[term.Parameter].InputStride;

    private void WriteBiases()
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

    private string Start(int product, int vector) => $"{_labels[product]}Bias{(_tile.Vectors > 1 ? vector.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}";

    private string Accumulator(int product, int row, int vector) => _tile.Vectors > 1 ? $"{_labels[product]}{row}_{vector}" : $"{_labels[product]}{row}";

    private static string Plus(int vector) => vector == 0 ? "" : vector == 1 ? " + lanes" : $" + ({vector} * lanes)";

    private void WriteTile(int rows, string elements)
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
            WriteHandOver(rows, elements);
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
            Writer.Write($"// {string.Join(", ", loop.Terms.Select(t => $"{_labels[t.Product]} += {t.Term.Parameter.Symbol}{(t.Term.Transposed ? "ᵀ" : "")} {EquationText.Indexed(Word(loop.Operand))}"))}");
            Writer.Write($"ref {Context.T} {operand} = ref Unsafe.Add(ref {argument.Name}, {RowOffset(argument, 0, _signature.Column(place))});");
            var bases = Bases(loop, index);
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

    private static string Word(Value operand) => operand.Op is State state
        ? state.IsAdjoint ? state.Label : EquationText.PreviousName(state.Label)
        : operand.Name ?? operand.ToString();

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

    private string Load(int product, int vector) => $"u{_labels[product]}{(_tile.Vectors > 1 ? "_" + vector.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}";

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

    private void WriteHandOver(int rows, string elements)
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

        Writer.Write($"{elements}<V, M>({_signature.Forwarded("unit", "row", EmissionContext.Number(rows))});");
    }

    private void WriteElements(string elements, string product)
    {
        using (_kernel.Head([$"The equations that follow the product of {product}, for the rows of one tile."], elements, _signature, isPass: true, "nuint unit, nuint row, nuint count"))
        {
            var names = new Identifiers([.. _signature.Arguments.SelectMany(a => new[] { a.Name, a.Name + "Row" }), "p", "w", "g", "tile", "unit", "row", "count", "lanes", "end", "n", "m", "begin", "rows", "i_"]);
            Writer.Write("nuint lanes = (nuint)V.Count;");
            using (Writer.Block("for (nuint end = row + count; row < end; row++)"))
            {
                if (_tile.Vectors == 1)
                {
                    WriteVector(names, v => v == 0 ? "0" : v == 1 ? "lanes" : $"{v} * lanes");
                }
                else
                {
                    using (Writer.Block($"for (nuint n = 0; n < {_tile.Vectors} * lanes; n += lanes)"))
                    {
                        WriteVector(names, v => v == 0 ? "n" : $"({v * _tile.Vectors} * lanes) + n");
                        Writer.Write("unit += lanes;");
                    }

                    Writer.Line();
                    Writer.Write($"unit -= {_tile.Vectors} * lanes;");
                }

                Writer.Write($"tile = ref Unsafe.Add(ref tile, {Products * _tile.Vectors} * lanes);");
            }
        }
    }

    private void WriteVector(Identifiers names, System.Func<int, string> offset)
    {
        var products = _stage.Products.Select((product, i) => (product, text: $"V.Load(ref tile, {offset(i)})")).ToDictionary(p => p.product, p => p.text);
        new ElementwiseWriter(_kernel, _plan, _stage, _signature, names).Write(products);
    }

    /// <summary>A reference to matrices that stand side by side.</summary>
    /// <param name="Name">The reference's name.</param>
    /// <param name="Start">Where it begins.</param>
    /// <param name="Stride">From an element of the operand to the next.</param>
    /// <param name="Distances">For each product, how far its matrix is from the reference.</param>
    private sealed record MatrixBase(string Name, string Start, int Stride, IReadOnlyDictionary<int, long> Distances);
}
