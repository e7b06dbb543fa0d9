using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <summary>Draws a cell that is well-formed in every layer that it is to be used in.</summary>
internal sealed class CellGenerator
{
    private readonly Random _random;
    private readonly IReadOnlyList<LayerWidths> _layers;
    private readonly Names _names;
    private readonly Scope _scope = new() { CanTrain = true };
    private readonly Parameters _parameters;
    private readonly List<Width> _widths = [];
    private readonly List<Method> _methods = [];

    private readonly bool _isLarge;

    private readonly int _number;

    private CellGenerator(Random random, int number, IReadOnlyList<LayerWidths> layers, bool isLarge)
    {
        (_random, _number, _layers, _isLarge, _names) = (random, number, layers, isLarge, new Names(random));
        _parameters = new(random, _names, layers);
    }

    /// <param name="random">Draws.</param>
    /// <param name="number">Its number, which says what operation it has in any case.</param>
    /// <param name="layers">Where it is used.</param>
    /// <param name="hasSameWidth">Whether these are as wide as their input.</param>
    /// <param name="isLarge">Whether it may have many equations, up to twelve operations deep.</param>
    public static FuzzCell Draw(Random random, int number, IReadOnlyList<LayerWidths> layers, bool hasSameWidth, bool isLarge) => new CellGenerator(random, number, layers, isLarge).Draw(hasSameWidth);

    private FuzzCell Draw(bool hasSameWidth)
    {
        DrawWidths(hasSameWidth);
        var name = _names.NewType();
        var x = new Parameter(_names.NewParameter(), Role.Input, Shape.Vector(hasSameWidth ? Width.OfUnits : Width.OfInputs));
        var states = States().ToArray();
        if (states.Length > 1 && states.All(state => state.Arguments.Length == 0) && _random.Next(2) == 0)
        {
            var tuple = _names.New();
            states = [.. states.Select(state => state with { Tuple = tuple })];
        }

        foreach (var parameter in states.Prepend(x))
        {
            _scope.Add(new("Local", [], parameter.Shape, parameter.Role == Role.Input ? Interval.Unit : Interval.State) { Name = parameter.Reference, IsInferred = IsInferred(parameter) }, mustBeUsed: parameter == x);
        }

        for (var count = _random.Next(_isLarge ? 3 : 2); count > 0; count--)
        {
            _methods.Add(new MethodGenerator(_random, _names, _widths, _layers, _isLarge).Draw());
        }

        var expressions = new ExpressionGenerator(_random, _scope, _parameters, _layers, _widths);
        var statements = new StatementGenerator(_random, _scope, _names, expressions, _methods, _isLarge);
        var body = statements.Draw(_isLarge ? _random.Next(2, 7) : _random.Next(3));
        body.Add(statements.Feature(_number));
        List<Expression> results = [.. states.Select(state => Result(state, statements, expressions))];
        statements.UseAll(results);
        return new FuzzCell(name, Ordered(x, states), [.. _methods.Where(method => IsCalled(method, body, results))], body, [.. results.Select(result => expressions.Bounded(result, Interval.State))])
        {
            HasSameWidth = hasSameWidth,
        };
    }

    private static bool IsCalled(Method method, IReadOnlyList<Statement> body, IReadOnlyList<Expression> results) =>
        new FuzzCell("", [], [], body, results).Expressions.Any(expression => expression.Method == method);

    private void DrawWidths(bool hasSameWidth)
    {
        var inputs = hasSameWidth ? Width.OfUnits : Width.OfInputs;
        Width[] derived = [Width.OfUnits * 2, inputs + Width.OfUnits, inputs * 2, Width.OfUnits + Width.Number(2), Width.OfUnits * 3, .. new[] { 2, 3 }.Select(of => Width.OfUnits.Part(of, _layers)).OfType<Width>()];
        var most = Math.Max(_layers.Min(layer => layer.Inputs), _layers.Min(layer => layer.Units));
        _widths.AddRange([Width.OfUnits, Width.OfUnits, inputs]);
        foreach (var width in new[] { Width.Number(_random.Next(1, Math.Min(most, 5) + 1)), derived[_random.Next(derived.Length)], derived[_random.Next(derived.Length)] })
        {
            // U + 2 is made of U and 2.
            if (width == Width.OfUnits + Width.Number(2))
            {
                if (most < 2)
                {
                    continue;
                }

                _widths.Add(Width.Number(2));
            }

            _widths.Add(width);
        }
    }

    private IEnumerable<Parameter> States()
    {
        yield return new Parameter(_names.NewParameter(), Role.State, Shape.Vector(Width.OfUnits));
        for (var count = new[] { 0, 0, 1, 1, 2 }[_random.Next(_isLarge ? 5 : 3)]; count > 0; count--)
        {
            var (rows, columns) = (_widths[_random.Next(_widths.Count)], _widths[_random.Next(_widths.Count)]);
            yield return _random.Next(3) == 0
                ? new Parameter(_names.NewParameter(), Role.State, Shape.Matrix(rows, columns)) { Arguments = Arguments(("Rows", rows), ("Columns", columns)) }
                : new Parameter(_names.NewParameter(), Role.State, Shape.Vector(rows)) { Arguments = Arguments(("Width", rows)) };
        }
    }

    private string Arguments(params (string Name, Width Width)[] arguments) => string.Join(", ", arguments
        .Where(argument => argument.Width.IsConstant && _random.Next(2) == 0)
        .Select(argument => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{argument.Name} = {argument.Width.Ones / 12}")));

    private static bool IsInferred(Parameter parameter) =>
        parameter.Role == Role.State && (parameter.Shape.Kind == Kind.Matrix || parameter.Shape.Rows != Width.OfUnits);

    /// <summary>What a state becomes. Where nothing else tells its width, this does.</summary>
    private Expression Result(Parameter state, StatementGenerator statements, ExpressionGenerator expressions)
    {
        var value = statements.Of(state.Shape);
        if (!IsInferred(state))
        {
            return value.Operation == "Local" && value.Name == state.Reference ? expressions.Plus(value, expressions.Fresh(Width.OfUnits)) : value;
        }

        var (rows, columns) = (state.Shape.Rows, state.Shape.Columns);
        var (a, b) = (expressions.Fresh(rows), state.Shape.Kind == Kind.Matrix ? expressions.Fresh(columns) : null);
        var anchor = b is null ? a : new Expression("Outer", [a, b], state.Shape, a.Range * b.Range);
        return new Expression("Add", [value, anchor], state.Shape, value.Range + anchor.Range);
    }

    /// <summary>The input and the states stand anywhere; the trained parameters, too.</summary>
    private List<Parameter> Ordered(Parameter x, Parameter[] states)
    {
        var parameters = new List<Parameter>([x, .. states]);
        foreach (var trained in _parameters.Trained)
        {
            parameters.Insert(_random.Next(4) == 0 ? _random.Next(parameters.Count + 1) : parameters.Count, trained);
        }

        return parameters;
    }
}
