using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>Writes the products of a stage with the rows on the lanes: each number of a result is a register.</summary>
internal sealed class RowProductWriter(RowScope scope)
{
    /// <summary>
    /// The multiply-adds of a stage that are written out. The JIT stops inlining at 512 locals a method, and each multiply-add has several: an LSTM of 4 units, with 80 of them,
    /// trained in 34 us written out, in 10 us in loops.
    /// </summary>
    private const int MostWrittenOut = 64;

    /// <summary>The sums that a loop over an operand makes at once.</summary>
    public const int MaxSums = 16;

    /// <summary>Whether the products of a stage are few enough to be written out.</summary>
    public static bool IsWrittenOut(Stage stage) =>
        stage.Kind == StageKind.Dot || stage.IsScalar || stage.Products.Sum(product => ((Affine)product.Op).Terms.Sum(term => term.Width * term.Depth)) <= MostWrittenOut;

    /// <summary>
    /// The products of a stage: written out while they are few. Of more a method would have more locals than the JIT inlines for; there a loop over the elements of an operand serves all
    /// that read it.
    /// </summary>
    public void Write(Stage stage)
    {
        if (IsWrittenOut(stage))
        {
            for (var i = 0; i < stage.Products.Count; i++)
            {
                WriteWrittenOut(stage, stage.Products[i], i);
            }

            return;
        }

        var most = System.Math.Max(1, MaxSums / stage.Width);
        for (var first = 0; first < stage.Products.Count; first += most)
        {
            WriteLoops(stage, stage.Products.Skip(first).Take(most).ToList(), first);
        }
    }

    private void WriteLoops(Stage stage, IReadOnlyList<Value> products, int first)
    {
        using (scope.Body.Block(""))
        {
            var names = scope.Names.Within();
            var sums = products.Select(product => RowScope.NamesOf(names, LocalName.Of(product, scope.Node), stage.Width)).ToList();
            for (var i = 0; i < products.Count; i++)
            {
                scope.Comment(products[i]);
                var starts = StartsOf(products[i], stage).ToList();
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
                WriteSums(stage, products[i], first + i, sums[i]);
            }
        }
    }

    private void WriteWrittenOut(Stage stage, Value value, int index)
    {
        var affine = (Affine)value.Op;
        using (scope.Body.Block(""))
        {
            scope.Comment(value);
            var names = scope.Names.Within();
            var operands = value.Operands.Skip(affine.Starts).Select(operand => scope.LoadAll(operand, names)).ToList();
            var starts = StartsOf(value, stage).Select(start => Enumerable.Range(0, value.Width).Select(unit => Start(start, unit)).ToList()).ToList();
            var sums = RowScope.NamesOf(names, LocalName.Of(value, scope.Node), value.Width);
            new RowProduct(scope.Context, affine, starts, operands).Write(scope.Body, sums, stage);
            WriteSums(stage, value, index, sums);
        }
    }

    private void WriteSums(Stage stage, Value value, int index, IReadOnlyList<string> sums)
    {
        if (!stage.IsProductOnly)
        {
            scope.Body.Write(string.Join("\n", sums.Select((sum, unit) => $"{sum}.Store(ref tile, {RowScope.TileIndex(stage, index, EmissionContext.Number(unit))});")));
            return;
        }

        foreach (var store in stage.Stores.Where(s => s.Value == value))
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
        return PassConditions.Operand(StagePlan.ConditionOfStart(start), load);
    }

    /// <summary>What a product starts from, in the order of its sum: kernels with lanes over units load biases once for all rows, and so begin with them.</summary>
    private static IEnumerable<Value> StartsOf(Value product, Stage stage)
    {
        var starts = product.Operands.Take(((Affine)product.Op).Starts);
        return stage.Kind == StageKind.Product && !stage.IsScalar ? starts.OrderBy(start => start.Op is Bias ? 0 : 1) : starts;
    }
}
