namespace RnnGen.Fuzz.Tests.Language;

/// <summary>An expression of a cell's source, with what the fuzzer knows of its value.</summary>
/// <param name="Operation">The name of the function; operators in words; Local, Call and Choose, which are C#'s.</param>
/// <param name="Operands">Its operands.</param>
internal sealed record Expression(string Operation, IReadOnlyList<Expression> Operands, Shape Shape, Interval Range)
{
    /// <summary>Constants among the arguments, which come last.</summary>
    public IReadOnlyList<Constant> Numbers { get; init; } = [];

    /// <summary>What C# chooses by.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Whether it is a trained matrix, which only products read.</summary>
    public bool IsTrainedMatrix { get; init; }

    /// <summary>Whether its width follows from what is made of it: of a state, from what it becomes.</summary>
    public bool IsInferred { get; init; }

    /// <summary>The local variable.</summary>
    public string Name { get; init; } = "";

    /// <summary>How it is written where that is a matter of taste: 0 is the usual way.</summary>
    public int Style { get; init; }

    /// <summary>The called method.</summary>
    public Method? Method { get; init; }

    /// <summary>Whether C# computes it as an int or a double, so that an operator on two of them would be C#'s own.</summary>
    public bool IsPlain => Operation is "Number" or "Length" or "Rows" or "Columns";

    /// <summary>How many operations lie one after the other.</summary>
    public int Depth { get; init; } = Operands.Count == 0 ? 0 : Operands.Max(operand => operand.Depth) + 1;
}
