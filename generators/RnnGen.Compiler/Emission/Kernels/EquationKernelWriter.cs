using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes kernels that are no products over units: elementwise equations, reductions, dot products.</summary>
internal static class EquationKernelWriter
{
    /// <summary>Elementwise equations: for each row, vector after vector.</summary>
    public static void Elementwise(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature, string name, IEnumerable<string> summary)
    {
        ElementwiseWriter.Declare(plan, kernel, signature);
        common.Units(summary.Append($"{common.RowsBy}{kernel.Width}, element by element."), name, signature, isPass: common.IsPass, kernel.Width, vectors: 1, (begin, end) =>
        {
            using (common.EachRow())
            using (common.Writer.Block($"for (nuint unit = {begin}; unit < {end}; unit += (nuint)V.Count)"))
            {
                new ElementwiseWriter(common, plan, kernel, signature, signature.Locals()).Write(new Dictionary<Value, string>());
            }
        });
    }

    /// <summary>Reductions: one number for each row.</summary>
    public static void Rows(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature, string name, IEnumerable<string> summary)
    {
        foreach (var operand in kernel.Elements.SelectMany(v => v.Operands))
        {
            signature.Argument(plan.PlaceOf(operand)!);
        }

        foreach (var store in kernel.Stores)
        {
            signature.Argument(store.Place);
        }

        using (common.Head(summary.Append($"{(common.IsPass ? "rows numbers, each" : "One number")} from {kernel.Width}: 16 partial sums, folded in a fixed tree."), name, signature, isPass: common.IsPass, common.RowCount))
        using (common.EachRow())
        {
            foreach (var value in kernel.Elements)
            {
                common.Writer.Write("// " + EquationText.Of(plan.Node).Equation(value));
                var operands = value.Operands.Select(o => Element(plan.PlaceOf(o)!)).ToList();
                foreach (var store in kernel.Stores.Where(s => s.Value == value))
                {
                    var statement = $"{Element(store.Place)} = {((ReductionOp)value.Op).CSharp(operands, kernel.Width)};";
                    common.Writer.Write(PassConditions.Statements(store.Condition, statement));
                }
            }
        }

        string Element(Place place)
        {
            var argument = signature.Argument(place);
            return At(common.Context, argument, signature.Column(place));
        }
    }

    /// <summary>Operations on whole rows.</summary>
    public static void Blocks(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature, string name, IEnumerable<string> summary)
    {
        foreach (var operand in kernel.Elements.SelectMany(v => v.Operands))
        {
            if (operand.Op is Bias)
            {
                signature.ReadsParameters = true;
            }
            else
            {
                signature.Argument(plan.PlaceOf(operand)!);
            }
        }

        foreach (var store in kernel.Stores)
        {
            signature.Argument(store.Place);
        }

        using (common.Head(summary, name, signature, isPass: common.IsPass, common.RowCount))
        using (common.EachRow())
        {
            foreach (var value in kernel.Elements)
            {
                common.Writer.Write("// " + EquationText.Of(plan.Node).Equation(value));
                var operands = value.Operands.Select(o => o.Op is Bias bias ? $"Unsafe.Add(ref p, {common.Context.Offset(bias.Parameter)})" : At(common.Context, signature, plan.PlaceOf(o)!, 0)).ToList();
                var widths = value.Operands.Select(o => o.Width).ToList();
                foreach (var store in kernel.Stores.Where(s => s.Value == value))
                {
                    var statements = string.Join("\n", ((MovementOp)value.Op).CSharp(At(common.Context, signature, store.Place, 0), operands, widths, value.Width));
                    common.Writer.Write(PassConditions.Statements(store.Condition, statements));
                }
            }
        }
    }

    /// <summary>A product with few outputs: a dot product for each of them, lanes over the operand.</summary>
    public static void Dots(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature, string name, IEnumerable<string> summary)
    {
        signature.ReadsParameters = true;
        foreach (var operand in kernel.Products.SelectMany(KernelPlan.ReadByProduct))
        {
            signature.Argument(plan.PlaceOf(operand)!);
        }

        foreach (var store in kernel.Stores)
        {
            signature.Argument(store.Place);
        }

        var lines = summary.Append($"{common.RowsBy}{kernel.Width}: fewer outputs than lanes, so each is a dot product of 16 partial sums.");
        using (common.Head(lines, name, signature, isPass: common.IsPass, common.RowCount))
        using (common.EachRow())
        {
            foreach (var product in kernel.Products)
            {
                for (var n = 0; n < kernel.Width; n++)
                {
                    WriteDot(common, plan, kernel, signature, product, n);
                }
            }
        }
    }

    private static void WriteDot(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature, Value product, int n)
    {
        // What is written in every pass first: it is read back for what only some of them write.
        var stores = kernel.Stores.Where(s => s.Value == product).OrderBy(s => s.Condition).ToList();
        var targets = stores.Select(store => At(common.Context, signature, store.Place, n)).ToList();
        var always = stores.Count(store => store.Condition == PassCondition.Always);
        var first = System.Math.Max(1, always);
        common.Writer.Write(PassConditions.Statements(stores[0].Condition, $"{string.Concat(targets.Take(first).Select(target => target + " = "))}{Dot(common.Context, plan, signature, product, n)};"));
        for (var i = first; i < stores.Count; i++)
        {
            common.Writer.Write(PassConditions.Statements(stores[i].Condition, $"{targets[i]} = {targets[0]};"));
        }
    }

    private static string Dot(EmissionContext context, KernelPlan plan, KernelSignature signature, Value product, int n)
    {
        var affine = (Affine)product.Op;
        var starts = product.Operands.Take(affine.Starts).Select(s => s.Op is Bias bias
            ? $"Unsafe.Add(ref p, {context.Offset(bias.Parameter)}{(n > 0 ? $" + {n}" : "")})"
            : At(context, signature, plan.PlaceOf(s)!, n));
        var dots = affine.Terms.Select((term, i) =>
        {
            var place = plan.PlaceOf(product.Operands[affine.Starts + i])!;
            var offset = n * term.Parameter.Columns;
            return $"Dot<V>(ref {At(context, signature, place, 0)}, ref Unsafe.Add(ref p, {context.Offset(term.Parameter)}{(offset > 0 ? $" + {offset}" : "")}), {term.Depth})";
        });
        return string.Join(" + ", starts.Concat(dots));
    }

    private static string At(EmissionContext context, KernelSignature signature, Place place, int element)
    {
        var argument = signature.Argument(place);
        var column = signature.Column(place) + element;
        return At(context, argument, column);
    }

    private static string At(EmissionContext context, KernelArgument argument, int column)
    {
        var row = context.Schedule.IsOfOneRow ? "" : argument.Buffer.RowStride == 1 ? "row" : $"row * {argument.Buffer.RowStride}";
        var index = row.Length == 0 ? EmissionContext.Number(column) : column == 0 ? row : $"({row}) + {column}";
        return index == "0" ? argument.Name : $"Unsafe.Add(ref {argument.Name}, {index})";
    }
}
