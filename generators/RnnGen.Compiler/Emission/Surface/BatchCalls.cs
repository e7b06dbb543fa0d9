using System.Collections.Generic;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// Writes the calls of a network with several inputs or heads: each takes the batch that the class declares, or one in which the inputs of a kind stand side by side; in the network's own precision, or in double.
/// With several heads, predictions go to the outputs that the class declares, or side by side to one array.
/// Who writes <c>new()</c> means the first of these that fits.
/// </summary>
internal static class BatchCalls
{
    private const string SideBySide = ", the heads side by side";
    private const string OfValues = "[rows, output steps, output size]{0}; written, {1} beyond a row's length.";

    private static readonly Call[] Calls =
    [
        new("Predict", "Predicts: probabilities after a cross-entropy, values otherwise. Any number of threads may predict at once.", OfValues),
        new("PredictLogits", "Predicts the last layer's values, before the loss's link function.", OfValues) { OfHeads = "Predicts the values of the heads' layers, before the links of their losses." },
        new("Evaluate", "Computes the mean loss over a batch, without dropout and without penalties.", "")
        {
            OfHeads = "Computes the weighted sum of the heads' mean losses over a batch, without dropout and without penalties.",
        },
    ];

    /// <param name="writer">Where to.</param>
    /// <param name="numbers">The types of numbers, that of the network first.</param>
    /// <param name="decoding">What decoding gives; null for a network that does not decode.</param>
    /// <param name="hasHeads">Whether it has several heads.</param>
    /// <param name="hasOutputs">Whether the class declares outputs.</param>
    /// <param name="beyond">The words for the outputs beyond a row's length.</param>
    /// <param name="dataset">The body that makes a dataset of <c>sequences</c>.</param>
    public static void Write(SourceWriter writer, IReadOnlyList<string> numbers, Decoding? decoding, bool hasHeads, bool hasOutputs, string beyond, string dataset)
    {
        foreach (var overload in Overloads(numbers, hasOutputs))
        {
            foreach (var call in Calls)
            {
                // A loss is one number.
                if (!overload.IsApart || call.Shape == OfValues)
                {
                    Write(writer, call, overload, hasHeads, beyond);
                }
            }

            if (overload.IsApart && hasHeads)
            {
                WriteEvaluation(writer, overload);
            }
            else if (!overload.IsApart && decoding is not null)
            {
                // What is chosen or drawn is of one head.
                WriteDecoding(writer, decoding, overload);
            }
        }

        writer.Write($$"""

            /// <summary>Makes a dataset to train and to measure on.</summary>
            /// <param name="sequences">Inputs and targets, of any number of rows.</param>
            public static global::RnnGen.SequenceDataset CreateDataset(in Batch<double> sequences) => {{dataset}}
            """);
    }

    /// <summary>The types that a call takes, the one that <c>new()</c> means first.</summary>
    private static IEnumerable<Overload> Overloads(IReadOnlyList<string> numbers, bool hasOutputs)
    {
        var priority = 0;
        foreach (var number in numbers)
        {
            var note = number == numbers[0] ? "" : " In double precision: numbers are normalized before they are narrowed.";
            foreach (var batch in new[] { $"Batch<{number}>", $"global::RnnGen.SequenceBatch<{number}>" })
            {
                if (hasOutputs)
                {
                    yield return new Overload(batch, number, true, note, priority--);
                }

                yield return new Overload(batch, number, false, note, priority--);
            }
        }
    }

    /// <summary>The evaluation that says what each head has to do with it.</summary>
    private static void WriteEvaluation(SourceWriter writer, Overload overload)
    {
        writer.Line();
        writer.Write($$"""
            /// <summary>Computes the weighted sum of the heads' mean losses over a batch, and each of these, without dropout and without penalties.{{overload.Note}}</summary>
            /// <param name="batch">Inputs, targets or labels, lengths and weights.</param>
            /// <param name="headLosses">[heads], in the order of their layers; written: their mean losses, without their weights.</param>
            """);
        WritePriority(writer, overload);
        writer.Write(
            $"public double Evaluate(in {overload.Batch} batch, global::System.Span<double> headLosses) => Engine.Evaluate<{overload.Batch}, {overload.Number}>(in batch, headLosses);");
    }

    private static void WriteDecoding(SourceWriter writer, Decoding decoding, Overload overload)
    {
        writer.Line();
        writer.Write($$"""
            /// <summary>{{decoding.Summary}}{{overload.Note}}</summary>
            /// <param name="batch">The inputs, and the rows' lengths where they differ.</param>
            /// <param name="{{decoding.Name}}">{{decoding.Shape}}</param>
            /// <param name="options">{{decoding.Options}}</param>
            """);
        WritePriority(writer, overload);
        writer.Write(
            $"public void Decode(in {overload.Batch} batch, global::System.Span<{decoding.Type ?? overload.Number}> {decoding.Name}, global::RnnGen.DecodingOptions? options = null) => Engine.Decode<{overload.Batch}, {overload.Number}>(in batch, {decoding.Name}, options);");
    }

    private static void WritePriority(SourceWriter writer, Overload overload)
    {
        if (overload.Priority < 0)
        {
            writer.Write($"[global::System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute({overload.Priority})]");
        }
    }

    private static void Write(SourceWriter writer, Call call, Overload overload, bool hasHeads, string beyond)
    {
        var isLoss = call.Name == "Evaluate";
        writer.Line();
        writer.Write($"/// <summary>{(hasHeads ? call.OfHeads ?? call.Summary : call.Summary)}{overload.Note}</summary>");
        writer.Write($"/// <param name=\"batch\">{(isLoss ? "Inputs, targets or labels, lengths and weights." : "The inputs, and the rows' lengths where they differ.")}</param>");
        if (!isLoss)
        {
            var shape = overload.IsApart ? hasHeads ? "A span for each head that is wanted." : "A span for each part that is wanted." : call.Shape.Replace("{0}", hasHeads ? SideBySide : "").Replace("{1}", beyond);
            writer.Write($"/// <param name=\"outputs\">{shape}</param>");
        }

        WritePriority(writer, overload);
        var apart = $"Outputs<{overload.Number}>";
        var into = overload.IsApart ? apart : $"global::System.Span<{overload.Number}>";
        var parameters = $"in {overload.Batch} batch" + (isLoss ? "" : $", {into} outputs");
        var types = $"{overload.Batch}, {overload.Number}" + (overload.IsApart ? $", {apart}" : "");
        var arguments = "in batch" + (isLoss ? "" : ", outputs");
        writer.Write($"public {(isLoss ? "double" : "void")} {call.Name}({parameters}) => Engine.{call.Name}<{types}>({arguments});");
    }

    /// <summary>A call.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Summary">The summary of its documentation.</param>
    /// <param name="Shape">The shape of its outputs; {0} stands for how heads share it, {1} for what stands beyond a row's length.</param>
    private sealed record Call(string Name, string Summary, string Shape)
    {
        /// <summary>The summary where there are several heads; null for the same.</summary>
        public string? OfHeads { get; init; }
    }

    /// <summary>The types of one overload of the calls.</summary>
    /// <param name="Batch">The batch.</param>
    /// <param name="Number">The numbers in it.</param>
    /// <param name="IsApart">Whether outputs go to a span for each head.</param>
    /// <param name="Note">The remark on it in the documentation.</param>
    /// <param name="Priority">0 for the overload that goes first, less for the others.</param>
    private sealed record Overload(string Batch, string Number, bool IsApart, string Note, int Priority);
}
