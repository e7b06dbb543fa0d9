using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>What is checked is what is used: the copies, whatever the caller's memory becomes.</summary>
public sealed class BatchIntegersTests
{
    [Fact]
    public void EveryInteger_IsCopied_AndFollowsTheCallerNoMore()
    {
        var layout = (NetworkLayout)new LeakyLayout { InputSize = 0, Vocabulary = 5, Loss = LossKind.Ctc, MaxLabels = 2 } with { HasTrees = true };
        int[] tokens = [.. Enumerable.Range(0, 12)], labels = [.. Enumerable.Range(20, 6)], lengths = [4, 3, 2], targetLengths = [2, 1, 0], children = [.. Enumerable.Range(40, 24)];
        int[][] given = [tokens, labels, lengths, targetLengths, children];
        var copy = new BatchIntegers(layout).Take(new SequenceBatch<double> { Tokens = tokens, Labels = labels, Lengths = lengths, TargetLengths = targetLengths, Children = children });
        int[][] expected = [.. given.Select(array => array.ToArray())];
        Array.ForEach(given, array => array.AsSpan().Fill(-1));
        Assert.Equal(expected, [copy.Tokens.ToArray(), copy.Labels.ToArray(), copy.Lengths.ToArray(), copy.TargetLengths.ToArray(), copy.Children.ToArray()]);
    }

    [Fact]
    public void WhatANetworkDoesNotTake_StaysToBeRefused()
    {
        var engine = Leaky.Engine(new());
        var (inputs, outputs) = (new double[24], new double[36]);
        int[] some = [0, 1, 2, 3];
        Assert.Throws<ArgumentException>("tokens", () => engine.Predict(new SequenceBatch<double> { Inputs = inputs, Tokens = some }, outputs));
        Assert.Throws<ArgumentException>("lengths", () => engine.Predict(new SequenceBatch<double> { Inputs = inputs, Lengths = some }, outputs));
        Assert.Throws<ArgumentException>("targetLengths", () => engine.Predict(new SequenceBatch<double> { Inputs = inputs, TargetLengths = some }, outputs));
        Assert.Throws<ArgumentException>("children", () => engine.Predict(new SequenceBatch<double> { Inputs = inputs, Children = some }, outputs));
        Assert.Throws<ArgumentException>("labels", () => engine.Evaluate(new SequenceBatch<double> { Inputs = inputs, Targets = outputs, Labels = some }));
    }
}
