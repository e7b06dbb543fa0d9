using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Malformed;

/// <summary>A well-formed cell, and ways to edit its source.</summary>
internal sealed class BrokenCell(FuzzCell cell, string source, Random random)
{
    private const string StepStart = "public static ";

    public FuzzCell Cell { get; } = cell;

    public string Source { get; } = source;

    /// <summary>The input.</summary>
    public string X => Cell.Input.Reference;

    /// <summary>The first state.</summary>
    public string H => Cell.States.First().Reference;

    /// <summary>A trained matrix.</summary>
    public string? W => Cell.Trained.FirstOrDefault(parameter => parameter.Shape.Kind == Kind.Matrix)?.Reference;

    private int Step => Source.IndexOf(StepStart, Source.IndexOf(": RecurrentCell", StringComparison.Ordinal), StringComparison.Ordinal);

    /// <summary>With statements at the beginning of Step or before its result.</summary>
    public string WithStatement(string statement)
    {
        var at = random.Next(2) == 0 ? Source.IndexOf("\n{\n", Step, StringComparison.Ordinal) + 3 : Source.IndexOf("return ", StepEnd() - ReturnLength(), StringComparison.Ordinal);
        return Source.Insert(at, statement + "\n");
    }

    /// <summary>With other members.</summary>
    public string WithMember(string member) => Source.Insert(Step, member + "\n");

    /// <summary>With statements and members.</summary>
    public string With(string statement, string member) => new BrokenCell(Cell, WithMember(member), random).WithStatement(statement);

    /// <summary>With another declaration of Step: what stands between its modifiers and its body.</summary>
    public string? WithSignature(Func<string, string> change)
    {
        var end = Source.IndexOf("\n{\n", Step, StringComparison.Ordinal);
        var signature = Source[Step..end];
        var changed = change(signature);
        return changed == signature ? null : Source[..Step] + changed + Source[end..];
    }

    /// <summary>With another last parameter.</summary>
    public string? WithParameter(string parameter) => WithSignature(signature => signature[..^1] + ", " + parameter + ")");

    /// <summary>With another result.</summary>
    public string WithResult(Func<string, string> change)
    {
        var start = Source.IndexOf("return ", StepEnd() - ReturnLength(), StringComparison.Ordinal) + "return ".Length;
        var end = Source.IndexOf(";\n}", start, StringComparison.Ordinal);
        return Source[..start] + change(Source[start..end]) + Source[end..];
    }

    public string Replace(string old, string replacement)
    {
        var at = Source.IndexOf(old, StringComparison.Ordinal);
        return Source[..at] + replacement + Source[(at + old.Length)..];
    }

    // Step is the last member of its class.
    private int StepEnd() => Source.IndexOf("\n}\n}", Step, StringComparison.Ordinal);

    private int ReturnLength() => StepEnd() - Source.LastIndexOf("\nreturn ", StepEnd(), StringComparison.Ordinal);
}
