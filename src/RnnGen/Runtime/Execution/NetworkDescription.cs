using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>The layers, sizes and costs of a network. <see cref="ToString"/> is a table.</summary>
public sealed class NetworkDescription
{
    private readonly int _elementSize;

    private NetworkDescription(NetworkLayout layout, int elementSize) => (Layout, _elementSize) = (layout, elementSize);

    /// <summary>The network's full type name.</summary>
    public string Name => Layout.Name;

    /// <summary>The way from steps of input to steps of output.</summary>
    public SequenceShape Shape => Layout.Shape;

    /// <summary>The maximum number of steps of a sequence; 1 where all steps come from one input.</summary>
    public int Steps => Layout.Steps;

    /// <summary>The maximum number of rows per call.</summary>
    public int BatchSize => Layout.BatchSize;

    /// <summary>The features per step, of all inputs together; 0 for a network of tokens.</summary>
    public int InputSize => Layout.InputSize;

    /// <summary>The number of tokens, of the first input that has some at each step; 0 for a network of features.</summary>
    public int Vocabulary => Layout.Vocabulary;

    /// <summary>The inputs, in the order in which they are declared.</summary>
    public IReadOnlyList<InputDescription> Inputs => [.. Layout.Inputs.Select(static input => new InputDescription(input.Name, input.Span, input.Features, input.Vocabulary))];

    /// <summary>The values per output step, of all heads together.</summary>
    public int OutputSize => Layout.OutputSize;

    /// <summary>The numbers of a target per output step: as many as there are outputs, unless the loss has several outputs for each, such as quantiles; of several heads those of all that do not take classes.</summary>
    public int TargetSize => Layout.TargetSize;

    /// <summary>The number of steps that have an output.</summary>
    public int OutputSteps => Layout.OutputSteps;

    /// <summary>The loss; of several heads that of the last; null for a network that cannot be trained.</summary>
    public LossKind? Loss => Layout.Loss;

    /// <summary>The outputs, in the order of their layers, in which they stand side by side.</summary>
    public IReadOnlyList<HeadDescription> Heads => [.. Layout.Heads.Select(static head => new HeadDescription(head.Name, head.Loss, head.Weight, head.OutputColumn, head.OutputSize, head.TakesLabels ? 0 : head.TargetSize))];

    internal NetworkLayout Layout { get; }

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<LayerDescription> Layers => Layout.Layers;

    /// <summary>The number of parameters.</summary>
    public int ParameterCount => Layout.ParameterCount;

    /// <summary>Bytes of the parameters in memory, gaps included.</summary>
    public long ParameterBytes => (long)Layout.ParameterLength * _elementSize;

    /// <summary>Products alone: one row, one step, forward, 2 for a multiply-add.</summary>
    public long FlopsPerStep => Layout.FlopsPerStep;

    /// <summary>Bytes of the workspace of one prediction.</summary>
    public long PredictionBytes => (long)Layout.Prediction.Length * _elementSize;

    /// <summary>Bytes of the workspace of a training context, tape included; its gradients take <see cref="ParameterBytes"/> more.</summary>
    public long TrainingBytes => (long)Layout.Training.Length * _elementSize;

    /// <summary>Bytes of a session: its workspace and two blocks of states; 0 where the network cannot stream.</summary>
    public long SessionBytes => Layout.Session is { } session ? (session.Length + 2L * session.StateLength) * _elementSize : 0;

    /// <summary>Describes a compiled network; for emitted code, which hands its description to users.</summary>
    /// <param name="program">The compiled passes.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <returns>The description; the same object for every call with the program.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static NetworkDescription Of<T>(NetworkProgram<T> program)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Description ??= new(program.Layout, Unsafe.SizeOf<T>());
    }

    /// <summary>The table.</summary>
    /// <returns>The text of several lines; the same in every culture.</returns>
    public override string ToString()
    {
        List<string[]> rows =
        [
            ["layer", "kind", "shape", "parameters", "FLOPs per row and step", "reads"],
            .. Layers.Select(layer => new[] { layer.Name, layer.Kind, Arrow(layer.InputSize, layer.OutputSize), Number(layer.ParameterCount), Number(layer.FlopsPerStep), string.Join(", ", layer.Sources) }),
            ["total", "", Arrow(Layout.GivenBlocks.Sum(static block => block.Features + block.Tokens.Length), Layout.OutputSize), Number(ParameterCount), Number(FlopsPerStep), ""],
        ];

        // Of a chain, the order of the layers says what each reads.
        var columns = Layers.All(layer => layer.Sources.Count == 0) ? 5 : 6;
        var widths = Enumerable.Range(0, columns).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder(Summary()).Append('\n').Append('\n');
        foreach (var row in rows)
        {
            var cells = row.Take(columns).Select((cell, column) => column is 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join("   ", cells).TrimEnd()).Append('\n');
        }

        return text.Append('\n').Append(Bytes()).ToString();
    }

    private string Summary()
    {
        var input = InputsOf(InputSpan.Steps);
        var steps = $"{Number(Layout.Steps)} steps of {input}";
        var shape = Layout.Shape switch
        {
            SequenceShape.OneToOne => $"one to one, {steps}",
            SequenceShape.ManyToOne => $"many to one, {steps}",
            SequenceShape.ManyToMany => $"many to many, {steps}",
            SequenceShape.OneToMany => $"one to many, {Number(Layout.OutputSteps)} steps from one of {input}",
            SequenceShape.EncoderDecoder => $"encoder and decoder, {Number(Layout.OutputSteps)} steps from {steps}",
            _ => throw new InvalidOperationException($"Not a shape: {Layout.Shape}."),
        };
        var precision = _elementSize == sizeof(float) ? "single" : "double";
        var beside = (InputsOf(InputSpan.Sequence) is { Length: > 0 } all ? $", beside {all}" : "") + (InputsOf(InputSpan.OutputSteps) is { Length: > 0 } future ? $", at each output step {future}" : "");
        return $"{Name}: {shape}{beside}, up to {Number(Layout.BatchSize)} rows, {precision} precision, {Losses()}";
    }

    private string Losses() => !Layout.HasSeveralHeads
        ? Layout.LastHead.LossText
        : string.Join(" and ", Layout.Heads.Select(static head => string.Create(CultureInfo.InvariantCulture, $"{(head.Weight == 1 ? "" : $"{head.Weight} * ")}{head.LossText} of '{head.Name}'")));

    /// <summary>The inputs of a span; where there are several, with their names.</summary>
    private string InputsOf(InputSpan span) => string.Join(" and ", Layout.Inputs.Where(input => input.Span == span).Select(input =>
        (input.IsTokens ? $"{Number(input.Vocabulary)} tokens" : Layout.HasSeveralInputs && input.Features == 1 ? "1 feature" : $"{Number(input.Features)} features") + (Layout.HasSeveralInputs ? $" '{input.Name}'" : "")));

    private string Bytes() =>
        $"bytes: parameters {Number(ParameterBytes)}, prediction {Number(PredictionBytes)}, training {Number(TrainingBytes)}, session {Number(SessionBytes)}\n";

    private static string Arrow(int input, int output) => $"{Number(input)} -> {Number(output)}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
