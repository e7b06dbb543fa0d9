namespace RnnGen.Benchmarks.Networks;

/// <summary>The networks that are measured, by what they are for.</summary>
internal static class Subjects
{
    /// <summary>LSTMs of one layer, from few units to many.</summary>
    public static IReadOnlyList<Subject> Lstms { get; } =
    [
        One("LSTM", Cell.Lstm, 32, 1, 1, 16, static seed => new Lstm16(seed)),
        One("LSTM", Cell.Lstm, 32, 32, 1, 32, static seed => new Lstm32(seed)),
        One("LSTM", Cell.Lstm, 50, 32, 8, 64, static seed => new Lstm64(seed)),
        One("LSTM", Cell.Lstm, 50, 64, 32, 128, static seed => new Lstm128(seed)),
        One("LSTM", Cell.Lstm, 50, 32, 64, 256, static seed => new Lstm256(seed)),
    ];

    /// <summary>GRUs of the same shapes.</summary>
    public static IReadOnlyList<Subject> Grus { get; } =
    [
        One("GRU", Cell.Gru, 32, 1, 1, 16, static seed => new Gru16(seed)),
        One("GRU", Cell.Gru, 32, 32, 1, 32, static seed => new Gru32(seed)),
        One("GRU", Cell.Gru, 50, 32, 8, 64, static seed => new Gru64(seed)),
        One("GRU", Cell.Gru, 50, 64, 32, 128, static seed => new Gru128(seed)),
        One("GRU", Cell.Gru, 50, 32, 64, 256, static seed => new Gru256(seed)),
    ];

    /// <summary>Other cells and stacks of 64 units.</summary>
    public static IReadOnlyList<Subject> Others { get; } =
    [
        One("Elman", Cell.Elman, 50, 32, 8, 64, static seed => new Elman64(seed)),
        One("peephole LSTM", Cell.Lstm, 50, 32, 8, 64, static seed => new PeepholeLstm64(seed)),
        new("bidirectional LSTM", new(50, 32, 50, new LayerShape(Cell.Lstm, 8, 64, Directions: 2)), static seed => new BidirectionalLstm64(seed)),
        new("two-layer GRU", new(50, 32, 1, new LayerShape(Cell.Gru, 8, 64), new LayerShape(Cell.Gru, 64, 64)), static seed => new TwoLayerGru64(seed)),
    ];

    /// <summary>A cell that is not built in.</summary>
    public static Subject MinimalGatedUnit { get; } = One("minimal gated unit", Cell.MinimalGatedUnit, 50, 32, 8, 64, static seed => new MinimalGatedUnit64(seed));

    /// <summary>Built-in cells, written as equations, with the weights of the built-in ones.</summary>
    public static IReadOnlyList<Subject> InEquations { get; } =
    [
        One("LSTM", Cell.Lstm, 50, 32, 8, 64, static seed => GateWeights.Copy(new LstmEquations64(seed), new Lstm64(seed), "ifgo")),
        One("GRU", Cell.Gru, 50, 32, 8, 64, static seed => GateWeights.Copy(new GruEquations64(seed), new Gru64(seed), "rzn")),
    ];

    /// <summary>A few units: lanes would stay empty.</summary>
    public static Subject Tiny { get; } = One("Elman", Cell.Elman, 20, 32, 1, 4, static seed => new Elman4(seed));

    /// <summary>The same with the units on the lanes all the same.</summary>
    public static Subject TinyOnUnits { get; } = One("Elman", Cell.Elman, 20, 32, 1, 4, static seed => new Elman4OnUnits(seed));

    /// <summary>LSTMs that run along a stream.</summary>
    public static IReadOnlyList<Subject> StreamingLstms { get; } =
    [
        Stream("LSTM", Cell.Lstm, 8, static seed => new StreamingLstm8(seed)),
        Stream("LSTM", Cell.Lstm, 16, static seed => new StreamingLstm16(seed)),
        Stream("LSTM", Cell.Lstm, 32, static seed => new StreamingLstm32(seed)),
        Stream("LSTM", Cell.Lstm, 64, static seed => new StreamingLstm64(seed)),
    ];

    /// <summary>GRUs that run along a stream.</summary>
    public static IReadOnlyList<Subject> StreamingGrus { get; } =
    [
        Stream("GRU", Cell.Gru, 8, static seed => new StreamingGru8(seed)),
        Stream("GRU", Cell.Gru, 16, static seed => new StreamingGru16(seed)),
        Stream("GRU", Cell.Gru, 32, static seed => new StreamingGru32(seed)),
        Stream("GRU", Cell.Gru, 64, static seed => new StreamingGru64(seed)),
    ];

    private static Subject One(string name, Cell cell, int steps, int rows, int inputs, int units, Func<int, IRecurrentNetwork<float>> create) =>
        new(name, new(steps, rows, 1, new LayerShape(cell, inputs, units)), create);

    private static Subject Stream(string name, Cell cell, int units, Func<int, IRecurrentNetwork<float>> create) =>
        new(name, new(32, 1, 32, new LayerShape(cell, 1, units)), create);
}
