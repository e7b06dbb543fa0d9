using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>
/// The outputs k_s of all steps of an encoder, as a decoder attends to them: scores of h_t with each, softmax over the row's valid steps, and
/// the weighted sum of the outputs as the context. Scores: h_t · k_s (Luong et al., 2015), v · tanh(W_a h_t + U_a k_s) (Bahdanau et al., 2015), or those of several heads, each with queries, keys and values of its own
/// (Vaswani et al., 2017).
/// </summary>
internal sealed class AttentionMemory
{
    private readonly DecoderLayer _decoder;
    private readonly int _steps;
    private readonly SequenceValue _outputs;
    private readonly SequenceValue _valid;
    private readonly SequenceValue? _keys;
    private readonly AttentionHeads? _heads;
    private readonly LayerParameters _parameters;
    private readonly int _units;

    /// <param name="context">The network; gets the nodes that collect the encoder's steps.</param>
    /// <param name="decoder">The decoder, which says how scores are computed.</param>
    /// <param name="outputs">The encoder's outputs.</param>
    /// <param name="valid">Which of its steps are within a row's length.</param>
    public AttentionMemory(LoweringContext context, DecoderLayer decoder, Feed outputs, SequenceValue valid)
    {
        var name = decoder.Name;
        (_decoder, _steps, _outputs) = (decoder, valid.Steps, outputs.Sequence);
        _units = decoder.AttentionUnits ?? outputs.Sequence.Width;
        _parameters = new LayerParameters(name, WeightOptions.Default);
        if (decoder.Attention == AttentionKind.Multiplicative)
        {
            var node = new NodeBuilder(new(name, "keys"), _steps);
            var k = node.Read(outputs, "k");
            _heads = AttentionHeads.Of(context, name, node, Projected(node.Step, "key", "u", "U", k), Projected(node.Step, "value", "v", "V", k), isCausal: false);
        }
        else
        {
            _outputs = CollectedSteps.Of(context, new(name, "memory"), outputs);
        }

        _valid = CollectedSteps.Of(context, new(name, "valid"), new Feed(valid));
        if (decoder.Attention == AttentionKind.Additive)
        {
            var node = new NodeBuilder(new(name, "key"), _steps);
            var key = node.Step.Apply(new MatVec(_parameters.Weight("weight_key", "", new("U", "a"), _units, outputs.Sequence.Width, WeightRole.Kernel, outputs.Sequence.Width)), node.Read(outputs, "k"));
            var keys = new SequenceValue(new(name + ".key", "u"), _units, SequenceSpan.Steps, _steps);
            context.Forward.Add(node.Map(node.Step.Let("u", key), keys));
            _keys = CollectedSteps.Of(context, new(name, "keys"), new Feed(keys));
        }
    }

    public IEnumerable<Parameter> Parameters => _parameters.All;

    /// <summary>[context; h]: what the layer after the attention sees.</summary>
    public Value Attended(NodeBuilder node, Value h) => node.Step.Let("attended", node.Step.Apply(new Concat(), _heads is null ? Context(node, h) : ContextOfHeads(node, h, _heads), h));

    private Value Context(NodeBuilder node, Value h)
    {
        var equations = new AttentionEquations(node.Step, _steps);
        var memory = node.Read(_outputs, "K");
        var scores = equations.Let("score", _decoder.Attention == AttentionKind.Dot ? equations.Dots("hK", h, memory) : Additive(node, equations, h));
        return equations.Mean("αK", equations.Weights(Seen(node, equations, scores)), memory);
    }

    /// <summary>W_o [Σ_s α_s v_s of each head].</summary>
    private Value ContextOfHeads(NodeBuilder node, Value h, AttentionHeads heads)
    {
        var contexts = heads.Attended(node, Projected(node.Step, "query", "q", "W", h), (equations, scores) => Seen(node, equations, scores), (_, weights) => weights);
        var width = _outputs.Width;
        return node.Step.Let("attention", node.Step.Apply(new MatVec(_parameters.Weight("weight_output", "", new("W", "o"), width, contexts.Width, WeightRole.Kernel, contexts.Width)), contexts));
    }

    /// <summary>A value as each head sees it: a block of the tensor for each.</summary>
    private List<Value> Projected(StepBuilder step, string tensor, string name, string letter, Value value) =>
    [
        .. AttentionHeads.NamesOf(_decoder.AttentionHeads).Select(head => step.Let(name + head, step.Apply(
            new MatVec(_parameters.Weight("weight_" + tensor, head, new(letter, "a" + head), _units / _decoder.AttentionHeads, value.Width, WeightRole.Kernel, value.Width)), value))),
    ];

    private Value Seen(NodeBuilder node, AttentionEquations equations, Value scores) => equations.Seen(new WhileValid(), node.Read(_valid, "within"), scores);

    private Value Additive(NodeBuilder node, AttentionEquations equations, Value h)
    {
        var step = node.Step;
        var query = step.Let("q", step.Apply(new MatVec(_parameters.Weight("weight_query", "", new("W", "a"), _units, h.Width, WeightRole.Kernel, h.Width)), h));
        var hidden = step.Let("tanh_a", step.Apply(new Tanh(), step.Let("a", equations.Repeated(query) + node.Read(_keys!, "U_aK"))));
        var v = step.Let("v", step.Apply(new Bias(_parameters.Weight("weight_score", "", new("v"), _units, 1, WeightRole.Kernel, _units))));
        return equations.Sums(step.Let("va", equations.Repeated(v) * hidden));
    }
}
