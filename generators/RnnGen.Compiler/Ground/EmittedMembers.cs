using System.Collections.Generic;

namespace RnnGen.Compiler.Ground;

/// <summary>The names that the emitted parts add to a user's class; members of the user's own may not have them, whatever their parameters.</summary>
internal static class EmittedMembers
{
    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Sizes",
        "Description",
        "Engine",
        "Parameters",
        "Normalization",
        "MaxDegreeOfParallelism",
        "Load",
        "Save",
        "ToBytes",
        "Clone",
        "Predict",
        "PredictLogits",
        "Decode",
        "Evaluate",
        "CreateEncoderSession",
        "CreateSession",
        "CreateTrainingContext",
        "Batch",
        "Outputs",
        "CreateDataset",
    ];
}
