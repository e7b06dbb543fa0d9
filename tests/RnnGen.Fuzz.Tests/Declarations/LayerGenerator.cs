namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>Where a layer stands, as far as its options depend on it.</summary>
internal readonly record struct Place(int Input)
{
    /// <summary>Whether the layer may read from the last step to the first.</summary>
    public bool CanReverse { get; init; }

    /// <summary>Whether targets can take the place of its outputs.</summary>
    public bool CanForce { get; init; }

    /// <summary>Whether its outputs are logits.</summary>
    public bool IsLogits { get; init; }

    /// <summary>Whether it reads tokens, or nothing: what has no values to be dropped.</summary>
    public bool HasNoValues { get; init; }

    /// <summary>Whether it reads nothing at all.</summary>
    public bool ReadsNothing { get; init; }
}

/// <summary>Draws layers with their options.</summary>
internal sealed class LayerGenerator(Draws draws, IReadOnlyList<int> sizes, double richness)
{
    private static readonly string[] Activations = [.. Enum.GetNames<Activation>().Select(name => "Activation." + name)];

    /// <summary>Those with a number, first those with one, then those with two.</summary>
    private static readonly string[] Numbered = ["Activation.LeakyRelu", "Activation.Elu", "Activation.ThresholdedRelu", "Activation.HardSigmoid", "Activation.ScaledTanh", "Activation.Affine"];

    private const int SecondNumbers = 3;

    private static readonly string[] Initializers = [.. Enum.GetNames<Initializer>().Select(name => "Initializer." + name)];

    /// <summary>Names that emitted code may have uses for.</summary>
    private static readonly string[] Names =
    [
        "last", "target", "row", "rows", "t", "x", "h", "c", "s", "p", "w", "a", "g", "V", "M", "T", "class_", "step", "turn", "Lstm", "Input", "Output", "output", "Forward", "Backward", "Layout",
        "Shape", "Engine", "Parameters", "loss", "Loss", "targets", "inputs", "tokens", "labels", "lengths", "valid", "state", "states", "memory", "gradient", "Predict", "Train", "Step", "Network",
        "decoder_x", "_x", "x1", "A", "norm", "mask", "class", "int", "if", "base", "this", "value", "field", "record", "var", "nint",
    ];

    public Dictionary<string, string> Cells { get; } = [];

    public int Size() => draws.Pick(sizes);

    public Part Named(Part layer, double chance = 0.08) => draws.Chance(chance) ? layer.With("Name", "\"" + draws.Pick(Names) + "\"") : layer;

    public Part Dense(int units, int input, bool isLinear)
    {
        var layer = Weights(Part.Of("Dense", units));
        layer = Sometimes(layer, "UseBias", "false");
        layer = units == input && draws.Chance(0.3) ? layer.With("Residual", "true") : layer;
        return Named(isLinear || draws.Chance(0.4) ? layer : Activated(layer, "Activation"));
    }

    /// <summary>A convolution; strided where outputs do not go with the steps.</summary>
    public Part Convolution(bool canStride)
    {
        var layer = Sometimes(Weights(Part.Of("Conv1D", Size(), draws.Weighted((1, 1), (3, 2), (4, 3), (2, 5)))), "UseBias", "false");
        layer = draws.Chance(0.4) ? layer.With("Padding", draws.Pick("ConvolutionPadding.Centered", "ConvolutionPadding.Causal")) : layer;
        layer = draws.Chance(0.3) ? layer.With("Dilation", draws.Pick("1", "2", "3")) : layer;
        layer = canStride && draws.Chance(0.5) ? layer.With("Stride", draws.Pick("2", "3")) : layer;
        return Named(draws.Chance(0.5) ? layer : Activated(layer, "Activation"));
    }

    /// <summary>Attention of steps to steps.</summary>
    public Part SelfAttention(int input)
    {
        var layer = Sometimes(Weights(Part.Of("SelfAttention", draws.Pick([.. Enumerable.Range(1, Math.Min(input, 4)).Where(heads => input % heads == 0)]))), "UseBias", "false");
        layer = draws.Chance(0.5) ? layer.With("Causal", draws.Pick("false", "false", "true")) : layer;
        layer = draws.Chance(0.4) ? layer.With("Residual", "true") : layer;
        return Named(Sometimes(layer, "Dropout", draws.Pick("0.25", "0.5")));
    }

