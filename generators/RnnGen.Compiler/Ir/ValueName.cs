using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>What emitted code calls a value: as its equation does where it has a name, and by what it is where it has none.</summary>
internal static class ValueName
{
    public static string Of(Value value) => value.Op switch
    {
        State { IsAdjoint: true } state => state.Label + "FromNext",
        State state => EquationText.PreviousName(state.Label),
        _ when value.Name is { } name => name,
        WhileValid => Of(IsZero(value.Operands[1]) ? value.Operands[2] : value.Operands[1]) + "Kept",
        ElementwiseOp when value.Operands.Count == 1 && value.Operands[0].Name is not null => EquationText.Label(value),
        _ => "t",
    };

    private static bool IsZero(Value value) => value.Op is Constant { Number: 0 };
}
