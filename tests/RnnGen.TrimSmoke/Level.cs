namespace RnnGen.TrimSmoke;

/// <summary>The mean of six numbers, in double precision.</summary>
[RecurrentNetwork(Steps = 6, BatchSize = 16, Precision = Precision.Double)]
[Input(1)]
[Lstm(7)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Level;
