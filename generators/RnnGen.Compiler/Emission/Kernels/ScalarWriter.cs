using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// Writes a kernel of one unit: for each row its equations, one after the other, on single numbers. There is nothing to put on lanes, so such a
/// kernel has no parameter V; V is the single number there (an alias at the head of the file).
/// </summary>
internal sealed class ScalarWriter
{
    /// <summary>Products of so many terms are one expression; longer ones are added up line by line.</summary>
    private const int TermsOfALine = 3;

    private readonly KernelWriter _common;
    private readonly KernelPlan _plan;
    private readonly Kernel _kernel;
    private readonly KernelSignature _signature;
    private readonly Dictionary<Value, string> _loaded = [];
    private readonly Identifiers _names;

    public ScalarWriter(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature)
    {
        (_common, _plan, _kernel, _signature) = (common, plan, kernel, signature);
        Declare();
        _names = signature.Locals();
    }

    private SourceWriter Writer => _common.Writer;

    public void Write(string name, IEnumerable<string> summary)
    {
        using (_common.Head(summary.Append("One unit: one number a row."), name, _signature, _common.IsPass, _common.RowCount, hasLanes: false))
        {
            var products = _kernel.Products.ToDictionary(product => product, WeightsOf);
            using (_common.EachRow())
            {
                var expressions = _kernel.Products.ToDictionary(product => product, product => ExpressionOf(product, products[product]));
                new ElementwiseWriter(_common, _plan, _kernel, _signature, _names).Write(expressions, _loaded);
            }
        }
    }

    private void Declare()
    {
        foreach (var product in _kernel.Products)
        {
            _signature.ReadsParameters = true;
            foreach (var operand in KernelPlan.ReadByProduct(product))
            {
                _signature.Argument(_plan.PlaceOf(operand)!);
            }
        }

        ElementwiseWriter.Declare(_plan, _kernel, _signature);
    }

    /// <summary>Loads the weights of a product, which all rows share.</summary>
    private IReadOnlyList<string> WeightsOf(Value product)
    {
        var context = _common.Context;
        var weights = new List<string>();
        foreach (var term in ((Affine)product.Op).Terms)
        {
            var place = context.Schedule.Parameters[term.Parameter];
            var stride = term.Transposed ? place.OutputStride : place.InputStride;
            for (var k = 0; k < term.Depth; k++)
            {
                var name = _names.Unique(Identifiers.Camel(term.Parameter.ToString()) + (term.Depth > 1 ? EmissionContext.Number(k) : ""));
                Writer.Write($"V {name} = V.Load(ref p, {context.Offset(term.Parameter)}{(k > 0 ? $" + {k * stride}" : "")});");
                weights.Add(name);
            }
        }

        return weights;
    }

    /// <summary>The starts, then one multiply-add for each term, in the order in which lanes would take them.</summary>
    private string ExpressionOf(Value product, IReadOnlyList<string> weights)
    {
        var affine = (Affine)product.Op;
        var starts = product.Operands.Take(affine.Starts).Select(StartOf).ToList();
        var operands = product.Operands.Skip(affine.Starts).SelectMany(ElementsOf).ToList();
        var sum = starts.Count > 0 ? string.Join(" + ", starts) : $"{weights[0]} * {operands[0]}";
        var terms = weights.Zip(operands, (weight, operand) => (weight, operand)).Skip(starts.Count > 0 ? 0 : 1).ToList();
        if (weights.Count > TermsOfALine)
        {
            var total = _names.Unique("sum");
            Writer.Write($"V {total} = {sum};");
            foreach (var (weight, operand) in terms)
            {
                Writer.Write($"{total} = V.MultiplyAdd({weight}, {operand}, {total});");
            }

            return total;
        }

        return terms.Aggregate(sum, (so, term) => $"V.MultiplyAdd({term.weight}, {term.operand}, {so})");
    }

    private string StartOf(Value start)
    {
        if (start.Op is Bias bias)
        {
            return $"V.Load(ref p, {_common.Context.Offset(bias.Parameter)})";
        }

        var load = $"V.Load({At(_plan.PlaceOf(start)!, 0)})";
        return PassConditions.Operand(KernelPlan.ConditionOfStart(start), load);
    }

    /// <summary>The operand's elements, each loaded once.</summary>
    private IEnumerable<string> ElementsOf(Value operand)
    {
        if (_loaded.TryGetValue(operand, out var known))
        {
            return [known];
        }

        var wish = LocalName.Of(operand, _plan.Node);
        var names = new List<string>();
        for (var k = 0; k < operand.Width; k++)
        {
            var name = _names.Unique(operand.Width > 1 ? wish + "_" + EmissionContext.Number(k) : wish);
            Writer.Write($"V {name} = V.Load({At(_plan.PlaceOf(operand)!, k)});");
            names.Add(name);
        }

        if (operand.Width == 1)
        {
            _loaded.Add(operand, names[0]);
        }

        return names;
    }

    private string At(Place place, int element)
    {
        var argument = _signature.Argument(place);
        var column = _signature.Column(place) + element;
        if (_common.Context.Schedule.IsOfOneRow)
        {
            return $"ref {argument.Name}, {column}";
        }

        var row = argument.Buffer.RowStride == 1 ? "row" : $"row * {argument.Buffer.RowStride}";
        return $"ref {argument.Name}, {(column == 0 ? row : argument.Buffer.RowStride == 1 ? $"row + {column}" : $"({row}) + {column}")}";
    }
}
