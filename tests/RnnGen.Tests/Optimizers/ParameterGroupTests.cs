using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests;

public sealed class ParameterGroupTests
{
    private static readonly NetworkLayout Layout = FlatLayouts.Vectors(19, 5, 33);

    public static TheoryData<string> Optimizers => OptimizerCatalog.Names;

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AGroup_TakesTheStepsOfItsOwnLearningRate(string name)
    {
        var optimizer = OptimizerCatalog.All[name].Optimizer;
        var grouped = Run(optimizer, optimizer.LearningRate, [new ParameterGroup("tensor1") { LearningRateFactor = 0.25 }], []);
        var (plain, slow) = (Run(optimizer, optimizer.LearningRate, [], []), Run(optimizer, optimizer.LearningRate * 0.25, [], []));
        Assert.Equal(plain[0], grouped[0]);
        Assert.Equal(slow[1], grouped[1]);
        Assert.Equal(plain[2], grouped[2]);
        Assert.NotEqual(plain[1], grouped[1]);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void WhatIsFrozen_KeepsItsBits(string name)
    {
        var optimizer = OptimizerCatalog.All[name].Optimizer;
        var start = Run(optimizer, 0, [], [], steps: 0);
        var frozen = Run(optimizer, optimizer.LearningRate, [], ["tensor0", "tensor2"]);
        var plain = Run(optimizer, optimizer.LearningRate, [], []);
        Assert.Equal(start[0], frozen[0]);
        Assert.Equal(plain[1], frozen[1]);
        Assert.Equal(start[2], frozen[2]);
    }

    [Fact]
    public void AGroup_HasItsOwnWeightDecay()
    {
        var grouped = Run(new AdamW(0.01, weightDecay: 0.5), 0.01, [new ParameterGroup("tensor0", "tensor2") { WeightDecay = 0 }], []);
        var (with, without) = (Run(new AdamW(0.01, weightDecay: 0.5), 0.01, [], []), Run(new AdamW(0.01, weightDecay: 0), 0.01, [], []));
        Assert.Equal([without[0], with[1], without[2]], grouped);
        Assert.NotEqual(with[0], without[0]);
    }

    [Fact]
    public void ALayersName_StandsForItsTensors()
    {
        // Its weight is column after column, with gaps, and its bias the last of it.
        var (whole, parts) = (Train(["leaky"]), Train(["leaky.weight", "leaky.bias"]));
        Assert.Equal(whole, parts);
        Assert.Equal(Leaky.Engine(LeakyTask.Layout).Parameters.Values.ToArray(), whole);
        Assert.NotEqual(whole, Train([]));
        Assert.NotEqual(whole, Train(["leaky.bias"]));

        static double[] Train(string[] frozen)
        {
            var network = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
            Trainer.For(network, new Adam(), new() { Epochs = 1, Frozen = frozen }).Fit(LeakyTask.Data());
            return network.Weights;
        }
    }

    [Fact]
    public void FrozenGradients_CountInNoNorm()
    {
        var network = new LeakyNetwork<double>(LeakyTask.Layout, seed: 1);
        var options = new TrainerOptions
        {
            Epochs = 1,
            Shuffle = false,
            NormalizationMode = NormalizationMode.None,
            Frozen = ["leaky.weight"],
            Clipping = GradientClipping.ByGlobalNorm(0.01),
        };
        Trainer.For(network, new Sgd(1), options).Fit(LeakyTask.Data(8));

        // One step of one batch: the bias moved by the whole norm that the clipping allows, less the 1e-6 in its divisor.
        var start = Leaky.Engine(LeakyTask.Layout).Parameters["leaky.bias"];
        var moved = Math.Sqrt(Enumerable.Range(0, start.Length).Sum(i => Math.Pow(network.Engine.Parameters["leaky.bias"][i] - start[i], 2)));
        Assert.Equal(0.01, moved, 0.01 * 1e-3);
    }

    [Fact]
    public void ALayerThatIsDeclaredFrozen_StaysAsItIs()
    {
        NetworkLayout layout = LeakyTask.Layout;
        var weights = new ParameterSet<double>(layout with { Tensors = [layout.Tensors[0] with { Frozen = true }, layout.Tensors[1]] });
        var gradients = new ParameterSet<double>(layout);
        FlatLayouts.Refill(gradients, seed: 1);
        var state = new Sgd(1).Bind(weights);
        state.Apply(gradients);
        Assert.All(Elements(weights.Tensors[0]), weight => Assert.Equal(0, weight));
        Assert.Equal(Elements(gradients.Tensors[1]).Select(g => -g), Elements(weights.Tensors[1]));
    }

    [Fact]
    public void UnknownNames_AreRefusedWithThoseThereAre()
    {
        var network = new LeakyNetwork<float>(LeakyTask.Layout, seed: 1);
        var error = Assert.Throws<ArgumentException>("frozen", () => Trainer.For(network, new Sgd(), new() { Frozen = ["leaky", "lstm"] }));
        Assert.Contains("'lstm'", error.Message, StringComparison.Ordinal);
        Assert.Contains("the layers leaky and the tensors leaky.weight, leaky.bias", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("groups", () => Trainer.For(network, new Sgd(), new() { ParameterGroups = [new("leaky.weights")] }));
    }

    [Fact]
    public void ATensorInTwoGroups_IsRefused()
    {
        var weights = new ParameterSet<float>(LeakyTask.Layout);
        var error = Assert.Throws<ArgumentException>("groups", () => new Sgd().Bind(weights, [new("leaky") { LearningRateFactor = 2 }, new("leaky.bias")]));
        Assert.Contains("'leaky.bias' is in two", error.Message, StringComparison.Ordinal);
        Assert.NotNull(new Sgd().Bind(weights, [new("leaky", "leaky.bias")]));
    }

    [Fact]
    public void BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentException>("names", () => new ParameterGroup());
        Assert.Throws<ArgumentOutOfRangeException>("LearningRateFactor", () => new ParameterGroup("a") { LearningRateFactor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => new ParameterGroup("a") { WeightDecay = -1 });
        Assert.Equal("a, b.c (learningRateFactor: 0.5, weightDecay: 0)", new ParameterGroup("a", "b.c") { LearningRateFactor = 0.5, WeightDecay = 0 }.ToString());
    }

    [Fact]
    public void Segments_JoinNeighboursOfAGroupOverGaps()
    {
        var weights = new ParameterSet<float>(Layout);
        Assert.Equal([new(0, 48 + 33, 0)], UpdatePlan.Of(weights, [], []).Trained);
        var plan = UpdatePlan.Of(weights, [new("tensor2")], ["tensor1"]);
        Assert.Equal([new(0, 32, 0), new(48, 33, 1)], plan.Trained);
        Assert.Equal([new(32, 16, -1)], plan.Frozen);
    }

    [Fact]
    public void AStepOfGroups_AllocatesNothing()
    {
        var gradients = FlatLayouts.Filled<float>(Layout, seed: 2);
        var state = new Nadam().Bind(FlatLayouts.Filled<float>(Layout, seed: 1), [new("tensor0") { LearningRateFactor = 2 }], ["tensor1"]);
        Assert.Equal(0, Allocation.Of(() => state.Apply(gradients)));
    }

    /// <summary>The elements of each tensor after some steps.</summary>
    private static float[][] Run(Optimizer optimizer, double learningRate, ParameterGroup[] groups, string[] frozen, int steps = 7)
    {
        var weights = FlatLayouts.Filled<float>(Layout, seed: 1);
        var gradients = new ParameterSet<float>(Layout);
        var state = optimizer.Bind(weights, groups, frozen);
        for (var step = 0; step < steps; step++)
        {
            FlatLayouts.Refill(gradients, seed: 100 + step);
            state.Apply(gradients, learningRate);
        }

        return [.. weights.Tensors.Select(Elements)];
    }

    private static T[] Elements<T>(ParameterTensor<T> tensor)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var elements = new T[tensor.Length];
        tensor.CopyTo(elements);
        return elements;
    }
}
