using System.Runtime.CompilerServices;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations.Typing;

namespace RnnGen.Compiler.Equations;

/// <summary>The widths of a loss: of a user's, those that its equations ask for.</summary>
internal static class LossWidths
{
    private static readonly ConditionalWeakTable<CellProgram, CellTypes> Types = new();

    /// <summary>The types of the values of a method; inferred once.</summary>
    public static CellTypes TypesOf(CellProgram method) => Types.GetValue(method, CellTypes.Of);

    /// <summary>The width of a target of so many outputs; null where there is none.</summary>
    public static int? TargetOf(LossDeclaration loss, int outputs) => loss.Kind != LossKind.Custom ? loss.TargetWidth(outputs)
        : loss.Program is null ? outputs
        : TypesOf(loss.Program.Loss)[1].Rows.In(0, outputs);

    /// <summary>The width of what a decoder feeds back of so many outputs; null where there is none.</summary>
    public static int? PointOf(LossDeclaration loss, int outputs) => loss is { Kind: LossKind.Custom, Program: { } program }
        ? (program.Point ?? program.Link) is { } method ? TypesOf(method)[method.Results[0]].Rows.In(0, outputs) : outputs
        : TargetOf(loss, outputs);

    /// <summary>The width of a draw of so many outputs; null where there is none.</summary>
    public static int? DrawOf(CellProgram sample, int outputs) => TypesOf(sample)[sample.Results[0]].Rows.In(0, outputs);
}
