namespace RnnGen.Integration.Tests;

/// <summary>Code that takes any network: all it needs is in the interfaces.</summary>
public sealed partial class GenericCodeTests
{
    [Fact]
    public void Network_IsCreatedTrainedSavedAndLoadedByItsInterface()
    {
        var network = Learned<Averager>();
        var loaded = Averager.Load(network.ToBytes());

        Assert.Equal(Answers(network), Answers(loaded));
        Assert.Equal(Answers(network), Answers<Averager>(network));
        Assert.Equal((4, 2, 1, 1), (Averager.Description.Steps, Averager.Description.BatchSize, Averager.Description.InputSize, Averager.Description.OutputSize));
    }

    private static TNetwork Learned<TNetwork>()
        where TNetwork : IRecurrentNetwork<TNetwork, float>
    {
        var network = TNetwork.Create(seed: 3);
        var batch = new SequenceBatch<float> { Inputs = new float[network.Parameters.Values.Length > 0 ? 8 : 0], Targets = new float[] { 1, -1 } };
        var before = network.Evaluate(batch);
        using var context = network.CreateTrainingContext();
        for (var step = 0; step < 20; step++)
        {
            context.ComputeGradients(batch);
            for (var i = 0; i < network.Parameters.Values.Length; i++)
            {
                network.Parameters.Values[i] -= 0.1f * context.Gradients.Values[i];
            }
        }

        Assert.InRange(network.Evaluate(batch), 0, before);
        network.MaxDegreeOfParallelism = 1;
        network.Normalization = null;
        return TNetwork.Load(network.ToBytes());
    }

    private static float[] Answers<TNetwork>(TNetwork network)
        where TNetwork : IRecurrentNetwork<float>
    {
        var outputs = new float[2];
        network.Predict(new SequenceBatch<float> { Inputs = new float[8] }, outputs);
        using var session = network.CreateSession();
        return outputs;
    }

    [RecurrentNetwork(Steps = 4, BatchSize = 2)]
    [Input(1)]
    [Lstm(5)]
    [Dense(1)]
    [Loss(LossKind.MeanSquaredError)]
    internal sealed partial class Averager;
}
