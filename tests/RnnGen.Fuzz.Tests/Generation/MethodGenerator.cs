using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <summary>Draws a method that Step calls.</summary>
internal sealed class MethodGenerator(Random random, Names outer, IReadOnlyList<Width> widths, IReadOnlyList<LayerWidths> layers, bool isLarge)
{
    public Method Draw()
    {
        var isLocal = random.Next(4) == 0;
        var names = isLocal ? outer : new Names(random);
        var scope = new Scope();
        var parameters = new List<(string Name, Shape Shape)>();
        var trained = new List<string>();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            Add(Shape.Vector(widths[random.Next(widths.Count)]), isTrained: false);
        }

        if (random.Next(3) == 0)
        {
            Add(Shape.Scalar, isTrained: false);
        }

        var own = parameters.Where(parameter => parameter.Shape.Kind == Kind.Vector).Select(parameter => parameter.Shape.Rows).ToArray();
        if (random.Next(2) == 0)
        {
            // Rows that the units or a number tell: the method's own vectors do not reach its caller's.
            var rows = own.Where(width => width == Width.OfUnits || width.IsConstant).ToArray();
            if (rows.Length > 0)
            {
                Add(Shape.Matrix(rows[random.Next(rows.Length)], own[random.Next(own.Length)]), isTrained: true);
            }
        }

        if (random.Next(4) == 0)
        {
            Add(Shape.Matrix(own[random.Next(own.Length)], own[random.Next(own.Length)]), isTrained: false);
        }

        var expressions = new ExpressionGenerator(random, scope, new Parameters(random, names, layers), layers, own);
        var statements = new StatementGenerator(random, scope, names, expressions, [], isLarge);
        var body = statements.Draw(random.Next(isLarge ? 3 : 2));
        List<Expression> results = [.. Enumerable.Range(0, random.Next(1, isLarge ? 4 : 3)).Select(_ => statements.Of(statements.AnyShape()))];
        statements.UseAll(results);
        return new Method(outer.NewMethod(), parameters, body, [.. results.Select(result => result.IsPlain ? expressions.Plus(result, result) : result)])
        {
            TrainedParameters = trained,
            IsLocal = isLocal,
            Owner = !isLocal && random.Next(5) == 0 ? outer.NewType() + "Equations" : null,
        };

        void Add(Shape shape, bool isTrained)
        {
            var name = names.New();
            parameters.Add((name, shape));
            trained.AddRange(isTrained ? [name] : []);
            var range = isTrained ? Interval.Around(Parameters.Magnitude(shape.Columns.Least(layers))) : Interval.State;
            scope.Add(new("Local", [], shape, range) { Name = name, IsTrainedMatrix = isTrained });
        }
    }
}
