using System.Linq;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes what depends on the kind of pass: M is a constant for the JIT, so each pass keeps its own branch alone.</summary>
internal static class PassConditions
{
    /// <summary>The condition as C#; empty for always.</summary>
    public static string Text(PassCondition condition) => condition switch
    {
        PassCondition.WithTape => "M.KeepsTape",
        PassCondition.WithLengths => "M.HasLengths",
        _ => "",
    };

    /// <summary>A value in the passes that have it, 0 in the others.</summary>
    public static string Value(PassCondition condition, string value) => condition == PassCondition.Always ? value : $"{Text(condition)} ? {value} : V.Zero";

    /// <summary>The same as a part of an expression.</summary>
    public static string Operand(PassCondition condition, string value) => condition == PassCondition.Always ? value : $"({Value(condition, value)})";

    /// <summary>Statements, each a line, in the passes that need them.</summary>
    public static string Statements(PassCondition condition, string statements) => condition == PassCondition.Always
        ? statements
        : $"if ({Text(condition)})\n{{\n{string.Join("\n", statements.Split('\n').Select(line => "    " + line))}\n}}\n";
}
