using RnnGen;

namespace Tasks;

/// <summary>
/// Nested boolean expressions by recursive networks (Pollack, Recursive distributed representations, 1990; Socher et al., 2011; Tai, Socher and
/// Manning, 2015): one cell, shared over the nodes of a tree. Leaves are true or false, inner nodes not, and, or. Trained on trees of depth 1 to 4,
/// it must evaluate trees of depth 5 to 7.
/// </summary>
internal sealed class BooleanTrees : ITask
{
    /// <summary>The nodes of the largest tree: of depth 7, all nodes with two children.</summary>
    public const int MostNodes = 255;
    public const int BatchSize = 32;
    public const int Symbols = 5;

    private const int True = 1;
    private const int Not = 2;
    private const int And = 3;
    private const int TrainingTrees = 4_000;
    private const int TestTrees = 1_000;
    private const int Epochs = 20;

    public string Name => "trees";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("embedding(8), tree-LSTM(16), Dense(2)", "accuracy at least 0.99 on deeper trees", Budget: 90, seed => Learn(new BooleanTreeLstm(seed), seed)),
        new("embedding(8), tree RNN(16), Dense(2)", "accuracy at least 0.99 on deeper trees", Budget: 90, seed => Learn(new BooleanTreeRnn(seed), seed)),
    ];

    private static Result Learn(IRecurrentNetwork<float> network, int seed)
    {
        var trainer = Trainer.For(network, new Adam(0.01), new TrainerOptions
        {
            Epochs = Epochs,
            Seed = seed,
            Clipping = GradientClipping.ByGlobalNorm(1),
            Schedule = new CosineDecay((long)Epochs * TrainingTrees / BatchSize, floor: 0.01),
        });
        trainer.Fit(Trees(Seeds.Training(seed), TrainingTrees, least: 1, most: 4));
        var accuracy = trainer.Evaluate(Trees(Seeds.Test(seed), TestTrees, least: 5, most: 7))["accuracy"];
        return new(Epochs * TrainingTrees, $"{accuracy:F3}", accuracy >= 0.99);
    }

    /// <summary>Trees whose depth is drawn first; one path goes that deep, the others may end before.</summary>
    private static SequenceDataset Trees(Random random, int count, int least, int most)
    {
        TokenTree[] trees = [.. Enumerable.Range(0, count).Select(_ => Draw(random, random.Next(least, most + 1)))];
        return SequenceDataset.FromTrees(trees, [.. trees.Select(tree => Value(tree) ? 1 : 0)], MostNodes);
    }

    private static TokenTree Draw(Random random, int depth)
    {
        if (depth == 0)
        {
            return new(random.Next(2));
        }

        var symbol = random.Next(Not, Symbols);
        var (deep, other) = (Draw(random, depth - 1), Draw(random, random.Next(depth)));
        return symbol == Not ? new(symbol, deep) : random.Next(2) == 0 ? new(symbol, deep, other) : new(symbol, other, deep);
    }

    private static bool Value(TokenTree tree) => tree.Token switch
    {
        Not => !Value(tree.Left!),
        And => Value(tree.Left!) && Value(tree.Right!),
        > And => Value(tree.Left!) || Value(tree.Right!),
        _ => tree.Token == True,
    };
}

[RecurrentNetwork(Steps = BooleanTrees.MostNodes, BatchSize = BooleanTrees.BatchSize)]
[Input(Vocabulary = BooleanTrees.Symbols)]
[Embedding(8)]
[TreeLstm(16)]
[Dense(2)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class BooleanTreeLstm;

[RecurrentNetwork(Steps = BooleanTrees.MostNodes, BatchSize = BooleanTrees.BatchSize)]
[Input(Vocabulary = BooleanTrees.Symbols)]
[Embedding(8)]
[TreeRnn(16)]
[Dense(2)]
[Loss(LossKind.SoftmaxCrossEntropy)]
internal sealed partial class BooleanTreeRnn;
