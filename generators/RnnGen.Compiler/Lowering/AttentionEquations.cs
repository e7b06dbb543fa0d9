using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>
/// What a query makes of a memory, the steps of which stand side by side, [k_1; k_2; ...]: a score for each step, weights that sum to 1, and the mean of the steps with these weights.
/// </summary>
/// <param name="step">The equations.</param>
/// <param name="steps">The steps of the memory.</param>
/// <param name="head">The ending of the names of the head's values; empty where there is one head.</param>
internal sealed class AttentionEquations(StepBuilder step, int steps, string head = "")
{
    /// <summary>The score of a step that is not attended to: its exponential is 0 beside any other's.</summary>
    private const double Nothing = -1e9;

    /// <summary>q · k_s for each step s.</summary>
    /// <param name="name">The name of the products.</param>
    /// <param name="query">q.</param>
    /// <param name="keys">The memory.</param>
    public Value Dots(string name, Value query, Value keys) => Sums(Let(name, Repeated(query) * keys));

    /// <summary>A value once for each step.</summary>
    public Value Repeated(Value value) => step.Apply(new Repeat(steps), value);

    /// <summary>The sum of each step's numbers.</summary>
    public Value Sums(Value value) => step.Apply(new SegmentSums(steps), value);

    /// <summary>The scores of the steps that are attended to.</summary>
    /// <param name="choice">The operation that chooses, <see cref="WhileValid"/> or <see cref="Where"/>.</param>
    /// <param name="isSeen">Above 0 for the steps that are.</param>
    /// <param name="scores">The scores.</param>
    public Value Seen(Op choice, Value isSeen, Value scores) => Let("e", step.Apply(choice, isSeen, scores, step.Constant(Nothing)));

    /// <summary>α = softmax(e).</summary>
    public Value Weights(Value scores) => Let("α", step.Apply(new Exp(), scores - Let("lse_e", step.Apply(new LogSumExp(), scores))));

    /// <summary>Σ_s α_s v_s.</summary>
    /// <param name="name">The name of the products.</param>
    /// <param name="weights">α.</param>
    /// <param name="values">The memory.</param>
    public Value Mean(string name, Value weights, Value values) =>
        Let("context", step.Apply(new FoldSum(steps), Let(name, step.Apply(new Spread(values.Width / steps), weights) * values)));

    /// <summary>Names a value of the head.</summary>
    public Value Let(string name, Value value) => step.Let(name + head, value);
}
