using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// Writes the elementwise equations of a kernel for one row and one vector of units: all loads, then the equations, then all stores (so
/// that an adjoint may take the place of the value it came from).
/// </summary>
internal sealed class ElementwiseWriter
{
    private readonly KernelWriter _common;
    private readonly KernelPlan _plan;
    private readonly Kernel _kernel;
    private readonly KernelSignature _signature;
    private readonly Dictionary<Value, string> _expressions = [];
    private readonly Dictionary<Value, string> _tokens = [];
    private readonly HashSet<string> _rowReferences = [];
    private readonly KernelEquations _equations;
    private readonly Identifiers _names;

    public ElementwiseWriter(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature, Identifiers names)
    {
        (_common, _plan, _kernel, _signature, _names) = (common, plan, kernel, signature, names);
        _equations = new KernelEquations(kernel);
    }

    private SourceWriter Writer => _common.Writer;

    /// <summary>Makes the arrays that the equations touch parameters of the kernel.</summary>
    public static void Declare(KernelPlan plan, Kernel kernel, KernelSignature signature)
    {
        foreach (var value in KernelPlan.LoadedByElements(kernel))
        {
            if (value.Op is Bias or Lookup)
            {
                signature.ReadsParameters = true;
            }

            var source = value.Op is Lookup ? value.Operands[0] : value;
            if (source.Op is not Bias && plan.PlaceOf(source) is { } place && !(kernel.Computed.Contains(value) && value.Op is not (LeafOp or Lookup)))
            {
                signature.Argument(place);
            }
        }

        foreach (var store in kernel.Stores)
        {
            signature.Argument(store.Place);
        }
    }

    /// <summary>Writes the code; <c>row</c> and <c>unit</c> are in scope.</summary>
    /// <param name="products">Where the kernel's products are found: expressions of type V.</param>
    /// <param name="loaded">What has been loaded already; null for nothing.</param>
    public void Write(IReadOnlyDictionary<Value, string> products, IReadOnlyDictionary<Value, string>? loaded = null)
    {
        foreach (var value in loaded?.Keys ?? [])
        {
            _expressions[value] = loaded![value];
        }

        foreach (var product in _kernel.Products)
        {
            var name = _names.Unique(LocalName.Of(product, _plan.Node));
            Writer.Write($"V {name} = {products[product]};");
            _expressions[product] = name;
        }

        foreach (var value in KernelPlan.LoadedByElements(_kernel).Where(v => !_expressions.ContainsKey(v)))
        {
            WriteLoad(value);
        }

        foreach (var value in _kernel.Elements.Where(v => !_expressions.ContainsKey(v)))
        {
            WriteEquation(value);
        }

        WriteStores();
    }

    private void WriteLoad(Value value)
    {
        if (value.Op is Constant constant)
        {
            _expressions[value] = constant.CSharp(_common.Context.T);
            return;
        }

        if (value.Op is Input { Kind: InputKind.Integer })
        {
            var tokens = _signature.Argument(_plan.PlaceOf(value)!);
            var token = _names.Unique(LocalName.Of(value, _plan.Node));
            _expressions[value] = token;
            Writer.Write($"int {token} = Unsafe.Add(ref {tokens.Name}, {_common.Context.Element(tokens.Buffer, 0)});");
            return;
        }

        if (IsToken(value))
        {
            WriteToken(value);
            if (_kernel.Elements.Where(user => user.Operands.Contains(value)).All(user => user.Op is OneHot) && !_kernel.Stores.Any(store => store.Value == value))
            {
                return;
            }
        }

        var wish = value.Op is Bias bias ? Identifiers.Apart(Identifiers.Camel(bias.Parameter.ToString())) : LocalName.Of(value, _plan.Node);
        var name = _names.Unique(wish);
        _expressions[value] = name;
        var load = LoadOf(value);
        Writer.Write($"V {name} = {PassConditions.Value(KernelPlan.ConditionOfLoad(_kernel, value), load)};");
    }

    /// <summary>Whether a number is a class that the network has chosen, which is looked at as an index.</summary>
    private bool IsToken(Value value) => _kernel.Elements.Any(user => user.Op is OneHot && user.Operands[0] == value);

