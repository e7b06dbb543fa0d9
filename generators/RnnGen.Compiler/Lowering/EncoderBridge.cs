using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>
/// What the states of a decoder begin with: the last ones of the encoder's layer of the same rank (Sutskever et al., 2014), as they are where the widths are equal, otherwise
/// through a bridge, V s + c.
/// </summary>
/// <param name="decoder">The name of the decoder, whose parameters bridges are; empty without an encoder.</param>
/// <param name="encoder">The encoder's recurrent layers; empty without an encoder.</param>
internal sealed class EncoderBridge(string decoder, IReadOnlyList<RecurrentRun> encoder)
{
    private readonly LayerParameters _parameters = new(decoder, WeightOptions.Default);

    /// <summary>The nodes of the bridges.</summary>
    public List<Node> Bridges { get; } = [];

    public IEnumerable<Parameter> Parameters => _parameters.All;

    /// <summary>What a state begins with; null for 0.</summary>
    /// <param name="rank">The decoder's recurrent layer, counted from 0.</param>
    /// <param name="layer">Its name.</param>
    /// <param name="state">The state.</param>
    /// <param name="width">Its width.</param>
    public Feed? Of(int rank, string layer, string state, int width)
    {
        if (encoder.Count == 0)
        {
            return null;
        }

        var sources = encoder[Math.Min(rank, encoder.Count - 1)].Directions.Select(scan => new Feed(HistoryOf(scan, state), FeedAccess.Final)).ToList();
        return sources.Count == 1 && sources[0].Sequence.Width == width ? sources[0] : Bridge(layer, state, width, sources);
    }

    /// <summary>The state of the same name or, in an encoder without it, its output.</summary>
    private static SequenceValue HistoryOf(Scan scan, string state)
    {
        var index = scan.Body.States.ToList().FindIndex(s => s.Name == state);
        return scan.Histories[Math.Max(index, 0)];
    }

    private Feed Bridge(string layer, string state, int width, IReadOnlyList<Feed> sources)
    {
        var name = $"{decoder}.{layer}.{state}";
        var node = new NodeBuilder(name, sources[0].Sequence.Steps);
        var parts = sources.Select((source, i) => node.Read(source, state + (i == 0 ? "_last" : "←_last"))).ToArray();
        var last = parts.Length == 1 ? parts[0] : node.Step.Let("last", node.Step.Apply(new Concat(), parts));
        var weight = _parameters.Weight($"weight_{layer}_{state}", "", new("V", state), width, last.Width, WeightRole.Kernel, last.Width);
        var bias = _parameters.Vector($"bias_{layer}_{state}", "", new("c", state), width, 0, last.Width);
        var bridged = node.Step.Apply(new Bias(bias)) + node.Step.Apply(new MatVec(weight), last);
        var output = new SequenceValue(new(name, "first"), width, SequenceSpan.Once, sources[0].Sequence.Steps);
        Bridges.Add(node.Map(node.Step.Let(state + "_first", bridged), output));
        return new Feed(output);
    }
}
