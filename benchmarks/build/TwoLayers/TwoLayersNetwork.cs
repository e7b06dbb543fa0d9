using RnnGen;

namespace TwoLayers;

/// <summary>The network that a build compiles.</summary>
#if !NO_NETWORK
[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Lstm(64)]
[Lstm(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
#endif
public sealed partial class TwoLayersNetwork;
