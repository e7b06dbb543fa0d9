using RnnGen.Compiler.Validation;
using static RnnGen.Generator.Tests.Testing.Sources;

namespace RnnGen.Generator.Tests.Rules;

/// <summary>The rules about layers, sizes and the loss.</summary>
internal static class LayerRuleCases
{
    private const string Layers = "[Input(1)] [Lstm(2)] [Dense(1)]";
    private const string Class = "public sealed partial class Forecaster;";
    private const string Squares = "[Loss(LossKind.MeanSquaredError)]";
    private const string Named = "public sealed partial class [|Forecaster|];";

    public static IEnumerable<RuleCase> All { get; } =
    [
        new(RuleIds.MissingInput, Network("[Lstm(2)] [Dense(1)]", Named)),
        new(RuleIds.InputPosition, Network("[Lstm(2)] [[|Input(1)|]] [Dense(1)]")),
        new(RuleIds.InputPosition, Network("[Input(1)] [[|Input(1)|]] [Lstm(2)] [Dense(1)]")),
        new(RuleIds.InputSize, Network("[[|Input|]] [Lstm(2)]")),
        new(RuleIds.InputSize, Network("[[|Input(3, Vocabulary = 5)|]] [Lstm(2)]")),
        new(RuleIds.UnknownLayer, Network("[Input(3)] [[|Attention|]] [Lstm(2)]", Class + " public sealed class AttentionAttribute : LayerAttribute;")),
        new(RuleIds.NoRecurrentLayer, Network("[Input(3)] [Dense(2)]", Named)),
        new(RuleIds.NoRecurrentLayer, Network("[Input(3)]", Named)),
        new(RuleIds.EmbeddingPosition, Network("[Input(3)] [[|Embedding(2)|]] [Lstm(2)]")),
        new(RuleIds.EmbeddingPosition, Network("[Input(Vocabulary = 3)] [Lstm(2)] [[|Embedding(2)|]]")),
        new(RuleIds.DropoutOnTokens, Network("[Input(Vocabulary = 3)] [[|Dropout(0.5)|]] [Lstm(2)]")),

        new(RuleIds.DropoutOnTokens, Network("[Input(Vocabulary = 3)] [Lstm(2, Dropout = [|0.5|])]")),
        new(RuleIds.DropoutOnTokens, Network("[Input(Vocabulary = 3)] [[|LayerNorm|]] [Lstm(2)]")),

        new(RuleIds.SizeOutOfRange, Network("[Input([|0|])] [Lstm(2)]")),
        new(RuleIds.SizeOutOfRange, Network("[Input(Vocabulary = [|-1|])] [Lstm(2)]")),
        new(RuleIds.SizeOutOfRange, Network("[Input(Vocabulary = 3)] [Embedding([|0|])] [Lstm(2)]")),
        new(RuleIds.SizeOutOfRange, Network("[Input(1)] [Lstm(units: [|0|])] [Gru([|-5|])] [Elman([|65_537|])] [Dense([|int.MinValue|])]")),
        new(RuleIds.SizeOutOfRange, Network("[Input(Vocabulary = [|int.MaxValue|])] [Embedding(1)] [Lstm(2)]")),
        new(RuleIds.SizeOutOfRange, Network(Layers, Class, "Steps = [|0|], BatchSize = [|-1|]")),
        new(RuleIds.SizeOutOfRange, Network(Layers, Class, "Steps = [|65_537|], BatchSize = [|65_537|]")),
        new(RuleIds.SizeOutOfRange, Network("[Input(1)] [Lstm(2, Projection = [|0|])] [Lstm(2, Projection = [|-3|])]")),
        new(RuleIds.SizeOutOfRange, Network("[Input(1)] [Elman(2, TransitionDepth = [|0|])] [Gru(2, TransitionDepth = [|33|])]")),
        new(RuleIds.OneToOneSteps, Network(Layers, Class, "Shape = SequenceShape.OneToOne, Steps = [|2|]")),
        new(RuleIds.UnrollFactor, Network(Layers, Class, "Steps = 12, UnrollFactor = [|3|]")),
        new(RuleIds.UnrollFactor, Network(Layers, Class, "Steps = 12, UnrollFactor = [|5|], Unroll = Unroll.Factor")),
        new(RuleIds.UnrollFactor, Network(Layers, Class, "Steps = 12, UnrollFactor = [|-3|], Unroll = Unroll.Factor")),
        new(RuleIds.UnrollFactor, "using RnnGen; [[|RecurrentNetwork(Unroll = Unroll.Factor)|]] " + Layers + Class),
        new(RuleIds.UnrolledSteps, Network(Layers, Class, "Steps = 1_025, Unroll = [|Unroll.Full|]")),
        new(RuleIds.UnrolledSteps, Network("[Input(1)] [Lstm(2)] [Gru(2)]", Class, "Steps = 5_000, Unroll = Unroll.Factor, UnrollFactor = [|2_500|]")),
        new(RuleIds.TooLarge, "using RnnGen; [[|RecurrentNetwork(Steps = 65_536, BatchSize = 65_536)|]] " + Layers + Class),
        new(RuleIds.TooLarge, "using RnnGen; [[|RecurrentNetwork|]] [Input(65_536)] [Lstm(65_536)]" + Class),

        new(RuleIds.DropoutRate, Network("[Input(1)] [Lstm(2)] [Dropout([|1|])] [Dropout([|-0.1|])] [Dropout([|double.NaN|])]")),
        new(RuleIds.DropoutRate, Network("[Input(1)] [Lstm(2, Dropout = [|1|])] [Gru(2, RecurrentDropout = [|-0.1|])] [Elman(2, Zoneout = [|double.NaN|])]")),
        new(RuleIds.ScaleOutOfRange, Network("[Input(1)] [Lstm(2, L1 = [|-1|], L2 = [|double.NaN|])]")),
        new(RuleIds.ScaleOutOfRange, Network("[Input(1)] [Lstm(2, KernelScale = [|double.PositiveInfinity|], RecurrentScale = [|-0.5|])]")),
        new(RuleIds.ScaleOutOfRange, Network("[Input(1)] [Lstm(2, ForgetBias = [|double.NegativeInfinity|])] [Dense(1, KernelScale = [|1e39|])]")),
        new(RuleIds.ScaleOutOfRange, Network("[Input(1)] [Lstm(2, StateClip = [|-1|])] [Lstm(2, StateClip = [|double.PositiveInfinity|])]")),
        new(RuleIds.UndefinedEnumValue, Network("[Input(1)] [Lstm(2, Activation = [|(Activation)12|], RecurrentActivation = [|(Activation)(-1)|])]")),
        new(RuleIds.UndefinedEnumValue, Network("[Input(1)] [Gru(2, Variant = [|(GruVariant)3|], KernelInitializer = [|(Initializer)11|])]")),
        new(RuleIds.UndefinedEnumValue, Network("[Input(1)] [Gru(2, RecurrentInitializer = [|(Initializer)99|])] [Loss([|(LossKind)99|])]")),
        new(RuleIds.UndefinedEnumValue, Network(Layers, Class, "Shape = [|(SequenceShape)9|], Precision = [|(Precision)2|], Unroll = [|(Unroll)4|]")),
        new(RuleIds.InvalidName, Network("[Input(1)] [Lstm(2, Name = [|\"my lstm\"|])] [Lstm(2, Name = [|\"\"|])] [Dense(1, Name = [|\"1a\"|])]")),
        new(RuleIds.InvalidName, Network("[Input(1)] [Lstm(2, Name = [|\"größe\"|])] [Lstm(2, Name = [|\"_a\"|])] [Dense(1, Name = [|\"a.b\"|])]")),
        new(RuleIds.RepeatedName, Network("[Input(1)] [Lstm(2, Name = \"a\")] [Dense(1, Name = [|\"a\"|])]")),
        new(RuleIds.RepeatedName, Network("[Input(1)] [Lstm(2, Name = [|\"lstm2\"|])] [Lstm(2)]")),
        new(RuleIds.RepeatedName, Network("[Input(1, Name = \"x\")] [Lstm(2, Name = [|\"x\"|])]")),

        new(RuleIds.LossWithoutDense, Network("[Input(1)] [Lstm(2)] [Loss([|LossKind.BinaryCrossEntropy|])]")),
        new(RuleIds.LossWithoutDense, Network("[Input(1)] [Lstm(2)] [Dense(2)] [Dropout(0.1)] [Loss([|LossKind.SoftmaxCrossEntropy|])]")),
        new(RuleIds.LossWithActivation, Network("[Input(1)] [Lstm(2)] [Dense(2, Activation = [|Activation.Tanh|])] [Loss(LossKind.SoftmaxCrossEntropy)]")),
        new(RuleIds.LossWithActivation, Network("[Input(1)] [Lstm(2)] [Dense(2, Activation = [|Activation.Sigmoid|])] [Loss(LossKind.BinaryCrossEntropy)]")),
        new(RuleIds.ClassesWithOneOutput, Network("[Input(1)] [Lstm(2)] [Dense([|1|])] [Loss(LossKind.SoftmaxCrossEntropy)]")),

        new(RuleIds.LossOptionOutOfRange, Network(Layers + "[Loss(LossKind.Huber, Delta = [|0|])]")),
        new(RuleIds.LossOptionOutOfRange, Network(Layers + "[Loss(LossKind.Huber, Delta = [|-1|])]")),
        new(RuleIds.LossOptionOutOfRange, Network(Layers + "[Loss(LossKind.Huber, Delta = [|double.NaN|])]")),
        new(RuleIds.LossOptionOutOfRange, Network(Layers + "[Loss(LossKind.Huber, Delta = [|1e-50|])]")),
        new(RuleIds.LossOptionOutOfRange, Network(Layers + "[Loss(LossKind.Huber, Delta = [|double.PositiveInfinity|])]", Class, "Precision = Precision.Double")),
        new(RuleIds.LossOptionOutOfRange, Network("[Input(1)] [Lstm(2)] [Dense(3)] [Loss(LossKind.SoftmaxCrossEntropy, LabelSmoothing = [|1|])]")),
        new(RuleIds.LossOptionOutOfRange, Network("[Input(1)] [Lstm(2)] [Dense(3)] [Loss(LossKind.SoftmaxCrossEntropy, LabelSmoothing = [|-0.1|])]")),
        new(RuleIds.LossOptionWithoutEffect, Network(Layers + "[Loss(LossKind.BinaryCrossEntropy, LabelSmoothing = [|0.1|], Targets = [|LossTargets.Distributions|])]")),
        new(RuleIds.UndefinedEnumValue, Network("[Input(1)] [Lstm(2)] [Dense(3)] [Loss(LossKind.SoftmaxCrossEntropy, Targets = [|(LossTargets)2|])]")),
        new(RuleIds.LossOptionWithoutEffect, Network(Layers + "[Loss(LossKind.MeanAbsoluteError, Delta = [|2|])]")),

        new(RuleIds.ResidualWidth, Network("[Input(3)] [Lstm(2, Residual = [|true|])] [Gru(3, Residual = [|true|])] [Dense(4, Residual = [|true|])]")),
        new(RuleIds.ResidualWidth, Network("[Input(3)] [Gru(3, Bidirectional = true)] [Lstm(4, Projection = 3, Residual = [|true|])]")),
        new(RuleIds.ResidualBidirectional, Network("[Input(3)] [Lstm(3, Bidirectional = true, Residual = [|true|])]")),

        new(RuleIds.BackpropStepsOutOfRange, Network(Layers + Squares, Class, "Steps = 12, BackpropSteps = [|13|]")),
        new(RuleIds.BackpropStepsOutOfRange, Network(Layers + Squares, Class, "Steps = 12, BackpropSteps = [|-1|]")),
        new(RuleIds.StatesNotCarried, Network("[Input(1)] [Lstm(2, Bidirectional = [|true|])] [Gru(2, Reverse = [|true|])]" + Squares, Class, "Steps = 12, Stateful = true")),
        new(RuleIds.StatesNotCarried, Network(Layers + Squares, Class, "Shape = [|SequenceShape.OneToMany|], Steps = 12, Stateful = true")),
        new(RuleIds.TrainingOptionWithoutLoss, Network(Layers, Class, "Steps = 12, Stateful = [|true|], BackpropSteps = [|3|], TraceGradients = [|true|]")),

        new(null, Network(Layers + Squares, Class, "Steps = 12, Stateful = true, BackpropSteps = 12, TraceGradients = true")),
        new(null, Network("[Input(1)] [Lstm(2, Bidirectional = true)]" + Squares, Class, "Steps = 12, Stateful = false, BackpropSteps = 1")),
        new(null, Network(Layers)),
        new(null, Network("[Input(1)] [Lstm(2)] [Dense(3)] [Loss(LossKind.SoftmaxCrossEntropy, LabelSmoothing = 0.1, Targets = LossTargets.Distributions)]")),
        new(null, Network(Layers + "[Loss(LossKind.MeanAbsoluteError)]")),
        new(null, Network(Layers + "[Loss(LossKind.Huber, Delta = 1e-50)]", Class, "Precision = Precision.Double")),
        new(null, Network(Layers, Class, "Shape = SequenceShape.OneToOne, Steps = 1")),
        new(null, Network(Layers, Class, "Steps = 65_536, Shape = SequenceShape.ManyToMany")),
        new(null, Network(Layers, Class, "Steps = 1_024, Unroll = Unroll.Full, BatchSize = 7, Precision = Precision.Double")),
        new(null, Network(Layers, Class, "Steps = 12, Unroll = Unroll.Factor, UnrollFactor = 12")),
        new(null, Network("[Loss(LossKind.SoftmaxCrossEntropy)] [Input(Vocabulary = 16_777_216)] [Embedding(4, L2 = 0.1)] [Dropout(0)] [Gru(2)] [Dense(2)]")),
        new(null, Network("[Input(Vocabulary = 9)] [Elman(1, Activation = Activation.Relu)] [Dense(1)] [Loss(LossKind.BinaryCrossEntropy)]")),
        new(null, Network("[Input(2)] [Dense(3, Activation = Activation.Tanh)] [Lstm(2, ForgetBias = -3, Name = null)] [Dropout(0.999)]")),
        new(null, Network("[Input(2)] [Lstm(2, KernelInitializer = Initializer.Constant, KernelScale = -1)] [Lstm(3)] [Lstm(4, Name = \"L_1\")]")),
        new(null, Network("[Input(2)] [Lstm(2, Peepholes = true, CoupledGates = true, Projection = 3, StateClip = 2.5, LayerNorm = true)] [Dense(1)]")),
        new(null, Network("[Input(3)] [Lstm(5, Projection = 3, Residual = true)] [Gru(3, Residual = true)] [LayerNorm] [Dense(3, Residual = true)] [Dropout(0.1)] [Dense(3, Residual = true)]")),
        new(null, Network("[Input(3)] [Gru(3, Bidirectional = true)] [Lstm(6, Residual = true)] [Gru(6, Bidirectional = true, Merge = Merge.Sum)] [Dense(6, Residual = true)]")),
        new(null, Network("[Input(3)] [Lstm(3, Dropout = 0.5, RecurrentDropout = 0.25, Zoneout = 0.1)] [Elman(3, TransitionDepth = 2)] [LinearRnn(2, UseBias = true)]")),
        new(null, Network("[Input(2)] [Lstm(2, KernelScale = 1e39)] [Dense(1, UseBias = false)]", Class, "Precision = Precision.Double")),
        new(null, Network("[Input(2)] [Dense(1)] [Gru(3)] [Dense(2, Activation = Activation.Sigmoid)] [Loss(LossKind.MeanSquaredError)]")),
    ];
}
