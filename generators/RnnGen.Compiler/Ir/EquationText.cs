using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>Words the equation of a value: the only place that does.</summary>
internal static class EquationText
{
    private const string PreviousMark = "₋";

    /// <summary>The index of a step where it ends a name: that of h_t and of h_tᵀ, not the beginning of h_tilde.</summary>
    private static readonly Regex Time = new(@"_t(?![\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{Nd}_])", RegexOptions.CultureInvariant);

    /// <summary>The longest intermediate that is written out where it is used.</summary>
    private const int LongestPart = 300;

    private static readonly Wording Zero = Wording.Atom("0");

    /// <summary>The name under which programs know s_{t-1}.</summary>
    public static string PreviousName(string state) => state + PreviousMark;

    /// <summary>The state of which a name is s_{t-1}; null where it is another value's.</summary>
    public static string? StateOf(string name) =>
        name.EndsWith(PreviousMark, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - PreviousMark.Length) : null;

    /// <summary>Whether a value has a name of its own, and more behind it than a choice between rows that go on and rows that have ended.</summary>
    public static bool IsNamed(Value value) => value.Name is not null && !IsChoice(value) && Left(value) != Right(value);

    /// <summary>name_t = right side; of a value without a name, what it is.</summary>
    public static string Equation(Value value) => value switch
    {
        { Name: not null } => $"{Left(value)} = {Right(value)}",
        _ when WhileValid.IsZeroWithoutLengths(value) => value.Op.Word(value.Operands.Select(Word).ToList()).Text,
        _ => Right(value),
    };

    /// <summary>The value's operation on named values and written-out intermediates.</summary>
    public static string Right(Value value) => Expand(value).Text;

    /// <summary>
    /// An equation as a node has it: what runs once, after the last step, has no time index; where the scan ran from the last step to the first, the
    /// step before t is t + 1.
    /// </summary>
    public static string In(Node node, string equation) =>
        node is Map { PerStep: false } ? WithoutTime(equation.Replace("Σ_t ", "").Replace(", for each t", ""))
        : IsFromEnd(node) ? equation.Replace("_{t-1}", "_{t+1}").Replace("from t + 1]", "from t - 1]")
        : equation;

    private static bool IsFromEnd(Node node) => node
        is Scan { Direction: Direction.Backward }
        or ReverseScan { Direction: Direction.Forward }
        || node.Feeds.Any(feed => feed.Access == FeedAccess.Previous && feed.Sequence.Span == SequenceSpan.HistoryFromEnd);

    /// <summary>What is added to a parameter's gradient.</summary>
    public static string Gradient(Accumulation accumulation)
    {
        var delta = Word(accumulation.Delta).Within(Binding.Product);
        return accumulation switch
        {
            OuterAccumulation outer => $"dL/d{outer.Parameter.Symbol} += Σ_t {delta} {Word(outer.X).Within(Binding.Atom)}ᵀ",
            SumAccumulation sum => $"dL/d{sum.Parameter.Symbol} += Σ_t {delta}",
            ScatterAccumulation scatter => $"dL/d{scatter.Parameter.Symbol}[{Word(scatter.Token).Text}] += {delta}, for each t",
            _ => throw new System.ArgumentOutOfRangeException(nameof(accumulation), accumulation, "An accumulation without words."),
        };
    }

    /// <summary>A name with its time index: i becomes i_t, W_i x stays readable, a previous state becomes h_{t-1}.</summary>
    public static string Indexed(string name) => name switch
    {
        _ when name.EndsWith(PreviousMark, System.StringComparison.Ordinal) => name.Substring(0, name.Length - 1) + "_{t-1}",
        _ when Time.IsMatch(name) => name,
        _ => name + "_t",
    };

    /// <summary>A product's operand with its time index.</summary>
    public static string Operand(Value value) => value.Op is State state
        ? Indexed(state.IsAdjoint ? state.Label : PreviousName(state.Label))
        : Word(value).Within(Binding.Atom);

    /// <summary>What a value without a name is called where it is stored: its own equation.</summary>
    public static string Label(Value value) => value.Name ?? Right(value);

    /// <summary>A text without the time indices of its names.</summary>
    public static string WithoutTime(string text) => Time.Replace(text, "");

    private static string Left(Value value) => Indexed(value.Name!);

    private static Wording Word(Value value) => value.Op switch
    {
        State state => Wording.Atom(state.IsAdjoint ? $"[{state.Label}_t from t + 1]" : state.Label + "_{t-1}"),
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
    private static Wording Expand(Value value)
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
