using RnnGen.Compiler.Declarations;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Integration.Tests;

/// <summary>A layer may be called what emitted code calls something else.</summary>
public sealed class LayerNameTests
{
    private static readonly string[] Names =
    [
        "loss", "link", "loss_", "x", "valid", "targets", "forward", "backward", "predict", "train", "step", "layout", "instance", "tape",
        "tile", "v", "m", "p", "blocks", "unsafe", "methodImplOptions", "laneWidth", "training", "tanh", "sum", "dot", "fastSigmoid", "logSumExp",
        "equals", "toString", "class", "rows", "lstm2",
    ];

    [Fact]
    public void EveryName_GivesCodeThatCompilesAndTrains()
    {
        var networks = Names.Select(Called).ToList();
        var emitted = EmittedAssembly.Of(networks);
        foreach (var network in networks)
        {
            var engine = emitted.Create<double>(network, seed: 1);
            using var context = engine.CreateTrainingContext();
            var result = context.ComputeGradients(TestBatch.Of(engine.Layout, engine.Layout.BatchSize, [], seed: 2).As<double>().Batch);
            Assert.True(result.IsFinite && result.GradientNorm > 0, network.Type.Name);
        }
    }

    /// <summary>A class outside of any namespace gives the program its own name, which no member of the program may have.</summary>
    [Fact]
    public void LayerAndClass_MayHaveTheSameName()
    {
        NetworkDeclaration network = Network("Memory", 3, 2).Input(2).Lstm(3).Loss(LossKind.MeanSquaredError);
        var named = network with
        {
            Type = network.Type with { HintName = "Memory" },
            Layers = new(network.Layers.Select(layer => layer.Kind == "Lstm" ? layer with { Name = "memory" } : layer)),
        };
        Assert.Equal("memory", EmittedAssembly.Of([named]).Create<double>(named).Layout.Layers[0].Name);
    }

    private static NetworkDeclaration Called(string name)
    {
        NetworkDeclaration network = Network("Called_" + name, 3, 2).ManyToMany().Input(2).Lstm(3).Dense(2).Loss(LossKind.BinaryCrossEntropy);
        var isDense = name.Length % 2 == 0;
        return network with { Layers = new(network.Layers.Select(layer => layer.Kind == (isDense ? "Dense" : "Lstm") ? layer with { Name = name } : layer)) };
    }
}
