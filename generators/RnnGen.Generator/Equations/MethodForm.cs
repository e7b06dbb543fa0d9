using RnnGen.Compiler.Validation;

namespace RnnGen.Generator.Equations;

/// <summary>A method whose parameters have roles by their attributes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rule">The rule about its parameters.</param>
/// <param name="HasStates">Whether values go on from step to step.</param>
internal sealed record MethodForm(string Name, CellRule Rule, bool HasStates)
{
    /// <summary>The step of a cell.</summary>
    public static MethodForm Step { get; } = new(StepMethod.Name, CellRules.StepParameter, HasStates: true);

    /// <summary>The equations of a layer, which may take numbers.</summary>
    public static MethodForm Layer { get; } = new(LayerClass.Apply, CellRules.LayerMethod, HasStates: false);
}
