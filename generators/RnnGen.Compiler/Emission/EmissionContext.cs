using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>What the emitters of one network share: the schedule, and the names in the program's class.</summary>
internal sealed class EmissionContext
{
    private readonly Identifiers _members;

    public EmissionContext(Schedule schedule)
        : this(schedule, new Identifiers([.. ProgramNames.All, ProgramName(schedule.Network.Type)]))
    {
    }

    private EmissionContext(Schedule schedule, Identifiers members)
    {
        (Schedule, _members) = (schedule, members);
        (T, Lanes) = schedule.ElementBytes == 8 ? ("double", "Double") : ("float", "Single");
        ClassName = ProgramName(schedule.Network.Type);
    }

    public Schedule Schedule { get; }

    /// <summary>The element type in C#.</summary>
    public string T { get; }

    /// <summary>The prefix of the lane types.</summary>
    public string Lanes { get; }

    /// <summary>The class that holds the compiled program.</summary>
    public string ClassName { get; }

    /// <summary>The schedule of a session's step, in the same class.</summary>
    public EmissionContext Stream => new(Schedule.Stream!, _members);

    /// <summary>The constant that holds a parameter's offset.</summary>
    public string Offset(Parameter parameter) => _members.Of(parameter, Identifiers.Pascal(parameter.Layer) + "_" + Identifiers.Camel(parameter.ToString()));

    /// <summary>The constant that holds the offset of a parameter's transposed copy.</summary>
    public string TransposedOffset(Parameter parameter) => _members.Of(("T", parameter), Offset(parameter) + "_T");

    /// <summary>The constant that holds a buffer's offset.</summary>
    public string Offset(Buffer buffer) => _members.Of(buffer, Identifiers.Pascal(buffer.Name.ToString()) + "Offset");

    /// <summary>The constant that holds the offset of a sequence with the rows on the lanes.</summary>
    public string Offset(SequenceValue sequence) => _members.Of(("rows", sequence), Identifiers.Pascal(sequence.Name.ToString()) + "Rows");

    /// <summary>The names of a method's parameters and locals.</summary>
    /// <param name="reserved">Those that every method of its kind has.</param>
    public Identifiers Scope(params string[] reserved) => _members.Within(reserved);

    /// <summary>The method of a node's kernel, or of a node's steps.</summary>
    public string Method(object thing, string wish) => _members.Of(thing, wish);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An element of the current row of a buffer, as an expression: where there is one row, its column alone.</summary>
    public string Element(Buffer buffer, int column)
    {
        if (Schedule.IsOfOneRow)
        {
            return Number(column);
        }

        var row = buffer.RowStride == 1 ? "row" : $"(row * {buffer.RowStride})";
        return column == 0 ? row : $"{row} + {column}";
    }

    /// <summary>
    /// The hint name as an identifier; it is unique, and stays so where a character had to be replaced. That of a class without a namespace ends in an underscore: it could be the name of a type
    /// that emitted code uses.
    /// </summary>
    private static string ProgramName(TypeDeclaration type)
    {
        var name = type.HintName.Replace('.', '_').Replace('-', '_');
        return type.HintName.Contains("_") ? name + "_" + StableHash(type.HintName) : name.Contains("_") ? name : name + "_";
    }

    private static string StableHash(string text) =>
        unchecked(text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u)).ToString("x8", CultureInfo.InvariantCulture);
}
