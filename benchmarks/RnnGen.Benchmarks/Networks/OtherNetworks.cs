// Other cells and stacks at 64 units: what is won for one cell must be won for all.
namespace RnnGen.Benchmarks.Networks;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Elman(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Elman64;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Lstm(64, Peepholes = true)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class PeepholeLstm64;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 50, BatchSize = 32)]
[Input(8)]
[Lstm(64, Bidirectional = true)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class BidirectionalLstm64;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Gru(64)]
[Gru(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class TwoLayerGru64;

[RecurrentNetwork(Steps = 20, BatchSize = 32)]
[Input(1)]
[Elman(4)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Elman4;

/// <summary>The same with the units on the lanes: gradients that are said to be cut after all 20 steps are the same gradients, but keep rows off the lanes.</summary>
[RecurrentNetwork(Steps = 20, BatchSize = 32, BackpropSteps = 20)]
[Input(1)]
[Elman(4)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Elman4OnUnits;
