namespace RnnGen.Generator.Tests.Testing;

/// <summary>Networks to begin from.</summary>
internal static class Sources
{
    /// <summary>A network that no rule objects to.</summary>
    public const string Forecaster = """
        using RnnGen;

        namespace Samples;

        /// <summary>Forecasts.</summary>
        [RecurrentNetwork(Steps = 4, BatchSize = 2)]
        [Input(3)]
        [Lstm(5)]
        [Dense(2)]
        [Loss(LossKind.MeanSquaredError)]
        public sealed partial class Forecaster;
        """;

    /// <summary>A network with the given attributes beside [RecurrentNetwork] and the given class.</summary>
    public static string Network(string attributes, string declaration = "public sealed partial class Forecaster;", string options = "") =>
        $$"""
        using RnnGen;

        namespace Samples;

        /// <summary>Forecasts.</summary>
        [RecurrentNetwork{{(options.Length == 0 ? "" : "(" + options + ")")}}]
        {{attributes}}
        {{declaration}}
        """;
}
