using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>Writes the products of a kernel with the rows on the lanes: each number of a result is a register.</summary>
internal sealed class RowProductWriter(RowScope scope)
{
    /// <summary>
    /// The multiply-adds of a kernel that are written out. The JIT stops inlining at 512 locals a method, and each multiply-add has several: an LSTM of 4 units, with 80 of them,
    /// trained in 34 us written out, in 10 us in loops.
    /// </summary>
    private const int MostWrittenOut = 64;

    /// <summary>The sums that a loop over an operand makes at once.</summary>
    public const int MaxSums = 16;

    /// <summary>Whether the products of a kernel are few enough to be written out.</summary>
    public static bool IsWrittenOut(Kernel kernel) =>
        kernel.Kind == KernelKind.Dot || kernel.IsScalar || kernel.Products.Sum(product => ((Affine)product.Op).Terms.Sum(term => term.Width * term.Depth)) <= MostWrittenOut;

    /// <summary>
    /// The products of a kernel: written out while they are few. Of more a method would have more locals than the JIT inlines for; there a loop over the elements of an operand serves all
    /// that read it.
    /// </summary>
    public void Write(Kernel kernel)
    {
        if (IsWrittenOut(kernel))
        {
            for (var i = 0; i < kernel.Products.Count; i++)
            {
                WriteWrittenOut(kernel, kernel.Products[i], i);
            }

            return;
        }

        var most = System.Math.Max(1, MaxSums / kernel.Width);
        for (var first = 0; first < kernel.Products.Count; first += most)
        {
            WriteLoops(kernel, kernel.Products.Skip(first).Take(most).ToList(), first);
        }
    }

    private void WriteLoops(Kernel kernel, IReadOnlyList<Value> products, int first)
    {
        using (scope.Body.Block(""))
        {
            var names = scope.Names.Within();
            var sums = products.Select(product => RowScope.NamesOf(names, LocalName.Of(product, scope.Node), kernel.Width)).ToList();
            for (var i = 0; i < products.Count; i++)
            {
                scope.Comment(products[i]);
                var starts = StartsOf(products[i], kernel).ToList();
                scope.Body.Write(string.Join("\n", sums[i].Select((sum, n) => $"V {sum} = {string.Join(" + ", starts.Select(start => Start(start, n)).DefaultIfEmpty("V.Zero"))};")));
            }

            foreach (var loop in OperandLoop.Of(products))
            {
                using (scope.Body.Block($"for (nuint k = 0; k < {loop.Depth}; k++)"))
                {
                    scope.Body.Write($"V x = {scope.Arrays.Load(scope.Plan.PlaceOf(loop.Operand)!, loop.Depth == 1 ? "0" : "k")};");
                    foreach (var (product, term) in loop.Terms)
                    {
                        scope.Body.Write(string.Join("\n", sums[product].Select((sum, n) => $"{sum} = V.MultiplyAdd({RowProduct.Weight(scope.Context, term, n, "k")}, x, {sum});")));
                    }
                }
            }

            for (var i = 0; i < products.Count; i++)
            {
                WriteSums(kernel, products[i], first + i, sums[i]);
            }
        }
    }

    private void WriteWrittenOut(Kernel kernel, Value value, int index)
    {
        var affine = (Affine)value.Op;
        using (scope.Body.Block(""))
        {
            scope.Comment(value);
            var names = scope.Names.Within();
            var operands = value.Operands.Skip(affine.Starts).Select(operand => scope.LoadAll(operand, names)).ToList();
            var starts = StartsOf(value, kernel).Select(start => Enumerable.Range(0, value.Width).Select(unit => Start(start, unit)).ToList()).ToList();
            var sums = RowScope.NamesOf(names, LocalName.Of(value, scope.Node), value.Width);
            new RowProduct(scope.Context, affine, starts, operands).Write(scope.Body, sums, kernel);
            WriteSums(kernel, value, index, sums);
        }
    }

    private void WriteSums(Kernel kernel, Value value, int index, IReadOnlyList<string> sums)
    {
        if (!kernel.IsProductOnly)
        {
            scope.Body.Write(string.Join("\n", sums.Select((sum, unit) => $"{sum}.Store(ref tile, {RowScope.TileIndex(kernel, index, EmissionContext.Number(unit))});")));
            return;
        }

        foreach (var store in kernel.Stores.Where(s => s.Value == value))
        {
            scope.Body.Write(PassConditions.Statements(store.Condition, string.Join("\n", sums.Select((sum, unit) => $"{sum}.Store({scope.Arrays.At(store.Place, EmissionContext.Number(unit))});"))));
        }
    }

    private string Start(Value start, int unit)
    {
        if (start.Op is Bias bias)
        {
            return RowProduct.Weight(scope.Context, bias.Parameter, unit, 0);
        }

        var load = scope.Arrays.Load(scope.Plan.PlaceOf(start)!, EmissionContext.Number(start.Width == 1 ? 0 : unit));
        return PassConditions.Operand(KernelPlan.ConditionOfStart(start), load);
    }

    /// <summary>What a product starts from, in the order of its sum: kernels with lanes over units load biases once for all rows, and so begin with them.</summary>
    private static IEnumerable<Value> StartsOf(Value product, Kernel kernel)
    {
        var starts = product.Operands.Take(((Affine)product.Op).Starts);
        return kernel.Kind == KernelKind.Product && !kernel.IsScalar ? starts.OrderBy(start => start.Op is Bias ? 0 : 1) : starts;
    }
}
