using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <summary>Draws the statements of a method.</summary>
internal sealed class StatementGenerator(Random random, Scope scope, Names names, ExpressionGenerator expressions, IReadOnlyList<Method> methods, bool isLarge)
{
    private const int MostRoom = ExpressionGenerator.MaxDepth;

    public List<Statement> Draw(int count)
    {
        var statements = new List<Statement>();
        for (var i = 0; i < count; i++)
        {
            statements.AddRange(Draw());
        }

        return statements;
    }

    /// <summary>A local with the operation that a cell of this number has in any case.</summary>
    public Statement Feature(int number) => Declare(names.New(), expressions.Featured(number), isMutable: false);

    /// <summary>Gives every value that nothing names yet a small part in one of the results.</summary>
    public void UseAll(IList<Expression> results)
    {
        while (scope.Unused.FirstOrDefault() is { } unused)
        {
            var i = random.Next(results.Count);
            results[i] = expressions.Plus(results[i], scope.Use(unused));
        }
    }

    public Shape AnyShape() => random.Next(10) switch
    {
        < 6 => Shape.Vector(expressions.AnyWidth()),
        < 8 => Shape.Scalar,
        _ => Shape.Matrix(expressions.AnyWidth(), expressions.AnyWidth()),
    };

    public Expression Of(Shape shape) => isLarge
        ? expressions.Of(shape, random.Next(3, MostRoom + 1), leaf: random.Next(3) * 0.1)
        : expressions.Of(shape, random.Next(2, 5), leaf: 0.3);

    private IEnumerable<Statement> Draw() => random.Next(20) switch
    {
        < 9 => [Local(AnyShape(), isMutable: random.Next(4) == 0)],
        < 12 => methods.Count > 0 ? [Call(methods[random.Next(methods.Count)])] : [Local(AnyShape(), isMutable: false)],
        < 14 => Reassign(),
        < 16 => TurnByTurn(),
        < 18 => Choose(),
        18 => [NewCount()],
        _ => [Dead()],
    };

    private Statement Local(Shape shape, bool isMutable)
    {
        var value = Of(shape);
        return Declare(names.New(), isMutable ? expressions.Bounded(value, Interval.State) : value, isMutable);
    }

    private Let Declare(string name, Expression value, bool isMutable)
    {
        scope.Add(Reference(name, value, isMutable));
        if (isMutable)
        {
            scope.Mutable.Add(name);
        }

        return new Let(name, value, random.Next(3) == 0 || isMutable);
    }

    private static Expression Reference(string name, Expression value, bool isMutable = false) =>
        new("Local", [], value.Shape, isMutable ? Interval.State : value.Range) { Name = name, Depth = value.Depth, IsInferred = value.IsInferred };

    private Statement Call(Method method)
    {
        var call = CallOf(method);
        var isTuple = random.Next(3) == 0 && method.Results.Count > 1;
        var tuple = names.New();
        string[] locals = [.. method.Results.Select((_, i) => isTuple ? $"{tuple}.Item{i + 1}" : names.New())];
        foreach (var (name, result) in locals.Zip(method.Results))
        {
            scope.Add(Reference(name, result with { Depth = call.Depth }));
        }

        return method.Results.Count == 1
            ? new Let(locals[0], call, HasType: random.Next(2) == 0)
            : new Unpack(locals, call, isTuple ? tuple : null);
    }

    private Expression CallOf(Method method)
    {
        var arguments = method.Parameters.Select(parameter => method.TrainedParameters.Contains(parameter.Name)
            ? expressions.TrainedMatrix(parameter.Shape)
            : expressions.Bounded(expressions.Of(parameter.Shape, 4, leaf: 0.4), Interval.State));
        return new Expression("Call", [.. arguments], method.Results[0].Shape, method.Results[0].Range) { Method = method };
    }

    private IEnumerable<Statement> Reassign()
    {
        var locals = scope.Locals.Where(local => scope.Mutable.Contains(local.Name)).ToArray();
        return locals.Length == 0 ? [Local(AnyShape(), isMutable: true)] : [Assignment(locals[random.Next(locals.Length)])];
    }

