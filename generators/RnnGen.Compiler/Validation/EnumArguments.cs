using System;
using System.Collections.Generic;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation;

/// <summary>The layer arguments of enum types.</summary>
internal static class EnumArguments
{
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["Activation"] = typeof(Activation),
        ["RecurrentActivation"] = typeof(Activation),
        ["OutputActivation"] = typeof(Activation),
        ["ReverseActivation"] = typeof(Activation),
        ["ReverseRecurrentActivation"] = typeof(Activation),
        ["ReverseOutputActivation"] = typeof(Activation),
        ["KernelInitializer"] = typeof(Initializer),
        ["RecurrentInitializer"] = typeof(Initializer),
        ["Variant"] = typeof(GruVariant),
        ["Merge"] = typeof(MergeMode),
        ["InitialState"] = typeof(InitialState),
        ["Feedback"] = typeof(FeedbackSource),
        ["TeacherForcing"] = typeof(TeacherForcing),
        ["kind"] = typeof(PoolKind),
        ["Padding"] = typeof(ConvolutionPadding),
        ["Span"] = typeof(InputSpan),
        ["Attention"] = typeof(AttentionKind),
    };
}
