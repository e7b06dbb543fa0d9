using RnnGen.Compiler.Declarations;
using RnnGen.Runtime;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Integration.Tests;

/// <summary>Layers that are declared frozen, of every kind that has weights.</summary>
public sealed class FrozenLayerTests
{
    private static readonly NetworkDeclaration Declaration = Network("Frozen", 4, 3)
        .Tokens(5).Embedding(3).Argument("Frozen", 1).Gru(4).Elman(4).Argument("Frozen", 1).Lstm(3).Argument("Frozen", 0).Dense(3).Argument("Frozen", 1).Dense(2)
        .Loss(LossKind.SoftmaxCrossEntropy);

    [Fact]
    public void TrainingLeavesThemAsTheyAre_AndFlowsThroughThem()
    {
        var engine = EmittedAssembly.Of([Declaration]).Create<double>(Declaration);
        var before = engine.Parameters.Tensors.Select(Elements).ToArray();
        var state = new Adam(0.1, weightDecay: 0.1).Bind(engine.Parameters);
        using var context = engine.CreateTrainingContext();
        var tokens = Enumerable.Range(0, 3 * 4).Select(i => i * 7 % 5).ToArray();
        context.ComputeGradients(new SequenceBatch<double> { Tokens = tokens, Labels = [0, 1, 1] });

        // Their gradients are there, for whoever wants to see them; those of layers before them come through them.
        Assert.All(context.Gradients.Tensors, tensor => Assert.Contains(Elements(tensor), gradient => gradient != 0));
        state.Apply(context.Gradients);
        var after = engine.Parameters.Tensors.Select(tensor => (tensor.Name, Elements(tensor))).ToArray();
        for (var i = 0; i < after.Length; i++)
        {
            var (name, elements) = after[i];
            Assert.Equal(name.Split('.')[0] is "embedding" or "elman" or "dense", elements.SequenceEqual(before[i]));
        }
    }

    private static double[] Elements(ParameterTensor<double> tensor)
    {
        var elements = new double[tensor.Length];
        tensor.CopyTo(elements);
        return elements;
    }
}
