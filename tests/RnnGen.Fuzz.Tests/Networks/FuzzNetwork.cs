using System.Globalization;
using System.Text;
using RnnGen.Fuzz.Tests.Generation;
using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Networks;

/// <summary>A layer of a network: a cell with so many units.</summary>
internal sealed record FuzzLayer(string Name, LayerWidths Widths, bool IsReversed, MergeMode? Merge, bool HasBias)
{
    public int Outputs => Merge is RnnGen.MergeMode.Concat ? 2 * Widths.Units : Widths.Units;
}

/// <summary>A cell and a network with it: everything is drawn from one number.</summary>
internal sealed record FuzzNetwork(int Number, FuzzCell Cell, IReadOnlyList<FuzzLayer> Layers, int Dense, int Steps, int BatchSize, bool IsManyToMany)
{
    public const string DoubleName = "InDouble";
    public const string SingleName = "InSingle";

    public string Namespace => string.Create(CultureInfo.InvariantCulture, $"Fuzz{Number}");

    public string FileName => Namespace + ".cs";

    public int Inputs => Layers[0].Widths.Inputs;

    public int Outputs => Dense > 0 ? Dense : Layers[^1].Outputs;

    /// <summary>Whether it can be run step by step.</summary>
    public bool Streams => Layers.All(layer => layer is { IsReversed: false, Merge: null });

    public string Source => CellSource + Declarations;

    public string CellSource => CellWriter.Write(Cell, Namespace);

    /// <summary>The networks, to stand after the cell.</summary>
    public string Declarations => Declaration("Double", DoubleName) + (Streams && FuzzSettings.IsThorough(Number) ? Declaration("Single", SingleName) : "");

    public static FuzzNetwork Draw(int number)
    {
        var random = new Random(number);
        var (hasSameWidth, batch) = (random.Next(5) == 0, new[] { 1, 1, 2, 3, 5, 16, 18 }[random.Next(7)]);
        int[] sizes = batch >= 16 ? [1, 2, 3, 4, 6, 8] : [1, 2, 3, 4, 5, 6, 8, 9, 12, 16, 17];
        var isLarge = number % (number > 200 ? 5 : 20) == 0;
        var layers = new List<FuzzLayer>();
        var inputs = random.Next(1, 7);
        for (var count = random.Next(isLarge ? 4 : 8) == 0 ? 2 : 1; count > 0; count--)
        {
            var merge = random.Next(isLarge ? 6 : 12) == 0 ? (MergeMode?)random.Next(4) : null;
            var isReversed = merge is null && random.Next(10) == 0;
            var widths = new LayerWidths(inputs, hasSameWidth ? inputs : sizes[random.Next(sizes.Length)]);
            layers.Add(new(count == 1 ? "last" : "first", widths, isReversed, merge, random.Next(10) > 0));
            inputs = layers[^1].Outputs;
        }

        var cell = CellGenerator.Draw(random, number, [.. layers.Select(layer => layer.Widths)], hasSameWidth, isLarge);
        var isManyToMany = random.Next(2) == 0 || layers.Any(layer => layer.IsReversed || layer.Merge is not null);
        return new(number, cell, layers, random.Next(3), random.Next(2, 5), batch, isManyToMany);
    }

    private string Declaration(string precision, string name)
    {
        var text = new StringBuilder();
        // Steps written out are long to compile.
        var unroll = Number % 8 == 0 ? "" : ", Unroll = UnrollMode.None";
        var shape = IsManyToMany ? "ManyToMany" : "ManyToOne";
        text.Append(CultureInfo.InvariantCulture, $"\n[RecurrentNetwork(Shape = SequenceShape.{shape}, Steps = {Steps}, BatchSize = {BatchSize}, Precision = Precision.{precision}{unroll})]\n[Input({Inputs})]\n");
        foreach (var layer in Layers)
        {
            text.Append(CultureInfo.InvariantCulture, $"[Cell<{Cell.Name}>({layer.Widths.Units}, Name = \"{layer.Name}\"");
            text.Append(layer.IsReversed ? ", Reverse = true" : "").Append(layer.HasBias ? "" : ", UseBias = false");
            text.Append(layer.Merge is { } merge ? $", Bidirectional = true, Merge = MergeMode.{merge}" : "").Append(")]\n");
        }

        text.Append(Dense > 0 ? string.Create(CultureInfo.InvariantCulture, $"[Dense({Dense}, Name = \"dense\")]\n") : "");
        return text.Append(CultureInfo.InvariantCulture, $"[Loss(LossKind.MeanSquaredError)]\npublic sealed partial class {name};\n").ToString();
    }
}
