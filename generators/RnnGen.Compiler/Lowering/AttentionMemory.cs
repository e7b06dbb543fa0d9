using System.Collections.Generic;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>
/// The outputs k_s of all steps of an encoder, as a decoder attends to them: scores of h_t with each, softmax over the row's valid steps, and
/// the weighted sum of the outputs as the context. Scores: h_t · k_s (Luong et al., 2015) or v · tanh(W_a h_t + U_a k_s) (Bahdanau et al., 2015).
/// </summary>
internal sealed class AttentionMemory
{
    /// <summary>The score of a step that is not valid: its exponential is 0 beside any other's.</summary>
    private const double Nothing = -1e9;

    private readonly AttentionKind _kind;
    private readonly int _steps;
    private readonly SequenceValue _outputs;
    private readonly SequenceValue _valid;
    private readonly SequenceValue? _keys;
    private readonly LayerParameters _parameters;
    private readonly int _units;

    /// <param name="context">The network; gets the nodes that collect the encoder's steps.</param>
    /// <param name="decoder">The decoder, which says how scores are computed.</param>
    /// <param name="outputs">The encoder's outputs.</param>
    /// <param name="valid">Which of its steps are within a row's length.</param>
    public AttentionMemory(LoweringContext context, DecoderLayer decoder, Feed outputs, SequenceValue valid)
    {
        var name = decoder.Name;
        (_kind, _steps) = (decoder.Attention, valid.Steps);
        _units = decoder.AttentionUnits ?? outputs.Sequence.Width;
        _parameters = new LayerParameters(name, WeightOptions.Default);
        _outputs = Collected(context, new(name, "memory"), outputs);
        _valid = Collected(context, new(name, "valid"), new Feed(valid));
        if (_kind == AttentionKind.Additive)
        {
            var node = new NodeBuilder(new(name, "key"), _steps);
            var key = node.Step.Apply(new MatVec(_parameters.Weight("weight_key", "", new("U", "a"), _units, outputs.Sequence.Width, WeightRole.Kernel, outputs.Sequence.Width)), node.Read(outputs, "k"));
            var keys = new SequenceValue(new(name + ".key", "u"), _units, SequenceSpan.Steps, _steps);
            context.Forward.Add(node.Map(node.Step.Let("u", key), keys));
            _keys = Collected(context, new(name, "keys"), new Feed(keys));
        }
    }

    public IEnumerable<Parameter> Parameters => _parameters.All;

    /// <summary>[context; h]: what the layer after the attention sees.</summary>
    public Value Attended(NodeBuilder node, Value h)
    {
        var step = node.Step;
        var memory = node.Read(_outputs, "K");
        var scores = step.Let("score", _kind == AttentionKind.Dot
            ? Segments(step, step.Let("hK", Repeated(step, h) * memory))
            : Additive(node, h));
        var masked = step.Let("e", step.Apply(new WhileValid(), node.Read(_valid, "within"), scores, step.Constant(Nothing)));
        var weights = step.Let("α", step.Apply(new Exp(), masked - step.Let("lse_e", step.Apply(new LogSumExp(), masked))));
        var spread = step.Apply(new Spread(memory.Width / _steps), weights);
        var context = step.Let("context", step.Apply(new FoldSum(_steps), step.Let("αK", spread * memory)));
        return step.Let("attended", step.Apply(new Concat(), context, h));
    }

    private static SequenceValue Collected(LoweringContext context, NodeName name, Feed source)
    {
        var target = new SequenceValue(new(name.Owner, name.Part), source.Sequence.Width * source.Sequence.Steps, SequenceSpan.Once, source.Sequence.Steps,
            source.Sequence.Role == SequenceRole.Valid ? SequenceRole.Valid : SequenceRole.Computed);
        context.Forward.Add(new StackSteps(name, source, target, source.Sequence.Steps));
        return target;
    }

    private Value Additive(NodeBuilder node, Value h)
    {
        var step = node.Step;
        var query = step.Let("q", step.Apply(new MatVec(_parameters.Weight("weight_query", "", new("W", "a"), _units, h.Width, WeightRole.Kernel, h.Width)), h));
        var hidden = step.Let("tanh_a", step.Apply(new Tanh(), step.Let("a", Repeated(step, query) + node.Read(_keys!, "U_aK"))));
        var v = step.Let("v", step.Apply(new Bias(_parameters.Weight("weight_score", "", new("v"), _units, 1, WeightRole.Kernel, _units))));
        return Segments(step, step.Let("va", Repeated(step, v) * hidden));
    }

    private Value Repeated(StepBuilder step, Value value) => step.Apply(new Repeat(_steps), value);

    private Value Segments(StepBuilder step, Value value) => step.Apply(new SegmentSums(_steps), value);
}
