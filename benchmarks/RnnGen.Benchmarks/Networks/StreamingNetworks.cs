// The networks that run along a stream: a value in, a value out.
namespace RnnGen.Benchmarks.Networks;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 32, BatchSize = 1)]
[Input(1)]
[Lstm(8)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class StreamingLstm8;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 32, BatchSize = 1)]
[Input(1)]
[Lstm(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class StreamingLstm16;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 32, BatchSize = 1)]
[Input(1)]
[Lstm(32)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class StreamingLstm32;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 32, BatchSize = 1)]
[Input(1)]
[Lstm(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class StreamingLstm64;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 32, BatchSize = 1)]
[Input(1)]
[Gru(8)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class StreamingGru8;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 32, BatchSize = 1)]
[Input(1)]
[Gru(16)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class StreamingGru16;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 32, BatchSize = 1)]
[Input(1)]
[Gru(32)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class StreamingGru32;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 32, BatchSize = 1)]
[Input(1)]
[Gru(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class StreamingGru64;
