using System.Collections.Generic;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// Writes the calls of a network with several inputs or heads: each takes the batch that the class declares, or one in which the inputs of a kind stand side by side; in the network's own precision, or in double.
/// With several heads, predictions go to the outputs that the class declares, or side by side to one array.
/// Who writes <c>new()</c> means the first of these that fits.
/// </summary>
internal static class BatchCalls
{
    private const string OfValues = "[rows, output steps, output size]; written, 0 beyond a row's length.";
    private const string OfHeads = "[rows, output steps, output size], the heads side by side; written, 0 beyond a row's length.";

    private static readonly Call[] Calls =
    [
        new("Predict", "Predicts: probabilities after a cross-entropy, values otherwise. Any number of threads may predict at once.", null, OfValues),
        new("PredictLogits", "Predicts the last layer's values, before the loss's link function.", null, OfValues, "Predicts the values of the heads' layers, before the links of their losses."),
        new("Decode", "Decodes: the class chosen at each output step, from which the next step goes on. Any number of threads may decode at once.", "int", "[rows, output steps]; written."),
        new("Evaluate", "Computes the mean loss over a batch, without dropout and without penalties.", null, "", "Computes the weighted sum of the heads' mean losses over a batch, without dropout and without penalties."),
    ];

    /// <param name="writer">Where to.</param>
    /// <param name="numbers">The types of numbers, that of the network first.</param>
    /// <param name="decodes">Whether the network chooses classes.</param>
    /// <param name="hasHeads">Whether it has several heads.</param>
    /// <param name="dataset">The body that makes a dataset of <c>sequences</c>.</param>
    public static void Write(SourceWriter writer, IReadOnlyList<string> numbers, bool decodes, bool hasHeads, string dataset)
    {
        var priority = 0;
        foreach (var number in numbers)
        {
            var note = number == numbers[0] ? "" : " In double precision: numbers are normalized before they are narrowed.";
            foreach (var batch in new[] { $"Batch<{number}>", $"global::RnnGen.SequenceBatch<{number}>" })
            {
                foreach (var isApart in hasHeads ? new[] { true, false } : [false])
                {
                    foreach (var call in Calls)
                    {
                        if ((decodes || call.Name != "Decode") && (!isApart || call.Shape == OfValues))
                        {
                            Write(writer, !hasHeads ? call : call with { Summary = call.OfHeads ?? call.Summary, Shape = isApart ? "A span for each head that is wanted." : call.Shape == OfValues ? OfHeads : call.Shape }, batch, number, isApart ? $"Outputs<{number}>" : $"global::System.Span<{call.Output ?? number}>", note, priority);
                        }
                    }

                    if (isApart)
                    {
                        WriteEvaluation(writer, batch, number, note, priority);
                    }

                    priority--;
                }
            }
        }

        writer.Write($$"""

            /// <summary>Makes a dataset to train and to measure on.</summary>
            /// <param name="sequences">Inputs and targets, of any number of rows.</param>
            public static global::RnnGen.SequenceDataset CreateDataset(in Batch<double> sequences) => {{dataset}}
            """);
    }

    /// <summary>The evaluation that says what each head has to do with it.</summary>
    private static void WriteEvaluation(SourceWriter writer, string batch, string number, string note, int priority)
    {
        writer.Line();
        writer.Write($$"""
            /// <summary>Computes the weighted sum of the heads' mean losses over a batch, and each of these, without dropout and without penalties.{{note}}</summary>
            /// <param name="batch">Inputs, targets or labels, lengths and weights.</param>
            /// <param name="headLosses">[heads], in the order of their layers; written: their mean losses, without their weights.</param>
            """);
        if (priority < 0)
        {
            writer.Write(Priority(priority));
        }

        writer.Write($"public double Evaluate(in {batch} batch, global::System.Span<double> headLosses) => Engine.Evaluate<{batch}, {number}>(in batch, headLosses);");
    }

    private static string Priority(int priority) => $"[global::System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute({priority})]";

    private static void Write(SourceWriter writer, Call call, string batch, string number, string into, string note, int priority)
    {
        var (isLoss, isChoice) = (call.Name == "Evaluate", call.Name == "Decode");
        writer.Line();
        writer.Write($"/// <summary>{call.Summary}{note}</summary>");
        writer.Write($"/// <param name=\"batch\">{(isLoss ? "Inputs, targets or labels, lengths and weights." : "The inputs, and the rows' lengths where they differ.")}</param>");
        if (!isLoss)
        {
            writer.Write($"/// <param name=\"outputs\">{call.Shape}</param>");
        }

        if (isChoice)
        {
            writer.Write("/// <param name=\"options\">How to choose; null for the likeliest class at each step.</param>");
        }

        if (priority < 0)
        {
            writer.Write(Priority(priority));
        }

        var outputs = isLoss ? "" : $", {into} outputs{(isChoice ? ", global::RnnGen.DecodingOptions? options = null" : "")}";
        writer.Write($"public {(isLoss ? "double" : "void")} {call.Name}(in {batch} batch{outputs}) => Engine.{call.Name}<{batch}, {number}{(into.StartsWith("Outputs", System.StringComparison.Ordinal) ? ", " + into : "")}>(in batch{(isLoss ? "" : ", outputs")}{(isChoice ? ", options" : "")});");
    }

    /// <summary>A call.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Summary">The summary of its documentation.</param>
    /// <param name="Output">The type of its outputs; null for that of the numbers.</param>
    /// <param name="Shape">The shape of its outputs.</param>
    /// <param name="OfHeads">The summary where there are several heads; null for the same.</param>
    private sealed record Call(string Name, string Summary, string? Output, string Shape, string? OfHeads = null);
}
