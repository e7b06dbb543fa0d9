using System.Numerics;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>What a row gives does not depend on its batch.</summary>
public sealed class BatchTests
{
    public static TheoryData<string> Networks => Catalog.Single;

    public static TheoryData<string> Trainable => Catalog.Trainable;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Row_GivesTheSameBits_WhateverTheOtherRows(string name)
    {
        var engine = Catalog.Create<float>(NetworkCatalog.Find(name));
        var size = engine.Layout.OutputSteps * engine.Layout.OutputSize;
        foreach (var batch in Batches.Of(engine.Layout))
        {
            var together = new float[batch.Rows * size];
            engine.Predict(batch.As<float>().Batch, together);
            for (var row = 0; row < batch.Rows; row++)
            {
                var alone = new float[size];
                engine.Predict(batch.RowAlone(row).As<float>().Batch, alone);
                Bits.AssertSame<float>(together.AsSpan(row * size, size), alone, $"{name}: row {row} of {batch.Rows}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Trainable))]
    public void FullLengths_GiveTheSameBits_AsNoLengths(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var batch = TestBatch.Of(engine.Layout, engine.Layout.BatchSize, [], seed: 5);
        var lengths = batch.With([.. Enumerable.Repeat(engine.Layout.Steps, batch.Rows)]);
        var (loss, gradients) = Train(engine, lengths, hasLengths: true);
        var (expectedLoss, expectedGradients) = Train(engine, batch, hasLengths: false);
        Assert.Equal(expectedLoss, loss);
        Bits.AssertSame<double>(expectedGradients, gradients, name);
    }

    [Theory]
    [MemberData(nameof(Trainable))]
    public void EmptyRows_GiveNoLossAndNoGradient(string name)
    {
        var engine = Catalog.Create<double>(NetworkCatalog.Find(name));
        var batch = TestBatch.Of(engine.Layout, engine.Layout.BatchSize, new int[engine.Layout.BatchSize], seed: 5);
        using var context = engine.CreateTrainingContext();
        var result = context.ComputeGradients(batch.As<double>().Batch);
        if (engine.Layout.Tensors.All(tensor => tensor is { L1: 0, L2: 0 }))
        {
            Assert.Equal(0, result.Loss);
            Assert.All(context.Gradients.Values.ToArray(), gradient => Assert.Equal(0, gradient));
        }

        Assert.Equal(0, engine.Evaluate(batch.As<double>().Batch));
    }

    /// <summary>A training pass as the library runs it, but with lengths where it would see that there is no need of them.</summary>
    private static (double Loss, double[] Gradients) Train(NetworkEngine<double> engine, TestBatch batch, bool hasLengths)
    {
        var network = engine.Layout;
        var workspace = new Workspace<double>(network, network.Training);
        var extent = new BatchExtent(batch.Rows, hasLengths, batch.Rows * network.LossSteps, network.Steps, network.OutputSteps);
        var typed = batch.As<double>();
        BatchTransfer.CopyIn(network, typed.Batch, extent, null, workspace);
        LossTransfer.CopyIn(network, typed.Batch, extent, extent.ValidLosses, null, workspace);
        new DropoutMasks<double>(network, seed: 3).Fill(workspace.Values, step: 0, extent, workspace.Forest);

        var gradients = new ParameterSet<double>(network);
        new PassRun<double>(engine, workspace).Train(extent, gradients, threads: 1);
        return (LossTransfer.Sum(network, extent, workspace, default), gradients.Values.ToArray());
    }
}
