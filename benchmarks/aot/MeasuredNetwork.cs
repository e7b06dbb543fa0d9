using RnnGen;

namespace AheadOfTime;

/// <summary>The network that is measured.</summary>
[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Lstm(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class MeasuredNetwork;
