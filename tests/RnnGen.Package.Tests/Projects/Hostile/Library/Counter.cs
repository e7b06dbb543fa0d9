namespace Acme.RnnGen.System
{
    using global::RnnGen;

    /// <summary>The next of eleven tokens.</summary>
    [RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 4, BatchSize = 3, Precision = Precision.Double)]
    [Input(Vocabulary = 11)]
    [Embedding(3)]
    [Gru(6)]
    [Dense(11)]
    [Loss(LossKind.SoftmaxCrossEntropy)]
    public sealed partial class Counter
    {
    }
}
