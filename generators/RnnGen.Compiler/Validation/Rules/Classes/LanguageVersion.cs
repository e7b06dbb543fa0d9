using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The emitted code is C# 11.</summary>
internal sealed class LanguageVersion() : TypeRule(
    RuleIds.LanguageVersion,
    TypeProblemKind.LanguageVersion,
    "C# version is too old",
    static (network, version) => $"The network '{network}' needs C# 11 or later, but the project uses C# {version}. Remove <LangVersion> from the project, or set it to 11 or later.");
