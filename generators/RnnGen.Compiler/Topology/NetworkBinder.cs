using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Topology;

/// <summary>From attributes as they are written to layers as they are meant. It never fails: what it cannot know is null, and rules say so.</summary>
internal sealed class NetworkBinder
{
    private readonly NetworkDeclaration _network;
    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyList<LayerKind?> _kinds;
    private readonly IReadOnlyList<IReadOnlyList<int?>> _sources;
    private readonly IReadOnlyList<bool> _isRecurrent;
    private readonly IReadOnlyList<bool> _leadsToRecurrence;
    private readonly int _decoder;
    private readonly int _lastRecurrent;

    private NetworkBinder(NetworkDeclaration network)
    {
        _network = network;
        _names = LayerNames.Of(network.Layers);
        _kinds = [.. network.Layers.Select(layer => LayerKinds.Find(layer.Kind))];
        _decoder = _kinds.ToList().FindIndex(kind => kind?.Layer == typeof(DecoderLayer));
        _sources = WrittenSources.Of(network.Layers, _kinds, _names);
        _isRecurrent = [.. _kinds.Select(kind => kind is not null && (kind.Layer == typeof(RecurrentLayer) || kind.Layer == typeof(TreeLayer)))];
        _leadsToRecurrence = WrittenSources.LeadToRecurrence(_sources, _isRecurrent);
        _lastRecurrent = _isRecurrent.ToList().LastIndexOf(true);
    }

    private SequenceShape Shape => _network.Options.Shape;

    /// <summary>Binds a network.</summary>
    public static NetworkGraph Bind(NetworkDeclaration network)
    {
        var binder = new NetworkBinder(network);
        var layers = binder.Bind(fedBack: null);
        if (binder._decoder >= 0)
        {
            // A decoder's steps may begin with the output, whose width is known without them.
            layers = binder.Bind(layers[layers.Count - 1].OutputWidth);
        }

        return new(network, new(layers), new(binder.HeadsOf(layers)));
    }

    /// <summary>The loss of the last layer, which is what is fed back; null for none.</summary>
    private LossDeclaration? LastLoss => _network.Losses.FirstOrDefault(loss => loss.Of is null || loss.Of == _names[_names.Count - 1]);

    /// <summary>The layers that losses are about, each with the first of them, in the order of the layers; without a loss, the last layer. What a loss names and there is not is a rule's to say: meanwhile it is the last layer.</summary>
    private List<Head> HeadsOf(List<Layer> layers)
    {
        if (layers.Count == 0)
        {
            return [];
        }

        var last = layers[layers.Count - 1];
        var heads = _network.Losses
            .Select(loss => new Head(loss.Of is null ? last : layers.LastOrDefault(layer => layer.Name == loss.Of) ?? last, loss))
            .GroupBy(head => head.Layer.Index)
            .Select(ofOne => ofOne.First())
            .OrderBy(head => head.Layer.Index)
            .ToList();
        return heads.Count == 0 ? [new Head(last, null)] : heads;
    }

    private List<Layer> Bind(int? fedBack)
    {
        var layers = new List<Layer>();
        for (var i = 0; i < _kinds.Count; i++)
        {
            var written = _network.Layers[i];
            var sources = _sources[i].OfType<int>().Select(source => new LayerSource(source, WidthOf(layers, source)));
            var initial = WrittenSources.Find(written.InitialSources, _names, i).OfType<int>().Select(source => new LayerSource(source, WidthOf(layers, source)));
            var place = new LayerPlace(i, written.Kind, _names[i], new(sources), SpanOf(i, layers)) { InitialSources = new(initial), Exposed = written.Flag(nameof(LayerPlace.Exposed)) };
            var layer = _kinds[i]?.Bind(written, place) ?? UnrecognizedLayer.Bind(written, place);
            layer = layer is DecoderLayer decoder && i == _decoder ? decoder with { FeedbackWidth = FeedbackWidth(decoder, fedBack) } : layer;
            layers.Add(layer);
        }

        return layers;
    }