    public Part Embedding() => Named(Weights(Part.Of("Embedding", Size())));

    public Part Dropout() => Part.Of("Dropout", draws.Pick(0.0, 0.1, 0.5, 0.9));

    /// <summary>A layer of a user's with one input.</summary>
    public Part Own() => Named(OwnBias(Weights(draws.Chance(0.3) ? Part.Of("Layer<OwnSmooth>", 1, draws.Pick("0.25", "1")) : Part.Of(draws.Pick("Layer<OwnGate>", "Layer<OwnBands>"), Size()))), 0.2);

    /// <summary>A layer of a user's that reads one value, and another beside it.</summary>
    public Part OwnOf(string x, string beside) => Named(Weights(Part.Of("Layer<OwnFilm>")).With("From", x).With("With", $"new[] {{ {beside} }}"), 0.3);

    private Part OwnBias(Part layer) => Sometimes(layer, "UseBias", "false");

    public Part Pool() => Named(draws.Chance(0.6) ? Weights(Part.Of("AttentionPool", Size())) : Part.Of("Pool", draws.Pick("PoolKind.Mean", "PoolKind.Max", "PoolKind.Last")));

    public Part Tree(int units)
    {
        var layer = Weights(Part.Of(draws.Pick("TreeLstm", "TreeRnn"), units));
        layer = Recurrent(Sometimes(layer, "UseBias", "false"));
        layer = Activation(layer, "Activation");
        return Named(layer.Kind == "TreeRnn" ? layer : Sometimes(Activation(layer, "RecurrentActivation"), "ForgetBias", draws.Pick("0", "-1", "2.5")));
    }

    /// <summary>A layer with states, of the given width where one is given.</summary>
    public Part Recurrent(Place place, int? output)
    {
        var kind = draws.Weighted((24, "Lstm"), (22, "Gru"), (18, "Elman"), (8, "LinearRnn"), (place.CanForce || output is null ? 12 : 4, "Jordan"), (place.ReadsNothing ? 0 : 8, "Cell"));
        var units = output ?? (place.Input > 0 && draws.Chance(0.2) ? place.Input : Size());
        var layer = kind switch
        {
            "Jordan" => Jordan(Part.Of(kind, Size(), units), place),
            "Lstm" => Lstm(output, units),
            "Gru" => Gru(Part.Of(kind, units)),
            "Elman" => Deep(Activation(Part.Of(kind, units), "Activation")),
            "Cell" => Cell(units),
            _ => Part.Of(kind, units),
        };
        layer = layer.Kind is "Lstm" or "Gru" or "Elman" ? Sometimes(layer, "GateClip", draws.Pick("0.5", "2")) : layer;
        layer = Common(Recurrent(Weights(layer)), place, output is not null);
        return Named(layer);
    }

    private Part Cell(int units)
    {
        var name = "Cell" + (Cells.Count + 1);
        Cells.Add(name, UserCells.Draw(draws, name));
        return Part.Of($"Cell<{name}>", units);
    }

    private Part Jordan(Part layer, Place place)
    {
        layer = Activation(layer, "Activation");
        layer = place.IsLogits ? layer : Activation(layer, "OutputActivation");
        return place.CanForce && draws.Chance(0.6) ? layer.With("TeacherForcing", draws.Pick("TeacherForcing.Always", "TeacherForcing.Never", "TeacherForcing.Scheduled"))
            : Sometimes(layer, "TeacherForcing", "TeacherForcing.Never");
    }

    private Part Lstm(int? output, int units)
    {
        var isProjected = draws.Chance(richness);
        var layer = isProjected ? Part.Of("Lstm", Size()).With("Projection", output ?? units) : Part.Of("Lstm", units);
        layer = Activation(Activation(Activation(layer, "Activation"), "OutputActivation"), "RecurrentActivation");
        layer = Sometimes(layer, "ForgetBias", draws.Pick("0", "-1", "2.5"));
        layer = Sometimes(Sometimes(layer, "Peepholes", "true"), "CoupledGates", "true");
        return Sometimes(layer, "StateClip", draws.Pick("0.25", "1", "3"));
    }

