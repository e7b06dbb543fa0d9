using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Rules;

/// <summary>A source, and the one rule that fires on its marked texts; every other rule is silent.</summary>
/// <param name="Rule">The rule's id; null where all are silent.</param>
/// <param name="Marked">The source, marked as <see cref="Testing.Marked"/> says.</param>
internal sealed record RuleCase(string? Rule, string Marked)
{
    /// <summary>Language version of the project.</summary>
    public LanguageVersion Version { get; init; } = LanguageVersion.Latest;

    /// <summary>Optimization of the project.</summary>
    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    /// <summary>Whether the project has pointers.</summary>
    public bool AllowsUnsafe { get; init; }

    /// <summary>The project of the source without its marks.</summary>
    public UserProject Project() => UserProject
        .Of(Version, Testing.Marked.Parse(Marked).Source)
        .With(options => options.WithOptimizationLevel(Optimization).WithAllowUnsafe(AllowsUnsafe));
}
