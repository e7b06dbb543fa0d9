using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The emitted code is C# 11; the batch of a network with several inputs or losses is C# 13.</summary>
internal sealed class LanguageVersion() : TypeRule(
    RuleIds.LanguageVersion,
    TypeProblemKind.LanguageVersion,
    "C# version is too old",
    static (network, version) => network.HasSeveralInputs || network.Declaration.Losses.Count > 1
        ? $"The network '{network.Type.Name}', which has several {(network.HasSeveralInputs ? "inputs" : "losses")}, needs C# 13 or later, but the project uses C# {version}. Remove <LangVersion> from the project, or set it to 13 or later."
        : (System.FormattableString)$"The network '{network.Type.Name}' needs C# 11 or later, but the project uses C# {version}. Remove <LangVersion> from the project, or set it to 11 or later.");
