using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The emitted code is C# 11; the batch of a network with several inputs is C# 13.</summary>
internal sealed class LanguageVersion() : TypeRule(
    RuleIds.LanguageVersion,
    TypeProblemKind.LanguageVersion,
    "C# version is too old",
    static (network, version) => network.HasSeveralInputs
        ? $"The network '{network.Type.Name}', which has several inputs, needs C# 13 or later, but the project uses C# {version}. Remove <LangVersion> from the project, or set it to 13 or later."
        : (System.FormattableString)$"The network '{network.Type.Name}' needs C# 11 or later, but the project uses C# {version}. Remove <LangVersion> from the project, or set it to 11 or later.");