    /// <summary>The width of what others read of a layer.</summary>
    private int? WidthOf(List<Layer> layers, int index) => IsAttending(layers, index) ? layers[index].OutputWidth + layers[_decoder].InputWidth : layers[index].OutputWidth;

    /// <summary>Whether what follows a layer reads, beside its output, what attention gives: behind a decoder's last recurrent layer.</summary>
    private bool IsAttending(List<Layer> layers, int index) =>
        index == _lastRecurrent && _decoder >= 0 && index > _decoder && layers[_decoder] is DecoderLayer { Attention: not AttentionKind.None };

    /// <summary>In a network of shape OneToMany as wide as the input; behind an encoder the output, or its classes and the start symbol, or nothing.</summary>
    private int? FeedbackWidth(DecoderLayer decoder, int? output) =>
        Shape == SequenceShape.OneToMany ? decoder.InputWidth
        : !decoder.FeedsBack ? null
        : LastLoss is { TakesLabels: true, Kind: not LossKind.Ctc } ? output + 1
        : LastLoss is { } loss && output is { } width ? LossWidths.TargetOf(loss, width) : output;

    private LayerSpan SpanOf(int index, List<Layer> before)
    {
        if (_kinds[index]?.Layer == typeof(InputLayer))
        {
            return SpanOf(_network.Layers[index].Choice("Span", InputSpan.Steps));
        }

        // What is made of values that are known in any case is known where these are.
        var sources = _sources[index].OfType<int>().Select(source => before[source].Span).ToList();
        if (!_isRecurrent[index] && index != _decoder && sources.Count > 0)
        {
            if (sources.All(span => span == LayerSpan.Static))
            {
                return LayerSpan.Static;
            }

            // An encoder has no output steps: a rule says so of what it reads there, and of nothing else.
            if (sources.Contains(LayerSpan.OutputSteps) && !(IsOfEncoder(index) && sources.Contains(LayerSpan.Steps)))
            {
                return LayerSpan.OutputSteps;
            }
        }

        return Shape switch
        {
            SequenceShape.OneToMany => EmbedsFirstToken(index, before) ? LayerSpan.Once : LayerSpan.OutputSteps,
            SequenceShape.EncoderDecoder => IsOfEncoder(index) ? LayerSpan.Steps : LayerSpan.OutputSteps,
            SequenceShape.ManyToOne or SequenceShape.OneToOne => IsBehindRecurrence(index, before) ? LayerSpan.Once : LayerSpan.Steps,
            _ => LayerSpan.Steps,
        };
    }

    /// <summary>Whether a layer is written before the decoder of a network that has an encoder.</summary>
    private bool IsOfEncoder(int index) => Shape == SequenceShape.EncoderDecoder && (_decoder < 0 || index < _decoder);

    /// <summary>When an input has values; that of which a network of shape OneToMany makes all steps has one.</summary>
    private LayerSpan SpanOf(InputSpan given) => given switch
    {
        InputSpan.Sequence => LayerSpan.Static,
        InputSpan.OutputSteps => LayerSpan.OutputSteps,
        _ => Shape == SequenceShape.OneToMany ? LayerSpan.Once : LayerSpan.Steps,
    };

    /// <summary>Whether a layer gives one value where the network gives one: the last recurrent layer of its branch, and what reads such a value.</summary>
    private bool IsBehindRecurrence(int index, List<Layer> before) => _isRecurrent[index]
        ? !_leadsToRecurrence[index]
        : _sources[index].OfType<int>().Any(source => before[source].Span == LayerSpan.Once);

    /// <summary>Whether a layer embeds the token that a sequence begins with, and no other, since no token is fed back.</summary>
    private bool EmbedsFirstToken(int index, List<Layer> before) =>
        _kinds[index]?.Layer == typeof(EmbeddingLayer) && index > 0 && before[0] is InputLayer { IsTokens: true, Span: LayerSpan.Once } && _sources[index].FirstOrDefault() is { } source
        && (source == 0 || before[source] is DecoderLayer { FeedsBack: false });
}
