using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the batch of a network with several inputs, or several heads: a span for each, under its own name.</summary>
internal sealed class BatchEmitter
{
    private const string Numbers = "global::System.ReadOnlySpan<TNumber>";
    private const string Integers = "global::System.ReadOnlySpan<int>";

    /// <summary>Names that mean something else in the batch: its own, those of all objects, and those of its other members.</summary>
    private static readonly string[] Reserved =
    [
        "Batch", "TNumber", "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals",
        "Targets", "Labels", "Lengths", "Steps", "Mask", "TargetLengths", "StepWeights", "Resets", "Children", "Pack",
    ];

    private readonly NetworkGraph _network;
    private readonly IReadOnlyList<(InputLayer Layer, string Name, int Index)> _inputs;
    private readonly IReadOnlyList<(Head Head, string Name, int Index)> _targets;

    private BatchEmitter(NetworkGraph network)
    {
        var names = new Identifiers(Reserved);
        _network = network;
        _inputs = [.. network.Inputs.Select((input, i) => (input, names.Unique(Wish(input)), i))];
        _targets = [.. network.Heads.Where(head => head.Loss is not null).Select((head, i) => (head, !network.HasSeveralHeads ? KindOf(head) : names.Unique(OutputsEmitter.NameOf(head) + KindOf(head)), i))];
    }

    private LossDeclaration? Loss => _network.Loss;

    public static void Write(SourceWriter writer, NetworkGraph network) => new BatchEmitter(network).Write(writer);

    private void Write(SourceWriter writer)
    {
        writer.Line();
        writer.Write("""
            /// <summary>A batch of 1 to BatchSize rows (sequences), with a span for each input. Arrays are row-major; the number of rows follows from the inputs.</summary>
            /// <typeparam name="TNumber">The type of values: the network's own, or <see cref="double"/>.</typeparam>
            """);
        using (writer.Block("public readonly ref struct Batch<TNumber> : global::RnnGen.IBatch<TNumber>\n    where TNumber : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<TNumber>"))
        {
            foreach (var (input, name, _) in _inputs)
            {
                Property(writer, input.IsTokens ? Integers : Numbers, name, SummaryOf(input));
            }

            foreach (var (head, name, _) in _targets)
            {
                Property(writer, TakesLabels(head) ? Integers : Numbers, name, SummaryOf(head));
            }

            foreach (var (type, name, summary) in Others())
            {
                Property(writer, type, name, summary);
            }

            WritePack(writer);
        }
    }

    /// <summary>The name of an input. A declaration with errors has a batch too, and the rules alone object to what it calls its inputs.</summary>
    private static string Wish(InputLayer input)
    {
        var name = Identifiers.Pascal(input.Name);
        return name.Length == 0 || char.IsDigit(name[0]) ? "Input" + name : name;
    }

    private static void Property(SourceWriter writer, string type, string name, string summary)
    {
        writer.Write($"/// <summary>{summary}</summary>");
        writer.Write($"public {type} {name} {{ get; init; }}");
        writer.Line();
    }

    private string SummaryOf(InputLayer input)
    {
        var steps = input.Given switch
        {
            InputSpan.Sequence => "",
            InputSpan.OutputSteps => $", {_network.OutputSteps}",
            _ => $", {_network.InputSteps}",
        };
        var when = input.Given switch
        {
            InputSpan.Sequence => " Of the whole sequence.",
            InputSpan.OutputSteps => " Of the steps of the output.",
            _ => "",
        };
        return input.IsTokens ? $"[rows{steps}], each 0 to {input.Vocabulary - 1}.{when}" : $"[rows{steps}, {input.Features}].{when}";
    }

    private static bool TakesLabels(Head head) => head.Loss is { TakesLabels: true };

    private static string KindOf(Head head) => TakesLabels(head) ? "Labels" : "Targets";

    private string SummaryOf(Head head)
    {
        var of = _network.HasSeveralHeads ? $" of '{head.Name}'" : "";
        return head.Loss is { Kind: LossKind.Ctc } ctc ? $"[rows, {ctc.Labels}], each 1 to {head.Width - 1}, of which each row has its first TargetLengths."
            : TakesLabels(head) ? $"[rows, {_network.OutputSteps}], each 0 to {head.Width - 1}: the classes{of} to learn."
            : $"[rows, {_network.OutputSteps}, {head.TargetWidth}]: the values{of} to learn.";
    }

