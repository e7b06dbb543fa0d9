namespace RnnGen.Integration.Tests;

/// <summary>
/// Nested boolean expressions: leaves are true or false, inner nodes not (one child), and, or (two). What is learnt at each kind of node holds at any
/// depth, so a network that was trained on shallow expressions evaluates deep ones.
/// </summary>
public sealed class BooleanExpressionTests
{
    private const int True = 1;
    private const int Not = 2;
    private const int And = 3;

    [Fact]
    public void TreeLstm_EvaluatesDeeperExpressionsThanItWasTrainedOn() => AssertLearns(new BooleanTreeLstm(seed: 1));

    [Fact]
    public void TreeRnn_EvaluatesDeeperExpressionsThanItWasTrainedOn() => AssertLearns(new BooleanTreeRnn(seed: 1));

    private static void AssertLearns(IRecurrentNetwork<float> network)
    {
        var random = new Random(1);
        var training = Expressions(random, 2_000, least: 1, most: 4);
        var deeper = Expressions(random, 1_000, least: 5, most: 7);
        var trainer = Trainer.For(network, new Adam(0.01), new() { Epochs = 20, Clipping = GradientClipping.ByGlobalNorm(1) });
        trainer.Fit(training);

        Assert.InRange(trainer.Evaluate(deeper).Metrics["accuracy"], 0.99, 1);
    }

    /// <summary>Expressions whose depth is drawn first; one path goes that deep, the others may end before.</summary>
    private static SequenceDataset Expressions(Random random, int count, int least, int most)
    {
        TokenTree[] trees = [.. Enumerable.Range(0, count).Select(_ => Draw(random, random.Next(least, most + 1)))];
        return SequenceDataset.FromTrees(trees, [.. trees.Select(tree => Value(tree) ? 1 : 0)], BooleanTreeLstm.Sizes.Steps);
    }

    private static TokenTree Draw(Random random, int depth)
    {
        if (depth == 0)
        {
            return new(random.Next(2));
        }

        var token = random.Next(Not, And + 2);
        var (deep, other) = (Draw(random, depth - 1), Draw(random, random.Next(depth)));
        return token == Not ? new(token, deep) : random.Next(2) == 0 ? new(token, deep, other) : new(token, other, deep);
    }

    private static bool Value(TokenTree tree) => tree.Token switch
    {
        Not => !Value(tree.Left!),
        And => Value(tree.Left!) && Value(tree.Right!),
        And + 1 => Value(tree.Left!) || Value(tree.Right!),
        _ => tree.Token == True,
    };
}

[RecurrentNetwork(Steps = 255, BatchSize = 32)]
[Input(Vocabulary = 5)]
[Embedding(8)]
[TreeLstm(16)]
[Dense(2)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class BooleanTreeLstm;

[RecurrentNetwork(Steps = 255, BatchSize = 32)]
[Input(Vocabulary = 5)]
[Embedding(8)]
[TreeRnn(16)]
[Dense(2)]
[Loss(LossKind.SoftmaxCrossEntropy)]
public sealed partial class BooleanTreeRnn;
