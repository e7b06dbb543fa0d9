using RnnGen;

namespace Co2Forecast;

/// <summary>
/// From the last 36 monthly changes of CO2 to its rise over the next 1, 2, ... 12 months. It sees changes, never levels, so a trend that
/// carries the series out of the range it was trained on does not carry the network out of its own.
/// </summary>
[RecurrentNetwork(Steps = 36, BatchSize = 32)]
[Input(1)]
[Lstm(32)]
[Dense(12)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class Co2Forecaster;
