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
