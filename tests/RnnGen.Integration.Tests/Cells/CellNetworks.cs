using CustomCells;
using RnnGen.Equations;
using RnnGen.Runtime;

namespace RnnGen.Integration.Tests.Cells;

/// <summary>A network of each cell of samples/05-CustomCells, in double precision: its output is the cell's.</summary>
internal static class CellNetworks
{
    public const int Steps = 7;
    public const int Rows = 5;
    public const int Inputs = 3;
    public const int Units = 10;

    /// <summary>The cells that have a network here.</summary>
    public static IReadOnlyList<Type> Cells { get; } = [.. typeof(MinimalGatedUnit).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RecurrentCell)) && type.Namespace == typeof(MinimalGatedUnit).Namespace)];

    /// <summary>The network of a cell, its weights drawn as those of the catalog.</summary>
    public static NetworkEngine<double> Create(Type cell, int seed = 1)
    {
        var type = typeof(CellNetworks).Assembly.GetType($"{typeof(CellNetworks).Namespace}.{cell.Name}Network") ?? throw new InvalidOperationException($"There is no network of {cell.Name} here.");
        var engine = ((IRecurrentNetwork<double>)Activator.CreateInstance(type, seed)!).Engine;
        Weights.Draw(engine.Parameters, seed);
        return engine;
    }
}

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<MinimalGatedUnit>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class MinimalGatedUnitNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Units)]
[Cell<SimpleRecurrentUnit>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class SimpleRecurrentUnitNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<QuasiRecurrent>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class QuasiRecurrentNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<IndependentlyRecurrent>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class IndependentlyRecurrentNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<Janet>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class JanetNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<UpdateGate>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class UpdateGateNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<ChaosFree>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class ChaosFreeNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<LegendreMemory>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class LegendreMemoryNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<CoupledOscillators>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class CoupledOscillatorsNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Units)]
[Cell<LinearRecurrentUnit>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class LinearRecurrentUnitNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<MatrixMemory>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class MatrixMemoryNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<MinimalGru>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class MinimalGruNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<LstmEquations>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class LstmEquationsNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<GruEquations>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class GruEquationsNetwork;

[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = CellNetworks.Steps, BatchSize = CellNetworks.Rows, Precision = Precision.Double)]
[Input(CellNetworks.Inputs)]
[Cell<Antisymmetric>(CellNetworks.Units)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class AntisymmetricNetwork;
