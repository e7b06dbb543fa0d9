using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>Writes the equations of a kernel with the rows on the lanes.</summary>
internal sealed class RowElementWriter(RowScope scope)
{
    /// <summary>The elementwise equations, unit after unit.</summary>
    public void Write(Kernel kernel)
    {
        using (kernel.Width == 1 ? scope.Body.Block("") : scope.Body.Block($"for (nuint unit = 0; unit < {kernel.Width}; unit++)"))
        {
            var unit = kernel.Width == 1 ? "0" : "unit";
            var names = scope.Names.Within();
            var expressions = new Dictionary<Value, string>();
            for (var i = 0; i < kernel.Products.Count; i++)
            {
                var name = names.Unique(LocalName.Of(kernel.Products[i], scope.Node));
                scope.Body.Write($"V {name} = V.Load(ref tile, {RowScope.TileIndex(kernel, i, unit)});");
                expressions[kernel.Products[i]] = name;
            }

            foreach (var value in KernelPlan.LoadedByElements(kernel))
            {
                WriteLoad(kernel, value, unit, names, expressions);
            }

            WriteEquations(kernel, names, expressions);
            foreach (var store in kernel.Stores.OrderBy(s => s.Condition == PassCondition.WithTape))
            {
                WriteStore(store, expressions[store.Value], unit);
            }
        }
    }

    private void WriteLoad(Kernel kernel, Value value, string unit, Identifiers names, Dictionary<Value, string> expressions)
    {
        if (value.Op is Constant constant)
        {
            expressions[value] = constant.CSharp(scope.Context.T);
            return;
        }

        var name = names.Unique(value.Op is Bias b ? Identifiers.Apart(Identifiers.Camel(b.Parameter.ToString())) : LocalName.Of(value, scope.Node));
        var load = value.Op is Bias bias
            ? $"V.Broadcast(Unsafe.Add(ref p, {scope.Context.Offset(bias.Parameter)}{(unit == "0" || value.Width == 1 ? "" : $" + {unit}")}))"
            : scope.Arrays.Load(scope.Plan.PlaceOf(value)!, value.Width == 1 ? "0" : unit);
        scope.Body.Write($"V {name} = {PassConditions.Value(KernelPlan.ConditionOfLoad(kernel, value), load)};");
        expressions[value] = name;
    }

    private void WriteEquations(Kernel kernel, Identifiers names, Dictionary<Value, string> expressions)
    {
        var equations = new KernelEquations(kernel);
        foreach (var value in kernel.Elements.Where(v => !expressions.ContainsKey(v)))
        {
            var expression = equations.Expression(value, operand => expressions[operand], expressions.ContainsKey);
            if (equations.IsInlined(value))
            {
                expressions[value] = expression;
                continue;
            }

            scope.Comment(value);
            var name = names.Unique(LocalName.Of(value, scope.Node));
            scope.Body.Write($"V {name} = {KernelEquations.Outermost(expression)};");
            expressions[value] = name;
        }
    }

    private void WriteStore(Store store, string expression, string unit = "0")
    {
        var value = expression.All(c => char.IsLetterOrDigit(c) || c == '_') ? expression : $"({expression})";
        var statement = $"{value}.Store({scope.Arrays.At(store.Place, unit)});";
        scope.Body.Write(PassConditions.Statements(store.Condition, statement));
    }

    /// <summary>A reduction: one number of many.</summary>
    public void WriteReduction(Kernel kernel, Value value)
    {
        using (scope.Body.Block(""))
        {
            scope.Comment(value);
            var names = scope.Names.Within();
            var elements = scope.LoadAll(value.Operands[0], names);
            var name = names.Unique(LocalName.Of(value, scope.Node));
            scope.Body.Write($"V {name} = {KernelEquations.Outermost(((ReductionOp)value.Op).OnElements(elements)!)};");
            foreach (var store in kernel.Stores.Where(s => s.Value == value))
            {
                WriteStore(store, name);
            }
        }
    }
}
