// Networks of cells that are written as equations, in samples/05-CustomCells: one that is not built in, and two that are.
using CustomCells;

namespace RnnGen.Benchmarks.Networks;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Cell<MinimalGatedUnit>(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class MinimalGatedUnit64;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Cell<LstmEquations>(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class LstmEquations64;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Cell<GruEquations>(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class GruEquations64;
