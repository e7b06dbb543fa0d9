using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// Writes a kernel that begins with products: register tiles of rows x products x vectors, exact for their constants; then, while the tile is
/// in the nearest cache, the elementwise equations in a loop over its rows.
/// </summary>
internal sealed class ProductWriter
{
    private readonly KernelWriter _common;
    private readonly KernelPlan _plan;
    private readonly Kernel _kernel;
    private readonly KernelSignature _signature;
    private readonly Tile _tile;
    private readonly IReadOnlyList<OperandLoop> _loops;
    private readonly TileWriter _tiles;

    public ProductWriter(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature)
    {
        (_common, _plan, _kernel, _signature) = (common, plan, kernel, signature);
        _tile = common.Context.Schedule.TileOf(kernel);
        _loops = OperandLoop.Joined(OperandLoop.Of(kernel.Products), plan, common.Context);
        Declare();
        _tiles = new TileWriter(common, plan, kernel, signature, _tile, _loops);
    }

    private SourceWriter Writer => _common.Writer;

    private EmissionContext Context => _common.Context;

    private int Products => _kernel.Products.Count;

    /// <summary>Writes the kernel, and the method of its elementwise equations where it has some.</summary>
    public void Write(string name, IEnumerable<string> summary)
    {
        var elements = Context.Method((name, "Elements"), name + "Elements");
        var depth = string.Join(" + ", _loops.Select(loop => EmissionContext.Number(loop.Depth)));
        var shape = $"rows x {Products * _kernel.Width} over k = {depth}, in tiles of {_tile.Rows} rows x {Products} x {_tile.Vectors} vectors.";
        var shared = _loops.Where(loop => loop.Terms.Count > 1)
            .Select(loop => $"One pass over {EquationText.Of(_plan.Node).Operand(loop.Operand)} serves {string.Join(", ", loop.Terms.Select(t => t.Term.Parameter.Symbol))}.");
        var narrow = Context.Method((name, "Narrow"), name + "Narrow");
        _common.Units(summary.Concat(shared).Append(shape), name, _signature, isPass: true, _kernel.Width, _tile.Vectors, (begin, end) =>
        {
            if (_tiles.NeedsManyRegisters)
            {
                _common.WriteNarrow(narrow, _signature, begin, end, isPass: true);
            }

            WriteUnits(begin, end, elements, inHalves: false);
        });
        if (_tiles.NeedsManyRegisters)
        {
            Writer.Line();
            using (_common.HeadOfNarrow(name, narrow, _signature, isPass: true))
            {
                WriteUnits("begin", "end", elements, inHalves: true);
            }
        }

        if (!_kernel.IsProductOnly)
        {
            Writer.Line();
            WriteElements(elements, name);
        }
    }

    private void Declare()
    {
        foreach (var product in _kernel.Products)
        {
            var affine = (Affine)product.Op;
            _signature.ReadsParameters |= product.Operands.Any(o => o.Op is Bias) || affine.Terms.Any(t => !MatrixBase.UsesCopy(t, Context));
            _signature.ReadsTransposed |= affine.Terms.Any(t => MatrixBase.UsesCopy(t, Context));
            foreach (var operand in KernelPlan.ReadByProduct(product))
            {
                _signature.Argument(_plan.PlaceOf(operand)!);
            }
        }

        _signature.UsesTile = !_kernel.IsProductOnly;
        ElementwiseWriter.Declare(_plan, _kernel, _signature);
    }

    private void WriteUnits(string begin, string end, string elements, bool inHalves)
    {
        Writer.Write("nuint lanes = (nuint)V.Count;");
        var step = _tile.Vectors == 1 ? "lanes" : $"{_tile.Vectors} * lanes";
        using (Writer.Block($"for (nuint unit = {begin}; unit < {end}; unit += {step})"))
        {
            _tiles.WriteBiases();
            Writer.Write("nuint row = 0;");
            if (_tile.Rows > 1)
            {
                using (Writer.Block($"for (; row + {_tile.Rows} <= rows; row += {_tile.Rows})"))
                {
                    WriteTile(_tile.Rows, elements, inHalves);
                }

                Writer.Line();
            }

            using (Writer.Block("for (; row < rows; row++)"))
            {
                WriteTile(1, elements, inHalves);
            }
        }
    }

    private void WriteTile(int rows, string elements, bool inHalves)
    {
        _tiles.Write(rows, inHalves);
        if (!_kernel.IsProductOnly)
        {
            Writer.Write($"{elements}<V, M>({_signature.Forwarded("unit", "row", EmissionContext.Number(rows))});");
        }
    }

    private void WriteElements(string elements, string product)
    {
        using (_common.Head([$"The equations that follow the product of {product}, for the rows of one tile."], elements, _signature, isPass: true, "nuint unit, nuint row, nuint count"))
        {
            var names = _signature.Locals();
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

                Writer.Line();
                Writer.Write($"tile = ref Unsafe.Add(ref tile, {Products * _tile.Vectors} * lanes);");
            }
        }
    }

    private void WriteVector(Identifiers names, System.Func<int, string> offset)
    {
        var products = _kernel.Products.Select((product, i) => (product, text: $"V.Load(ref tile, {offset(i)})")).ToDictionary(p => p.product, p => p.text);
        new ElementwiseWriter(_common, _plan, _kernel, _signature, names).Write(products);
    }
}
