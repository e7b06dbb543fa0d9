using System.Linq;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>Words the equations of a node: the only place that does.</summary>
/// <param name="step">How the node's equations write the index of a step.</param>
internal sealed class EquationText(StepIndex step)
{
    /// <summary>The longest intermediate that is written out where it is used.</summary>
    private const int LongestPart = 300;

    private static readonly Wording Zero = Wording.Atom("0");

    public static EquationText Of(Node node) => new(StepIndex.Of(node));

    /// <summary>Whether a value has a name of its own, and more behind it than a choice between rows that go on and rows that have ended.</summary>
    public bool IsNamed(Value value) => value.Name is not null && !IsChoice(value) && Left(value) != Right(value);

    /// <summary>name_t = right side; of a value without a name, what it is.</summary>
    public string Equation(Value value) => value switch
    {
        { Name: not null } => $"{Left(value)} = {Right(value)}",
        _ when WhileValid.IsZeroWithoutLengths(value) => value.Op.Word(value.Operands.Select(Word).ToList()).Text,
        _ => Right(value),
    };

    /// <summary>The value's operation on named values and written-out intermediates.</summary>
    public string Right(Value value) => Expand(value).Text;

    /// <summary>What is added to a parameter's gradient.</summary>
    public string Gradient(Accumulation accumulation)
    {
        var delta = Word(accumulation.Delta).Within(Precedence.Product);
        var sum = step.IsPerStep ? "Σ_t " : "";
        return accumulation switch
        {
            OuterAccumulation outer => $"dL/d{outer.Parameter.Symbol} += {sum}{delta} {Word(outer.X).Within(Precedence.Atom)}ᵀ",
            SumAccumulation => $"dL/d{accumulation.Parameter.Symbol} += {sum}{delta}",
            ScatterAccumulation scatter => $"dL/d{scatter.Parameter.Symbol}[{Word(scatter.Token).Text}] += {delta}{(step.IsPerStep ? ", for each t" : "")}",
            _ => throw new System.ArgumentOutOfRangeException(nameof(accumulation), accumulation, "An accumulation without words."),
        };
    }

    /// <summary>A name with its time index: i becomes i_t, a previous state h_{t-1}.</summary>
    public string Indexed(ValueName name) => name.Equation ?? (name.Kind == NameKind.Previous ? name.Text + step.Before : name + step.This);

    /// <summary>A product's operand with its time index.</summary>
    public string Operand(Value value) => value.Op is State state
        ? state.Label + (state.IsAdjoint ? step.This : step.Before)
        : Word(value).Within(Precedence.Atom);

    /// <summary>What a value is called where it is stored: by its name, or, without one, by its equation.</summary>
    public ValueName Label(Value value) => value.Name ?? new ValueName(new EquationText(StepIndex.None).Right(value)) { Equation = Right(value) };

    private string Left(Value value) => Indexed(value.Name!);

    private Wording Word(Value value) => value.Op switch
    {
        State { IsAdjoint: true } state => Wording.Atom($"[{state.Label}{step.This} from {step.Next}]"),
        State state => Wording.Atom(state.Label + step.Before),
        Constant or Bias => value.Op.Word([]),
        _ when value.Name is { } name => Wording.Atom(Indexed(name)),
        _ => Bounded(Expand(value)),
    };

    /// <summary>An intermediate that nobody could read in one line is left out of it.</summary>
    private static Wording Bounded(Wording wording) => wording.Text.Length <= LongestPart ? wording : Wording.Atom("(…)");

    /// <summary>
    /// The operation on its operands' words. Equations speak of valid steps: what only rows that have ended add is 0 there, and left out.
    /// What such rows do is said once, where the recurrence begins.
    /// </summary>
    private Wording Expand(Value value)
    {
        var operands = value.Operands.Select(Word).ToList();
        switch (value.Op)
        {
            case WhileValid when value.Operands[1].Op is Constant { Number: 0 }:
                return Zero;
            case Add when operands.Contains(Zero):
                return operands[operands[0] == Zero ? 1 : 0];
            case Affine affine:
                var starts = operands.Take(affine.Starts).Where(start => start != Zero).ToList();
                return (affine with { Starts = starts.Count }).Word([.. starts, .. operands.Skip(affine.Starts)]);
            default:
                return value.Op.Word(operands);
        }
    }

    /// <summary>Whether a value is nothing but the adjoint that the step after has left, unless the row has ended.</summary>
    private static bool IsChoice(Value value) => value.Op is WhileValid && value.Operands[1].Op is State { IsAdjoint: true };
}
