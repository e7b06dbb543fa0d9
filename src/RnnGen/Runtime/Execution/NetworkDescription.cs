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
    private readonly NetworkLayout _layout;
    private readonly int _elementSize;

    private NetworkDescription(NetworkLayout layout, int elementSize) => (_layout, _elementSize) = (layout, elementSize);

    /// <summary>The network's full type name.</summary>
    public string Name => _layout.Name;

    /// <summary>The way from steps of input to steps of output.</summary>
    public SequenceShape Shape => _layout.Shape;

    /// <summary>The maximum number of steps of a sequence; 1 where all steps come from one input.</summary>
    public int Steps => _layout.Steps;

    /// <summary>The maximum number of rows per call.</summary>
    public int BatchSize => _layout.BatchSize;

    /// <summary>The features per step; 0 for a network of tokens.</summary>
    public int InputSize => _layout.InputSize;

    /// <summary>The number of tokens; 0 for a network of features.</summary>
    public int Vocabulary => _layout.Vocabulary;

    /// <summary>The values per output step.</summary>
    public int OutputSize => _layout.OutputSize;

    /// <summary>The number of steps that have an output.</summary>
    public int OutputSteps => _layout.OutputSteps;

    /// <summary>The loss; null for a network that cannot be trained.</summary>
    public LossKind? Loss => _layout.Loss;

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<LayerDescription> Layers => _layout.Layers;

    /// <summary>The number of parameters.</summary>
    public int ParameterCount => _layout.ParameterCount;

    /// <summary>Bytes of the parameters in memory, gaps included.</summary>
    public long ParameterBytes => (long)_layout.ParameterLength * _elementSize;

    /// <summary>Products alone: one row, one step, forward, 2 for a multiply-add.</summary>
    public long FlopsPerStep => _layout.FlopsPerStep;

    /// <summary>Bytes of the workspace of one prediction.</summary>
    public long PredictionBytes => (long)_layout.Prediction.Length * _elementSize;

    /// <summary>Bytes of the workspace of a training context, tape included; its gradients take <see cref="ParameterBytes"/> more.</summary>
    public long TrainingBytes => (long)_layout.Training.Length * _elementSize;

    /// <summary>Bytes of a session: its workspace and two blocks of states; 0 where the network cannot stream.</summary>
    public long SessionBytes => _layout.Session is { } session ? (session.Length + 2L * session.StateLength) * _elementSize : 0;

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
            ["total", "", Arrow(_layout.Vocabulary > 0 ? 1 : _layout.InputSize, _layout.OutputSize), Number(ParameterCount), Number(FlopsPerStep), ""],
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
        var input = _layout.Vocabulary > 0 ? $"{Number(_layout.Vocabulary)} tokens" : $"{Number(_layout.InputSize)} features";
        var steps = $"{Number(_layout.Steps)} steps of {input}";
        var shape = _layout.Shape switch
        {
            SequenceShape.OneToOne => $"one to one, {steps}",
            SequenceShape.ManyToOne => $"many to one, {steps}",
            SequenceShape.ManyToMany => $"many to many, {steps}",
            SequenceShape.OneToMany => $"one to many, {Number(_layout.OutputSteps)} steps from one of {input}",
            SequenceShape.EncoderDecoder => $"encoder and decoder, {Number(_layout.OutputSteps)} steps from {steps}",
            _ => throw new InvalidOperationException($"Not a shape: {_layout.Shape}."),
        };
        var precision = _elementSize == sizeof(float) ? "single" : "double";
        return $"{Name}: {shape}, up to {Number(_layout.BatchSize)} rows, {precision} precision, {_layout.Loss?.ToString() ?? "no loss"}";
    }

    private string Bytes() =>
        $"bytes: parameters {Number(ParameterBytes)}, prediction {Number(PredictionBytes)}, training {Number(TrainingBytes)}, session {Number(SessionBytes)}\n";

    private static string Arrow(int input, int output) => $"{Number(input)} -> {Number(output)}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
