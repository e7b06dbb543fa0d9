using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the kernels of stages that are no products over units: elementwise equations, reductions, dot products.</summary>
internal static class StageWriter
{
    /// <summary>Elementwise equations: for each row, vector after vector.</summary>
    public static void Elementwise(KernelWriter kernel, StagePlan plan, Stage stage, KernelSignature signature, string name, IEnumerable<string> summary)
    {
        ElementwiseWriter.Declare(plan, stage, signature);
        kernel.Units(summary.Append($"{kernel.RowsBy}{stage.Width}, element by element."), name, signature, isPass: kernel.IsPass, stage.Width, vectors: 1, (begin, end) =>
        {
            using (kernel.EachRow())
            using (kernel.Writer.Block($"for (nuint unit = {begin}; unit < {end}; unit += (nuint)V.Count)"))
            {
                new ElementwiseWriter(kernel, plan, stage, signature, signature.Locals()).Write(new Dictionary<Value, string>());
            }
        });
    }

    /// <summary>Reductions: one number for each row.</summary>
    public static void Rows(KernelWriter kernel, StagePlan plan, Stage stage, KernelSignature signature, string name, IEnumerable<string> summary)
    {
        foreach (var operand in stage.Elements.SelectMany(v => v.Operands))
        {
            signature.Argument(plan.PlaceOf(operand)!);
        }

        foreach (var store in stage.Stores)
        {
            signature.Argument(store.Place);
        }

        using (kernel.Head(summary.Append($"{(kernel.IsPass ? "rows numbers, each" : "One number")} from {stage.Width}: 16 partial sums, folded in a fixed tree."), name, signature, isPass: kernel.IsPass, kernel.RowCount))
        using (kernel.EachRow())
        {
            foreach (var value in stage.Elements)
            {
                kernel.Writer.Write("// " + EquationText.Of(plan.Node).Equation(value));
                var operands = value.Operands.Select(o => Element(plan.PlaceOf(o)!)).ToList();
                foreach (var store in stage.Stores.Where(s => s.Value == value))
                {
                    var statement = $"{Element(store.Place)} = {((ReductionOp)value.Op).CSharp(operands, stage.Width)};";
                    kernel.Writer.Write(PassConditions.Statements(store.Condition, statement));
                }
            }
        }

        string Element(Place place)
        {
            var argument = signature.Argument(place);
            return At(kernel.Context, argument, signature.Column(place));
        }
    }

    /// <summary>Operations on whole rows.</summary>
    public static void Blocks(KernelWriter kernel, StagePlan plan, Stage stage, KernelSignature signature, string name, IEnumerable<string> summary)
    {
        foreach (var operand in stage.Elements.SelectMany(v => v.Operands))
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

        foreach (var store in stage.Stores)
        {
            signature.Argument(store.Place);
        }

        using (kernel.Head(summary, name, signature, isPass: kernel.IsPass, kernel.RowCount))
        using (kernel.EachRow())
        {
            foreach (var value in stage.Elements)
            {
                kernel.Writer.Write("// " + EquationText.Of(plan.Node).Equation(value));
                var operands = value.Operands.Select(o => o.Op is Bias bias ? $"Unsafe.Add(ref p, {kernel.Context.Offset(bias.Parameter)})" : At(kernel.Context, signature, plan.PlaceOf(o)!, 0)).ToList();
                var widths = value.Operands.Select(o => o.Width).ToList();
                foreach (var store in stage.Stores.Where(s => s.Value == value))
                {
                    var statements = string.Join("\n", ((MovementOp)value.Op).CSharp(At(kernel.Context, signature, store.Place, 0), operands, widths, value.Width));
                    kernel.Writer.Write(PassConditions.Statements(store.Condition, statements));
                }
            }
        }
    }

    /// <summary>A product with few outputs: a dot product for each of them, lanes over the operand.</summary>
    public static void Dots(KernelWriter kernel, StagePlan plan, Stage stage, KernelSignature signature, string name, IEnumerable<string> summary)
    {
        signature.ReadsParameters = true;
        foreach (var operand in stage.Products.SelectMany(StagePlan.ReadByProduct))
        {
            signature.Argument(plan.PlaceOf(operand)!);
        }

        foreach (var store in stage.Stores)
        {
            signature.Argument(store.Place);
        }

        var lines = summary.Append($"{kernel.RowsBy}{stage.Width}: fewer outputs than lanes, so each is a dot product of 16 partial sums.");
        using (kernel.Head(lines, name, signature, isPass: kernel.IsPass, kernel.RowCount))
        using (kernel.EachRow())
        {
            foreach (var product in stage.Products)
            {
                for (var n = 0; n < stage.Width; n++)
                {
                    WriteDot(kernel, plan, stage, signature, product, n);
                }
            }
        }
    }

    private static void WriteDot(KernelWriter kernel, StagePlan plan, Stage stage, KernelSignature signature, Value product, int n)
    {
        // What is written in every pass first: it is read back for what only some of them write.
        var stores = stage.Stores.Where(s => s.Value == product).OrderBy(s => s.Condition).ToList();
        var targets = stores.Select(store => At(kernel.Context, signature, store.Place, n)).ToList();
        var always = stores.Count(store => store.Condition == PassCondition.Always);
        var first = System.Math.Max(1, always);
        kernel.Writer.Write(PassConditions.Statements(stores[0].Condition, $"{string.Concat(targets.Take(first).Select(target => target + " = "))}{Dot(kernel.Context, plan, signature, product, n)};"));
        for (var i = first; i < stores.Count; i++)
        {
            kernel.Writer.Write(PassConditions.Statements(stores[i].Condition, $"{targets[i]} = {targets[0]};"));
        }
    }

    private static string Dot(EmissionContext context, StagePlan plan, KernelSignature signature, Value product, int n)
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
        var row = context.Schedule.IsOfOneRow ? "" : argument.Pack.RowStride == 1 ? "row" : $"row * {argument.Pack.RowStride}";
        var index = row.Length == 0 ? EmissionContext.Number(column) : column == 0 ? row : $"({row}) + {column}";
        return index == "0" ? argument.Name : $"Unsafe.Add(ref {argument.Name}, {index})";
    }
}
