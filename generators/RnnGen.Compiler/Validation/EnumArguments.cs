using System;
using System.Collections.Generic;

namespace RnnGen.Compiler.Validation;

/// <summary>The arguments of layers that are enums, with the names of their values: value v is the v-th.</summary>
internal static class EnumArguments
{
    private static readonly string[] Activations =
        ["Identity", "Tanh", "Sigmoid", "Relu", "LeakyRelu", "Elu", "Softplus", "Softsign", "HardSigmoid", "HardTanh", "Gelu", "Swish"];

    private static readonly string[] Initializers =
    [
        "GlorotUniform", "GlorotNormal", "Orthogonal", "HeUniform", "HeNormal", "LeCunUniform", "LeCunNormal", "Uniform", "Zeros",
        "Constant", "PyTorch",
    ];

    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Activation"] = Activations,
        ["RecurrentActivation"] = Activations,
        ["KernelInitializer"] = Initializers,
        ["RecurrentInitializer"] = Initializers,
        ["Variant"] = ["ResetAfter", "ResetBefore", "Minimal"],
        ["OutputActivation"] = Activations,
        ["Merge"] = ["Concat", "Sum", "Average", "Multiply"],
        ["Feedback"] = ["Output", "Zeros"],
        ["TeacherForcing"] = ["Always", "Never", "Scheduled"],
        ["Attention"] = ["None", "Dot", "Additive"],
    };

    /// <summary>The number behind <c>Activation.Identity</c>.</summary>
    public static int Identity => 0;

    /// <summary>The number behind <c>Initializer.Constant</c>.</summary>
    public static int ConstantInitializer { get; } = Array.IndexOf(Initializers, "Constant");
}
