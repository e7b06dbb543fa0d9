using CustomCells;

namespace RnnGen.Integration.Tests.Cells;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 9, BatchSize = 6)]
[Input(3)]
[Lstm(20)]
[Dense(2)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class BuiltInLstm;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 9, BatchSize = 6)]
[Input(3)]
[Cell<LstmEquations>(20)]
[Dense(2)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class CustomLstm;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 9, BatchSize = 6)]
[Input(3)]
[Gru(20)]
[Dense(2)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class BuiltInGru;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 9, BatchSize = 6)]
[Input(3)]
[Cell<GruEquations>(20)]
[Dense(2)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class CustomGru;

[RecurrentNetwork(Steps = 4, BatchSize = 1)]
[Input(20)]
[Lstm(5)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class BuiltInLstmOfOneRow;

[RecurrentNetwork(Steps = 4, BatchSize = 1)]
[Input(20)]
[Cell<LstmEquations>(5)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class CustomLstmOfOneRow;

[RecurrentNetwork(Steps = 4, BatchSize = 1)]
[Input(20)]
[Gru(5)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class BuiltInGruOfOneRow;

[RecurrentNetwork(Steps = 4, BatchSize = 1)]
[Input(20)]
[Cell<GruEquations>(5)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class CustomGruOfOneRow;
