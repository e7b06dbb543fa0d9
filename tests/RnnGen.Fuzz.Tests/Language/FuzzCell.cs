namespace RnnGen.Fuzz.Tests.Language;

/// <summary>A cell.</summary>
internal sealed record FuzzCell(string Name, IReadOnlyList<Parameter> Parameters, IReadOnlyList<Method> Methods, IReadOnlyList<Statement> Body, IReadOnlyList<Expression> Results)
{
    /// <summary>Whether x must be as wide as the units.</summary>
    public bool HasSameWidth { get; init; }

    public Parameter Input => Parameters.Single(parameter => parameter.Role == Role.Input);

    public IEnumerable<Parameter> States => Parameters.Where(parameter => parameter.Role == Role.State);

    public IEnumerable<Parameter> Trained => Parameters.Where(parameter => parameter.IsTrained);

    /// <summary>Every expression of the cell, as often as it is written.</summary>
    public IEnumerable<Expression> Expressions => Methods.SelectMany(method => Of(method.Body).Concat(method.Results.SelectMany(Of))).Concat(Of(Body)).Concat(Results.SelectMany(Of));

    /// <summary>The names that conditions compare.</summary>
    public IReadOnlySet<string> Compared => Expressions.Select(expression => expression.Condition).Concat(Conditions(Body)).Concat(Methods.SelectMany(method => Conditions(method.Body))).OfType<Condition>().Select(condition => condition.Variable).ToHashSet();

    public int Depth => Expressions.Max(expression => expression.Depth);

    private static IEnumerable<Expression> Of(IEnumerable<Statement> statements) => statements.SelectMany(statement => statement switch
    {
        Let let => Of(let.Value),
        Assign assign => Of(assign.Value),
        Unpack unpack => Of(unpack.Call),
        Loop loop => Of(loop.Body),
        Count => [],
        Branch branch => Of(branch.Then).Concat(Of(branch.Otherwise)),
        _ => throw new InvalidOperationException(),
    });

    private static IEnumerable<Expression> Of(Expression expression) => expression.Operands.SelectMany(Of).Prepend(expression);

    private static IEnumerable<Condition> Conditions(IEnumerable<Statement> statements) => statements.SelectMany(statement => statement switch
    {
        Loop loop => Conditions(loop.Body),
        Branch branch => Conditions(branch.Then).Concat(Conditions(branch.Otherwise)).Append(branch.Condition),
        _ => [],
    });
}
