using System.Collections.Generic;

namespace RnnGen.Compiler.Emission;

/// <summary>What emitted code means by a name wherever it stands in a program's class: no member and no local has one of these.</summary>
internal static class ProgramNames
{
    private static readonly string[] Types =
    [
        "Unsafe", "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "ILanes", "LaneWidth", "IPass", "InferencePass", "InferencePassWithLengths", "TrainingPass", "TrainingPassWithLengths",
        "Blocks", "RowBlocks", "Segments", "Windows", "Window", "Forest", "WorkShare", "WorkStretch", "WorkRange", "NetworkProgram", "NetworkLayout", "TensorLayout", "TensorBlock", "LayerDescription", "DropoutSite",
        "CarriedState", "TraceLayout", "WorkspaceLayout", "SessionLayout", "StateLayout", "LearnedStateLayout", "NoiseLayout", "CountDraws",
        "Single512", "Single256", "Single128", "Single1", "SingleMath", "Double512", "Double256", "Double128", "Double1", "DoubleMath",
    ];

    private static readonly string[] Functions =
    [
        "ArgMax", "Cos", "Dot", "Exp", "FastSigmoid", "Log", "LogSumExp", "Max", "OneHot", "Relu", "Sigmoid", "Sin", "Softplus", "Sum", "SumOfSquares", "Tanh",
    ];

    private static readonly string[] Members =
    [
        "Predict", "Evaluate", "Prepare", "Train", "AddGradients", "Step", "Layout", "CreateLayout", "GeneratorVersion", "Contract", "Instance", "Forward", "Backward", "Link", "Loss", "Gradients", "Tape", "TileOffset",
        "RunPredict", "RunEvaluate", "RunPrepare", "RunTrain", "RunAddGradients", "RunStep", "Score", "RunScore", "Scoring", "Decode", "RunDecode", "Decoding",
        "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize",
    ];

    /// <summary>The lanes and the kind of pass, over which kernels are generic.</summary>
    private static readonly string[] TypeParameters = ["V", "M"];

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Types, .. Functions, .. Members, .. TypeParameters];
}
