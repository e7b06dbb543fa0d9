namespace RnnGen.Fuzz.Tests.Language;

/// <summary>A condition that is known when the cell is compiled: a count, or the variable of a loop, compared with a number.</summary>
internal sealed record Condition(string Variable, string Relation, int Number)
{
    public string Text => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Variable} {Relation} {Number}");

    /// <summary>The condition as a pattern.</summary>
    public string Pattern => Relation switch { "==" => "", "!=" => "not ", _ => Relation + " " } + Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public bool Holds(IReadOnlyDictionary<string, int> variables) => Relation switch
    {
        "==" => variables[Variable] == Number,
        "!=" => variables[Variable] != Number,
        "<" => variables[Variable] < Number,
        ">=" => variables[Variable] >= Number,
        _ => throw new InvalidOperationException(Relation),
    };
}
