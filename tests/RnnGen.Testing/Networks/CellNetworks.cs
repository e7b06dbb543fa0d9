using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Cells that users write: every operation of the language of equations.</summary>
internal static class CellNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("CellMinimal", 5, 4).Input(3).Cell(CellSketches.MinimalGatedUnit, 5).Dense(2).Squares(),
        Network("CellMinimalLarge", 5, 8).ManyToMany().Input(3).Cell(CellSketches.MinimalGatedUnit, 32).Cell(CellSketches.MinimalGatedUnit, 20).Dense(2).Squares(),
        Network("CellMinimalBidirectional", 5, 3).ManyToMany().Tokens(4).Cell(CellSketches.MinimalGatedUnit, 7).Bidirectional().Dense(4).Classes(),
        Network("CellMinimalRegularized", 5, 4).ManyToMany().Input(3).Cell(CellSketches.MinimalGatedUnit, 3).Argument("RecurrentDropout", 0.25).Argument("Zoneout", 0.25).Argument("Residual", 1).Dense(1).Squares(),
        Network("CellMinimalOneUnit", 2, 1).Input(1).Cell(CellSketches.MinimalGatedUnit, 1).Dense(1).Squares(),
        Network("CellMinimalTruncated", 6, 3).ManyToMany().Input(2).Cell(CellSketches.MinimalGatedUnit, 4).Dense(1).Squares().BackpropSteps(2),
        Network("CellMinimalTraced", 4, 3).Traced().Input(2).Cell(CellSketches.MinimalGatedUnit, 4).Dense(1).Squares(),
        Network("CellMinimalStateful", 4, 3).ManyToMany().Stateful().Input(2).Cell(CellSketches.MinimalGatedUnit, 4).Dense(1).Squares(),
        Network("CellMinimalDecoder", 4, 3).EncoderDecoder(3).Tokens(5).Embedding(3).Cell(CellSketches.MinimalGatedUnit, 4).Decoder(AttentionKind.Dot).Embedding(3).Cell(CellSketches.MinimalGatedUnit, 4).Dense(5).Classes(),
        Network("CellLstmDecoder", 4, 3).EncoderDecoder(3).Input(2).Cell(CellSketches.LongShortTermMemory, 5).Decoder().Cell(CellSketches.LongShortTermMemory, 5).Dense(2).Squares(),
        Network("CellMinimalOneToMany", 4, 3).OneToMany().Input(2).Decoder().Cell(CellSketches.MinimalGatedUnit, 4).Dense(2).Squares(),
        Network("CellMatrixMemoryStack", 3, 3).ManyToMany().Input(2).Lstm(4).Cell(CellSketches.MatrixMemory, 4).Gru(3).Dense(1).Squares(),
        Network("CellSums", 5, 4).ManyToMany().Input(3).Cell(CellSketches.Sums, 5).Dense(2).Squares(),
        Network("CellSumsHoisted", 5, 1).ManyToMany().Input(3).Cell(CellSketches.Sums, 20).Dense(2).Squares(),
        Network("CellSumsOneUnit", 5, 2).ManyToMany().Input(2).Cell(CellSketches.Sums, 1).Dense(1).Squares(),
        Network("CellSumsRowsOnLanes", 4, 16).Input(2).Cell(CellSketches.Sums, 4).Dense(1).Squares(),
        Network("CellLstm", 5, 4).Input(2).Cell(CellSketches.LongShortTermMemory, 20).Dense(1).Squares(),
        Network("CellSru", 5, 4).ManyToMany().Input(6).Cell(CellSketches.SimpleRecurrentUnit, 6).Dense(2).Squares(),
        // Of the vectors that stand side by side, every second one is left out.
        Network("CellSruWithoutBias", 5, 4).ManyToMany().Input(6).Cell(CellSketches.SimpleRecurrentUnit, 6).Argument("UseBias", 0).Dense(2).Squares(),
        Network("CellSruHoisted", 5, 1).Input(20).Cell(CellSketches.SimpleRecurrentUnit, 20).Dense(2).Squares(),
        Network("CellMatrixMemory", 5, 4).ManyToMany().Input(3).Cell(CellSketches.MatrixMemory, 6).Dense(2).Squares(),
        Network("CellMatrixMemoryLarge", 3, 2).Input(3).Cell(CellSketches.MatrixMemory, 20).Dense(2).Squares(),
        Network("CellLinearAttention", 5, 4).ManyToMany().Input(3).Cell(CellSketches.GatedLinearAttention, 5).Dense(2).Squares(),
        Network("CellKitchen", 4, 3).ManyToMany().Input(3).Cell(CellSketches.Kitchen, 6).Dense(2).Squares(),
        Network("CellKitchenLarge", 2, 2).Input(2).Cell(CellSketches.Kitchen, 17).Dense(2).Squares(),
        Network("CellKitchenReversed", 4, 2).Tokens(3).Cell(CellSketches.Kitchen, 3).Reversed().Dense(3).Classes(),
        Network("CellUnit", 5, 4).Input(3).Cell(CellSketches.Unit, 5).Dense(2).Squares(),
        Network("CellUnitBehindALayer", 5, 4).ManyToMany().Input(3).Dense(4).WithoutBias().Cell(CellSketches.Unit, 20).Dense(2).Squares(),
        Network("CellUnitRowsOnLanes", 4, 16).Input(3).Dense(3).WithoutBias().Cell(CellSketches.Unit, 4).Dense(1).Squares(),
        Network("CellScaled", 5, 4).ManyToMany().Input(3).Cell(CellSketches.Scaled, 5).Dense(2).Squares(),
        Network("CellScaledHoisted", 4, 1).Input(4).Cell(CellSketches.Scaled, 20).Dense(2).Squares(),
        Network("CellNames", 3, 3).ManyToMany().Input(2).Cell(CellSketches.Names, 4).Dense(2).Squares(),
        Network("CellNamesWithoutBias", 3, 3).ManyToMany().Input(2).Cell(CellSketches.Names, 8).Argument("UseBias", 0).Dense(2).Squares(),
        Network("CellNamesRowsOnLanes", 3, 16).Input(2).Cell(CellSketches.Names, 4).Dense(2).Squares(),
        Network("CellTrainedElements", 4, 3).ManyToMany().Input(3).Cell(CellSketches.TrainedElements, 5).Dense(2).Squares(),
        Network("CellTrainedElementsThinned", 3, 2).ManyToMany().Input(2).Cell(CellSketches.TrainedElements, 3).Argument("RecurrentDropout", 0.25).Bidirectional().Dense(1).Squares(),
        Network("CellTrainedElementsLarge", 2, 2).Input(2).Cell(CellSketches.TrainedElements, 18).Dense(1).Squares(),
        Network("CellTrainedAlone", 5, 4).ManyToMany().Input(3).Cell(CellSketches.TrainedAlone, 5).Dense(2).Squares(),
        Network("CellTrainedAloneLarge", 3, 2).Input(3).Cell(CellSketches.TrainedAlone, 20).Dense(2).Squares(),
        Network("CellTrainedAloneTwoUnits", 3, 2).ManyToMany().Input(1).Cell(CellSketches.TrainedAlone, 2).Dense(1).Squares(),
        Network("CellTrainedAloneRowsOnLanes", 3, 16).Input(2).Cell(CellSketches.TrainedAlone, 4).Dense(1).Squares(),
        Network("CellTrainedAloneWithoutBias", 3, 2).Input(2).Cell(CellSketches.TrainedAlone, 4).Argument("UseBias", 0).Dense(1).Squares(),
        Network("CellTurning", 5, 4).ManyToMany().Input(3).Cell(CellSketches.Turning, 5).Dense(2).Squares(),
        Network("CellTurningHoisted", 4, 1).Input(4).Cell(CellSketches.Turning, 20).Dense(2).Squares(),
        Network("CellTurningRowsOnLanes", 3, 16).Input(2).Cell(CellSketches.Turning, 4).Dense(1).Squares(),
        Network("CellStacked", 5, 4).ManyToMany().Input(3).Cell(CellSketches.Stacked, 5).Dense(2).Squares().Tagged(NetworkTags.Widths | NetworkTags.Allocation),
        Network("CellStackedHoisted", 4, 1).Input(4).Cell(CellSketches.Stacked, 20).Dense(2).Squares(),
        Network("CellStackedRowsOnLanes", 3, 16).Input(3).Cell(CellSketches.Stacked, 4).Dense(1).Squares(),
        Network("CellStackedThinned", 4, 3).ManyToMany().Input(3).Cell(CellSketches.Stacked, 4).Argument("RecurrentDropout", 0.25).Bidirectional().Dense(1).Squares(),
        Network("CellMinimalRowsOnLanes", 3, 16).Input(2).Cell(CellSketches.MinimalGatedUnit, 4).Dense(1).Squares(),
    ];
}
