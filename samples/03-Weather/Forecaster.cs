using RnnGen;

namespace Weather;

/// <summary>From what was measured on the last 14 days to the highest temperature of each of the next seven.</summary>
[RecurrentNetwork(Steps = 14, BatchSize = 32)]
[Input(Measurements.Features)]
[Lstm(32, L2 = 0.003)]
[Dropout(0.5)]
[Dense(Measurements.Horizons)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class Forecaster;