    private Part Gru(Part layer)
    {
        layer = Activation(Activation(layer, "Activation"), "RecurrentActivation");
        return Deep(Sometimes(layer, "Variant", draws.Pick("GruVariant.ResetAfter", "GruVariant.ResetBefore", "GruVariant.Minimal"), 2));
    }

    private Part Deep(Part layer) => Sometimes(layer, "TransitionDepth", draws.Pick("1", "2", "2", "3"));

    private Part Common(Part layer, Place place, bool isWidthGiven)
    {
        layer = Sometimes(layer, "UseBias", layer.Kind == "LinearRnn" ? "true" : "false");
        layer = layer.IsCell ? layer : Sometimes(layer, "LayerNorm", "true");
        layer = Directed(layer, place, isWidthGiven);
        var width = layer.Kind == "Jordan" ? layer.Size(1) : layer.Integer("Projection") is > 0 and var projection ? projection : layer.Size();
        if (width == place.Input && !layer.Flag("Bidirectional") && layer.Value("TeacherForcing") is null or "TeacherForcing.Never")
        {
            layer = Sometimes(layer, "Residual", "true", 3);
        }

        layer = place.HasNoValues ? layer : Sometimes(layer, "Dropout", draws.Pick("0.25", "0.5"));
        layer = Sometimes(layer, "RecurrentDropout", draws.Pick("0.25", "0.5"));
        return Sometimes(layer, "Zoneout", draws.Pick("0.1", "0.5"));
    }

    private Part Directed(Part layer, Place place, bool isWidthGiven)
    {
        if (!place.CanReverse || layer.Value("TeacherForcing") is not (null or "TeacherForcing.Never") || !draws.Chance(1.6 * richness))
        {
            return layer;
        }

        if (draws.Chance(0.4))
        {
            return layer.With("Reverse", "true");
        }

        layer = layer.With("Bidirectional", "true");
        var merges = Enum.GetNames<MergeMode>().Where(name => !isWidthGiven || name != "Concat").Select(name => "MergeMode." + name).ToArray();
        layer = isWidthGiven || draws.Chance(0.7) ? layer.With("Merge", draws.Pick(merges)) : layer;
        layer = layer.Kind is "Lstm" or "Gru" or "Elman" && draws.Chance(0.9) ? Activated(layer, "ReverseActivation") : layer;
        layer = layer.Kind is "Lstm" or "Gru" && draws.Chance(0.8) ? Activated(layer, "ReverseRecurrentActivation") : layer;
        return layer.Kind == "Lstm" && draws.Chance(0.8) ? Activated(layer, "ReverseOutputActivation") : layer;
    }

    private Part Recurrent(Part layer)
    {
        layer = Sometimes(layer, "RecurrentInitializer", draws.Pick(Initializers));
        return Sometimes(layer, "RecurrentScale", draws.Pick("0.5", "1.5"));
    }

    private Part Weights(Part layer)
    {
        layer = Sometimes(layer, "KernelInitializer", draws.Pick(Initializers));
        layer = Sometimes(layer, "KernelScale", draws.Pick("0.5", "0.125", "2"));
        layer = Sometimes(Sometimes(layer, "L1", "0.01"), "L2", draws.Pick("0.01", "0.5"));
        return Sometimes(layer, "Frozen", "true", 0.5);
    }

    private Part Activation(Part layer, string name) => draws.Chance(1.5 * richness) ? Activated(layer, name) : layer;

    /// <summary>An activation, more often than not one that has numbers, and those of its numbers that are written.</summary>
    private Part Activated(Part layer, string name)
    {
        var activation = draws.Chance(0.4) ? draws.Pick(Numbered) : draws.Pick(Activations);
        layer = layer.With(name, activation);
        layer = Array.IndexOf(Numbered, activation) >= 0 && draws.Chance(0.7) ? layer.With(name + "Alpha", draws.Pick("0.5", "0.125", "1.25", "-0.25")) : layer;
        return Array.IndexOf(Numbered, activation) >= SecondNumbers && draws.Chance(0.7) ? layer.With(name + "Beta", draws.Pick("0.5", "0.25", "-0.5", "1.5")) : layer;
    }

    private Part Sometimes(Part layer, string name, string value, double factor = 1) => draws.Chance(factor * richness) ? layer.With(name, value) : layer;
}
