// The networks of the training and inference rows: one recurrent layer, a value at the end. Subjects gives their sizes once more.
namespace RnnGen.Benchmarks.Networks;

[RecurrentNetwork(Steps = 32, BatchSize = 1)]
[Input(1)]
[Lstm(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Lstm16;

[RecurrentNetwork(Steps = 32, BatchSize = 32)]
[Input(1)]
[Lstm(32)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Lstm32;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Lstm(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Lstm64;

[RecurrentNetwork(Steps = 50, BatchSize = 64)]
[Input(32)]
[Lstm(128)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Lstm128;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(64)]
[Lstm(256)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Lstm256;

[RecurrentNetwork(Steps = 32, BatchSize = 1)]
[Input(1)]
[Gru(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Gru16;

[RecurrentNetwork(Steps = 32, BatchSize = 32)]
[Input(1)]
[Gru(32)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Gru32;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Gru(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Gru64;

[RecurrentNetwork(Steps = 50, BatchSize = 64)]
[Input(32)]
[Gru(128)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Gru128;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(64)]
[Gru(256)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class Gru256;