    /// <summary>The parts beside inputs and targets that batches of this network can have.</summary>
    private IEnumerable<(string Type, string Name, string Summary)> Others()
    {
        var (isCtc, hasOutputTime) = (Loss is { Kind: LossKind.Ctc }, _network.Options.Shape is SequenceShape.EncoderDecoder or SequenceShape.OneToMany);
        if (_network.HasLoss)
        {
            yield return (Numbers, "StepWeights", $"{(isCtc ? "[rows]" : $"[rows, {_network.OutputSteps}]")}, each finite and at least 0: how much each position counts in the loss; empty when all count 1.");
        }

        yield return (Integers, "Lengths", $"[rows], each 0 to {_network.InputSteps}: the valid steps of each row, from the first on; empty when every row has all steps.");
        if (_network.Tree is null)
        {
            yield return ("int", "Steps", $"The steps of a row, where they are not {_network.InputSteps}: Predict and Evaluate take rows of any number of steps, step after step, as long as the network has sessions. 0, the default, for {_network.InputSteps}.");
            yield return ("global::System.ReadOnlySpan<bool>", "Mask", $"[rows, {_network.InputSteps}]: false where a step is left out, as if it were cut out of its row; empty when none is.");
        }

        if (isCtc || hasOutputTime)
        {
            yield return (Integers, "TargetLengths", isCtc ? $"[rows], each 0 to {Loss!.Labels}: how many labels each row has; empty when every row has the most." : $"[rows], each 0 to {_network.OutputSteps}: the output steps of each row that count; empty when all count.");
        }

        if (_network.Options.Stateful)
        {
            yield return ("global::System.ReadOnlySpan<bool>", "Resets", "[rows]: true where a row starts from zero states; empty when every row goes on. Read in training only.");
        }

        if (_network.Tree is not null)
        {
            yield return (Integers, "Children", $"[rows, {_network.InputSteps}, 2]: the left and the right child of each node, -1 for none.");
        }
    }

    /// <summary>Inputs that are alone in their span are passed on as they are; of several, the library makes one array.</summary>
    private void WritePack(SourceWriter writer)
    {
        writer.Write("/// <inheritdoc />");
        using (writer.Block("global::RnnGen.SequenceBatch<TNumber> global::RnnGen.IBatch<TNumber>.Pack(global::RnnGen.Runtime.BatchMemory<TNumber> memory)"))
        {
            writer.Write($"memory.Begin(\"{_network.Type.FullName}\"{(_network.Tree is null ? ", Steps" : "")});");
            var groups = _inputs.GroupBy(input => (Span: SpanOf(input.Layer), input.Layer.IsTokens)).ToList();
            foreach (var input in groups.Where(group => group.Count() > 1).SelectMany(group => group))
            {
                writer.Write($"memory.Put({input.Index}, {input.Name});");
            }

            var kinds = _targets.GroupBy(target => KindOf(target.Head)).ToList();
            foreach (var target in kinds.Where(kind => kind.Count() > 1).SelectMany(kind => kind))
            {
                writer.Write($"memory.Put{KindOf(target.Head)}({target.Index}, {target.Name});");
            }

            writer.Write("return new global::RnnGen.SequenceBatch<TNumber>");
            writer.Write("{");
            foreach (var group in groups)
            {
                var value = group.Count() == 1 ? group.Single().Name : $"memory.{(group.Key.IsTokens ? "Tokens" : "Numbers")}(global::RnnGen.InputSpan.{group.Key.Span})";
                writer.Write($"    {Prefix(group.Key.Span)}{(group.Key.IsTokens ? "Tokens" : "Inputs")} = {value},");
            }

            foreach (var kind in kinds)
            {
                writer.Write($"    {kind.Key} = {(kind.Count() == 1 ? kind.Single().Name : $"memory.{kind.Key}")},");
            }

            foreach (var (_, name, _) in Others())
            {
                writer.Write($"    {name} = {name},");
            }

            writer.Write("};");
        }
    }

    /// <summary>A number that is none of the spans, to which a rule objects, is that of the steps meanwhile.</summary>
    private static InputSpan SpanOf(InputLayer input) => input.Given is InputSpan.Sequence or InputSpan.OutputSteps ? input.Given : InputSpan.Steps;

    private static string Prefix(InputSpan span) => span switch
    {
        InputSpan.Sequence => "Static",
        InputSpan.OutputSteps => "Future",
        _ => "",
    };
}
