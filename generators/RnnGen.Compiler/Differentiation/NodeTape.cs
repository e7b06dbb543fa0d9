using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Differentiation;

/// <summary>The tape of one forward node and its backward node.</summary>
internal sealed class NodeTape(Node forward)
{
    /// <summary>The longest equation that serves as a name.</summary>
    private const int LongestLabel = 16;

    private readonly List<TapeDecision> _decisions = [];
    private readonly EquationText _text = EquationText.Of(forward);

    public Node Forward { get; private set; } = forward;

    /// <summary>Replaces each <see cref="Saved"/> of the backward node by a feed or by the equation itself.</summary>
    public Node Resolve(Node backward)
    {
        var wanted = backward.Body.LiveValues().Select(v => v.Op).OfType<Saved>().Select(s => s.Forward).OrderBy(v => v.Id).ToList();
        foreach (var value in wanted.Where(v => !IsCheap(v)))
        {
            Store(value, "to compute again would cost more than to read");
        }

        foreach (var value in wanted.Where(v => IsCheap(v) && !IsAvailable(v)))
        {
            if (!CanRecompute(value))
            {
                Store(value, "what it is made of is not stored");
            }
            else
            {
                _decisions.Add(new TapeDecision(_text.Label(value), false, "what it is made of is stored, and costs less than memory"));
            }
        }

        var feeds = backward.Feeds.ToList();
        var inputs = new List<Value>();
        var body = Rewriter.Rewrite(backward.Body, (rewriter, value) => value.Op is Saved saved ? Rebuild(saved.Forward, rewriter.Builder, feeds, inputs) : null);
        return backward with { Body = body with { Inputs = [.. body.Inputs, .. inputs] }, Feeds = feeds, Tape = _decisions };
    }

    /// <summary>Sums and products of a few elements: computing them costs less than a pass through memory.</summary>
    private static bool IsCheap(Value value) => value.Op is Add or Subtract or Multiply or Negate or Abs or Floor or Where or Constant or Broadcast or OneHot or WhileValid;

    /// <summary>Whether cheap operations lead to the value from what is stored.</summary>
    private bool CanRecompute(Value value)
    {
        var seen = new HashSet<Value>();
        var open = new Stack<Value>([value]);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!seen.Add(next) || IsAvailable(next))
            {
                continue;
            }

            if (!IsCheap(next))
            {
                return false;
            }

            foreach (var operand in next.Operands)
            {
                open.Push(operand);
            }
        }

        return true;
    }

    private bool IsAvailable(Value value) => FeedOf(value) is not null || value.Op is Constant;

    private void Store(Value value, string reason)
    {
        if (IsAvailable(value))
        {
            return;
        }

        var span = Forward is Map { PerStep: false } ? SequenceSpan.Once : SequenceSpan.Steps;
        var sequence = new SequenceValue(NameOf(value), value.Width, span, Forward.Steps, SequenceRole.Tape);
        Forward = Forward with
        {
            Body = Forward.Body with { Outputs = [.. Forward.Body.Outputs, value] },
            Outputs = [.. Forward.Outputs, sequence],
        };
        _decisions.Add(new TapeDecision(_text.Label(value), true, reason));
    }

    /// <summary>A short equation is a name too.</summary>
    private SequenceName NameOf(Value value)
    {
        var name = new SequenceName(Forward.Name.ToString(), _text.Label(value).ToString());
        var isFree = (value.Name is not null || name.Label.Length <= LongestLabel) && Forward.Writes.All(sequence => sequence.Name != name);
        return isFree ? name : name with { Label = "part" + value.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    }

    /// <summary>Where the value stands anyway; null when it does not.</summary>
    private Feed? FeedOf(Value value)
    {
        if (value.Op is Input input)
        {
            return Forward.Feeds[input.Index];
        }

        var output = Forward.Body.Outputs.ToList().IndexOf(value);
        if (output >= 0)
        {
            return new Feed(Forward.Outputs[output]);
        }

        if (Forward is Scan scan)
        {
            for (var i = 0; i < scan.Histories.Count; i++)
            {
                var state = scan.Body.States[i];
                if (value == state.Previous)
                {
                    return new Feed(scan.Histories[i], FeedAccess.Previous);
                }

                // After a row's end the history holds the kept state instead; there every adjoint is 0, so either serves.
                if (value == state.Next || (state.Next.Op is WhileValid && value == state.Next.Operands[1]))
                {
                    return new Feed(scan.Histories[i]);
                }
            }
        }

        return null;
    }

    private Value Rebuild(Value value, StepBuilder builder, List<Feed> feeds, List<Value> inputs)
    {
        if (FeedOf(value) is { } feed)
        {
            var index = feeds.IndexOf(feed);
            if (index < 0)
            {
                index = feeds.Count;
                feeds.Add(feed);
            }

            var kind = value.Op is Input input ? input.Kind : InputKind.Real;
            var label = Label(value);
            var leaf = builder.Let(label, builder.Apply(new Input(index, value.Width, label.ToString(), kind)));
            if (!inputs.Contains(leaf))
            {
                inputs.Add(leaf);
            }

            return leaf;
        }

        var rebuilt = builder.Apply(value.Op, value.Operands.Select(o => Rebuild(o, builder, feeds, inputs)).ToArray());
        return value.Name is { } name ? builder.Let(name, rebuilt) : rebuilt;
    }

    /// <summary>A previous state is told from the new one by its name.</summary>
    private ValueName Label(Value value) => value.Op is State state ? new ValueName(state.Label, NameKind.Previous) : _text.Label(value);
}
