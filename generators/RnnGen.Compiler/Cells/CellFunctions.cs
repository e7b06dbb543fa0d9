using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>The activations of a cell in one direction. A cell that has no gates, or no output apart, has no use for those.</summary>
/// <param name="Activation">The activation of the candidate.</param>
/// <param name="RecurrentActivation">The activation of the gates.</param>
/// <param name="OutputActivation">The activation of the output.</param>
internal sealed record CellFunctions(ActivationFunction Activation, ActivationFunction RecurrentActivation, ActivationFunction OutputActivation)
{
    private const string Reverse = nameof(Reverse);

    /// <summary>The activations of the first direction.</summary>
    public static CellFunctions Read(LayerDeclaration written)
    {
        var activation = ActivationFunction.Read(written, nameof(Activation), Declarations.Activation.Tanh);
        return new(
            activation,
            ActivationFunction.Read(written, nameof(RecurrentActivation), Declarations.Activation.Sigmoid),
            ActivationFunction.Read(written, nameof(OutputActivation), activation));
    }

    /// <summary>The activations of a second direction: those of the first where nothing else is written.</summary>
    public CellFunctions ReadReverse(LayerDeclaration written) => new(
        ActivationFunction.Read(written, Reverse + nameof(Activation), Activation),
        ActivationFunction.Read(written, Reverse + nameof(RecurrentActivation), RecurrentActivation),
        ActivationFunction.Read(written, Reverse + nameof(OutputActivation), OutputActivation));

    /// <summary>Whether an option is an activation of a second direction.</summary>
    public static bool IsOfSecond(string option) => option.StartsWith(Reverse, StringComparison.Ordinal);

    /// <summary>Those of both directions that a cell has a use for, by their options.</summary>
    /// <param name="reverse">The second direction's.</param>
    /// <param name="options">The options of the first direction.</param>
    public IReadOnlyList<(string Option, ActivationFunction Function)> Used(CellFunctions reverse, params string[] options) =>
        [.. options.Select(option => (option, Of(option))), .. options.Select(option => (Reverse + option, reverse.Of(option)))];

    private ActivationFunction Of(string option) => option switch
    {
        nameof(Activation) => Activation,
        nameof(RecurrentActivation) => RecurrentActivation,
        _ => OutputActivation,
    };
}
