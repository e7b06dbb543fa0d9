using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// The forward pass of a network with a decoder in two parts: what runs along the steps of the inputs, which a stream can bring one after the other, and what follows it, which begins with the states that the first part
/// ends with.
/// </summary>
internal sealed class EncoderPart
{
    private readonly HashSet<Node> _encoder = new(ByIdentity<Node>.Comparer);
    private readonly IReadOnlyList<Node> _forward;

    private EncoderPart(SequenceProgram program, TimePlan times)
    {
        _forward = program.Forward;
        var dependent = new HashSet<SequenceValue>(program.Interface.Inputs.Where(input => !input.IsOfOutputs && input.Sequence.Span == SequenceSpan.Steps).Select(input => input.Sequence));
        foreach (var node in _forward.Where(node => !times.IsOfOutputs(node)))
        {
            if (node.Feeds.Where(feed => feed.Access != FeedAccess.Final).Select(feed => feed.Sequence).Concat(node is Scan ? [] : node.OtherReads).Any(dependent.Contains))
            {
                _encoder.Add(node);
                dependent.UnionWith(node.Writes);
            }
        }
    }

    /// <summary>The parts of a program; null where there is no decoder, or where it reads more of the encoder than what its states end with, or where the encoder waits for later steps.</summary>
    public static EncoderPart? Of(SequenceProgram program, TimePlan times)
    {
        if (!times.HasOutputTime)
        {
            return null;
        }

        var part = new EncoderPart(program, times);
        var written = new HashSet<SequenceValue>(part._encoder.SelectMany(node => node.Writes));
        var reads = part.Decoder.SelectMany(node => node.Feeds.Concat(node is Scan scan ? scan.Initials.OfType<Feed>() : node.OtherReads.Select(sequence => new Feed(sequence)))).Where(feed => written.Contains(feed.Sequence)).ToList();
        return part._encoder.OfType<Scan>().Any() && part._encoder.All(node => CanStream(program, node)) && reads.Count > 0 && reads.All(feed => feed.Access == FeedAccess.Final)
            ? part
            : null;
    }

    /// <summary>Whether a node can take one step after the other.</summary>
    public static bool CanStream(SequenceProgram program, Node node) => node switch
    {
        Scan scan => scan.Direction == Direction.Forward && scan.Initials.All(initial => initial is null || LearnedState.ParameterOf(program, initial) is not null),
        StackSteps { IsCausal: false } or TreeScan or TakeWindows { Window.CanStream: false } => false,
        _ => true,
    };

    /// <summary>The nodes that follow the encoder, in order.</summary>
    public IReadOnlyList<Node> Decoder => [.. _forward.Where(node => !_encoder.Contains(node))];

    /// <summary>The encoder, with what it reads that stands once, in order.</summary>
    public IReadOnlyList<Node> Encoder
    {
        get
        {
            var (needed, nodes) = (new HashSet<SequenceValue>(), new List<Node>());
            foreach (var node in _forward.Reverse().Where(node => _encoder.Contains(node) || node.Writes.Any(needed.Contains)))
            {
                needed.UnionWith(node.Feeds.Select(feed => feed.Sequence).Concat(node is Scan scan ? scan.Initials.OfType<Feed>().Select(initial => initial.Sequence) : node.OtherReads));
                nodes.Insert(0, node);
            }

            return nodes;
        }
    }

    /// <summary>The states that the decoder begins with, or reads.</summary>
    public IEnumerable<(Scan Scan, SequenceValue History)> HandedOver
    {
        get
        {
            var read = new HashSet<SequenceValue>(Decoder.SelectMany(node => node.Feeds.Select(feed => feed.Sequence).Concat(node.OtherReads)));
            return _encoder.OfType<Scan>().SelectMany(scan => scan.Histories.Where(read.Contains).Select(history => (scan, history)));
        }
    }
}
