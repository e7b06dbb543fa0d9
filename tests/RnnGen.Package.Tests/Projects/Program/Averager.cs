namespace Packaged.Networks;

using RnnGen;

/// <summary>Averages four numbers.</summary>
[RecurrentNetwork(Steps = 4, BatchSize = 8)]
[Input(1)]
[Lstm(5)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class Averager;
