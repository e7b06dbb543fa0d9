using RnnGen;

namespace Debugged;

/// <summary>Averages four numbers.</summary>
[RecurrentNetwork(Steps = 4)]
[Input(1)]
[Elman(3)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
public sealed partial class Averager;
