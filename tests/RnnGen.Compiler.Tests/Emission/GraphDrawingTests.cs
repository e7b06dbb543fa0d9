using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Emission;
using RnnGen.Compiler.Topology;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Compiler.Tests.Emission;

/// <summary>The lines in the remarks of emitted code lead from each layer to those that read it.</summary>
public sealed class GraphDrawingTests
{
    [Fact]
    public void InputsOfAllSpans_ComeTogether() => Check(
        Network("Demand", 28, 8).EncoderDecoder(7).Input(2).Named("history").Tokens(7).Named("weekday").Embedding(3).Tokens(50).Named("store").OfSequence().Embedding(8).Named("place")
            .Join("Concat", "history", "embedding", "place").Lstm(64).Decoder(feedback: FeedbackSource.Zeros).Input(2).Named("plan").OfOutputSteps().Lstm(64).Dense(3).Loss(LossKind.MeanSquaredError),
        """
        ●      history
        │ ●    weekday
        │ ●    embedding
        │ │ ●  store
        │ │ ●  place
        ●─┴─┘  concat
        ●      lstm
        ●      decoder
        ●      plan
        ●      lstm2
        ●      dense
        """);

    [Fact]
    public void ALineThatGoesOn_IsCrossed() => Check(
        Network("Crossing", 5, 4).ManyToMany().Input(3).Gru(4).Dense(4).Dense(4).From("input").Join("Add", "dense", "gru").Join("Add", "add", "dense2", "gru").Dense(1).Loss(LossKind.MeanSquaredError),
        """
        ●      input
        ├─●    gru
        │ ├─●  dense
        ● │ │  dense2
        │ ├─●  add
        ●─┴─┘  add2
        ●      dense3
        """);

    [Fact]
    public void AHead_Ends() => Check(
        Network("Heads", 5, 4).ManyToMany().Input(3).Gru(4).Dense(2).Named("value").Dense(3).From("gru").Named("kind").LossOf("value", LossKind.MeanSquaredError).LossOf("kind", LossKind.SoftmaxCrossEntropy),
        """
        ●    input
        ●    gru
        ├─●  value
        ●    kind
        """);

    private static void Check(NetworkDeclaration network, string expected)
    {
        var graph = NetworkBinder.Bind(network);
        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join("\n", graph.Layers.Zip(GraphDrawing.Of(graph), (layer, lines) => lines + "  " + layer.Name)));
    }
}