    /// <summary>The new value contains the old one, which would lose its part otherwise.</summary>
    private Assign Assignment(Expression local)
    {
        var isCompound = local.Shape.Kind != Kind.Matrix && random.Next(2) == 0;
        var old = scope.Use(local);
        var other = Of(local.Shape);
        Expression value;
        if (isCompound)
        {
            // A factor of at most 1 keeps it within its bounds, however often.
            value = new("Multiply", [old, expressions.Bounded(other, Interval.Unit)], local.Shape, Interval.State);
        }
        else
        {
            value = expressions.Bounded(new("Add", [new("Multiply", [ExpressionGenerator.Number(0.5), old], old.Shape, Interval.Unit), other], old.Shape, Interval.Unit + other.Range), Interval.State);
        }

        scope.Replace(old with { Depth = value.Depth });
        if (!scope.IsDead)
        {
            scope.MarkUnused(old.Name);
        }

        return new Assign(old.Name, value, isCompound);
    }

    /// <summary>A loop over accumulators.</summary>
    private IEnumerable<Statement> TurnByTurn()
    {
        var accumulator = (Let)Local(random.Next(3) == 0 ? Shape.Scalar : Shape.Vector(expressions.AnyWidth()), isMutable: true);
        var (variable, turns, isDownward) = (names.New(), random.Next(1, 4), random.Next(4) == 0);
        var step = random.Next(3) == 0 ? 2 : 1;
        var first = isDownward ? (turns - 1) * step : random.Next(2);
        var end = isDownward ? 0 : first + (turns * step);
        var (locals, variables, counts) = (scope.Locals.Count, scope.Variables.Count, scope.Counts.Count);
        scope.Variables.Add((variable, isDownward ? 0 : first, isDownward ? first : end - 1));
        var body = random.Next(2) == 0 ? Draw(1) : [];
        body.Add(Assignment(scope.Locals[locals - 1]));
        var inner = scope.Locals.Skip(locals).Where(local => scope.Unused.Contains(local)).ToArray();
        foreach (var local in inner)
        {
            var target = scope.Locals[locals - 1];
            body.Add(new Assign(target.Name, expressions.Bounded(expressions.Plus(target, scope.Use(local)), Interval.State), IsCompound: false));
        }

        var skip = turns > 1 && random.Next(5) == 0 ? first : (int?)null;
        scope.Leave(locals, variables, counts);
        return [accumulator, new Loop(variable, first, end, isDownward ? -step : step, body, skip)];
    }

    /// <summary>A branch by a count; only what is chosen has a part in training.</summary>
    private IEnumerable<Statement> Choose()
    {
        var prelude = new List<Statement>();
        if (scope.Counts.Count == 0)
        {
            prelude.Add(NewCount());
        }

        var mutable = scope.Locals.Where(local => scope.Mutable.Contains(local.Name)).ToArray();
        if (mutable.Length == 0)
        {
            prelude.Add(Local(AnyShape(), isMutable: true));
            mutable = [scope.Locals[^1]];
        }

        var target = mutable[random.Next(mutable.Length)];
        var condition = expressions.NewCondition(out var holds)!;
        Assign Arm(bool isDead)
        {
            var before = scope.IsDead;
            scope.IsDead = before || isDead;
            var assign = Assignment(scope.Locals.Single(local => local.Name == target.Name));
            scope.IsDead = before;
            return assign;
        }

        var then = Arm(!holds!.Value);
        Statement[] otherwise = random.Next(3) > 0 ? [Arm(holds.Value)] : [];
        return [.. prelude, new Branch(condition, [then], otherwise, IsSwitch: random.Next(3) == 0)];
    }

    private Count NewCount()
    {
        var count = new Count(names.New(), random.Next(4));
        scope.Counts.Add(count);
        return count;
    }

    /// <summary>A local that nothing names.</summary>
    private Statement Dead()
    {
        var before = scope.IsDead;
        scope.IsDead = true;
        var value = Of(AnyShape());
        scope.IsDead = before;
        return new Let(names.New(), value.IsPlain ? expressions.Plus(value, value) : value, HasType: false);
    }
}
