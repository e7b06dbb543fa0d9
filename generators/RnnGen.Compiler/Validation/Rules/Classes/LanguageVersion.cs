using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The emitted code is C# 11.</summary>
internal sealed class LanguageVersion() : TypeRule(
    RuleIds.LanguageVersion,
    TypeProblemKind.LanguageVersion,
    "C# version is too old",
    "The network '{0}' needs C# 11 or later, and the project uses C# {1}. Set <LangVersion> to 11 or higher, or remove it.");