    private void WriteToken(Value value)
    {
        var place = _plan.PlaceOf(value)!;
        var name = _names.Unique("token_" + LocalName.Of(value, _plan.Node));
        _tokens[value] = name;
        Writer.Write($"int {name} = (int)Unsafe.Add(ref {_signature.Argument(place).Name}, {RowOffset(place)});");
    }

    private string LoadOf(Value value)
    {
        var context = _common.Context;
        switch (value.Op)
        {
            case Bias number when value.Width == 1 && _kernel.Width > 1:
                return $"V.Broadcast(Unsafe.Add(ref p, {context.Offset(number.Parameter)}))";
            case Bias bias:
                return $"V.Load(ref p, {context.Offset(bias.Parameter)}{(_kernel.IsScalar ? "" : " + unit")})";
            case Lookup lookup:
                var stride = context.Schedule.Parameters[lookup.Parameter].InputStride;
                return $"V.Load(ref p, {context.Offset(lookup.Parameter)} + ({_signature.Token(_plan.PlaceOf(value.Operands[0])!)} * {stride}) + unit)";
            default:
                var place = _plan.PlaceOf(value)!;
                return value.Width == 1 && _kernel.Width > 1
                    ? $"V.Broadcast(Unsafe.Add(ref {_signature.Argument(place).Name}, {RowOffset(place)}))"
                    : $"V.Load(ref {Reference(place)})";
        }
    }

    private string RowOffset(Place place)
    {
        var buffer = _common.Context.Schedule.Memory.Buffers[place.Sequence];
        return _common.Context.Element(buffer, _signature.Column(place));
    }

    /// <summary>Where a value of the current row stands: a reference, and a distance from it.</summary>
    private string Reference(Place place) =>
        _kernel.IsScalar ? $"{_signature.Argument(place).Name}, {RowOffset(place)}" : $"{RowReference(place)}, {_signature.Column(place)}";

    /// <summary>A reference to the current units of the current row of an array, made once.</summary>
    private string RowReference(Place place)
    {
        var argument = _signature.Argument(place);
        var name = KernelSignature.RowOf(argument);
        if (_rowReferences.Add(name))
        {
            var units = _common.Context.Schedule.IsOfOneRow ? "unit" : _common.Context.Element(argument.Buffer, 0) + " + unit";
            Writer.Write($"ref {_common.Context.T} {name} = ref Unsafe.Add(ref {argument.Name}, {units});");
        }

        return name;
    }

    private void WriteEquation(Value value)
    {
        var expression = ExpressionOf(value);
        if (_equations.IsInlined(value) || value is { Name: null, Op: Same })
        {
            _expressions[value] = expression;
            return;
        }

        var text = EquationText.Of(_plan.Node);
        if (text.IsNamed(value))
        {
            Writer.Line();
            Writer.Write("// " + text.Equation(value));
        }

        var name = _names.Unique(LocalName.Of(value, _plan.Node));
        Writer.Write($"V {name} = {KernelEquations.Outermost(expression)};");
        _expressions[value] = name;
    }

    private string ExpressionOf(Value value) => _equations.Expression(
        value, operand => value.Op is OneHot && _tokens.TryGetValue(operand, out var token) ? token : _expressions[operand], _expressions.ContainsKey);

    private void WriteStores()
    {
        var stores = _kernel.Stores.Where(s => _kernel.Kind != KernelKind.Product || _expressions.ContainsKey(s.Value)).ToList();
        if (stores.Count == 0)
        {
            return;
        }

        Writer.Line();
        foreach (var group in stores.GroupBy(store => PassConditions.Text(store.Condition)).OrderBy(g => g.Key, System.StringComparer.Ordinal))
        {
            using (group.Key.Length > 0 ? Writer.Block($"if ({group.Key})") : null)
            {
                foreach (var store in group)
                {
                    WriteStore(store);
                }
            }
        }
    }

    private void WriteStore(Store store)
    {
        var value = _expressions[store.Value];
        var target = Reference(store.Place);
        Writer.Write(value.StartsWith("V.", System.StringComparison.Ordinal) || value.Contains("(")
            ? $"({value}).Store(ref {target});"
            : $"{value}.Store(ref {target});");
    }
}
