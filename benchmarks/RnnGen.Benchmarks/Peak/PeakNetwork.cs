namespace RnnGen.Benchmarks.Peak;

/// <summary>The network of the training step that is held against the peak.</summary>
[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Lstm(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class PeakNetwork;
