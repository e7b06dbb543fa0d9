using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using RnnGen.Fuzz.Tests.Declarations;
using RnnGen.Fuzz.Tests.Networks;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>What the compilers say of a declaration: one of the three is there.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Refusals">The rules, or errors of C# in the declaration itself, that refuse it.</param>
/// <param name="Objection">What is wrong with what was emitted, or with the generator.</param>
/// <param name="Subject">What can be run.</param>
internal sealed record Outcome(Declaration Declaration, IReadOnlyList<string> Refusals, Objection? Objection, Subject? Subject);

/// <summary>Compiles declarations, many at once.</summary>
/// <param name="context">What assemblies are loaded into.</param>
/// <param name="isThorough">Which of them are run at every width.</param>
/// <param name="isChecked">Which of them are also compiled with checks for overflow.</param>
internal sealed class CompiledDeclarations(AssemblyLoadContext context, Func<Declaration, bool> isThorough, Func<Declaration, bool> isChecked)
{
    /// <summary>The generator's own failure.</summary>
    private const string InternalError = "RNN0900";

    public async Task<IReadOnlyList<Outcome>> CompileAsync(IReadOnlyList<Declaration> declarations)
    {
        var compiled = await FuzzAssembly.OfAsync(declarations.Select(each => (each.FileName, each.Source)));
        if (compiled.Failure is { } failure)
        {
            if (declarations.Count == 1)
            {
                return [new(declarations[0], [], new("generator", failure), null)];
            }

            var half = declarations.Count / 2;
            return [.. await CompileAsync([.. declarations.Take(half)]), .. await CompileAsync([.. declarations.Skip(half)])];
        }

        Outcome[] judged = [.. declarations.Select(each => Judge(each, [.. compiled.Of(each.Namespace)]))];
        Declaration[] sound = [.. judged.Where(outcome => outcome is { Objection: null, Refusals.Count: 0 }).Select(outcome => outcome.Declaration)];
        if (sound.Length == 0)
        {
            return judged;
        }

        // Where C# has errors, there is no assembly; without what has them there is one.
        if (compiled.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal) && !diagnostic.IsWarningAsError))
        {
            return sound.Length < declarations.Count
                ? [.. judged.Where(outcome => !sound.Contains(outcome.Declaration)), .. await CompileAsync(sound)]
                : [.. judged.Select(outcome => outcome with { Objection = new("C#", compiled.Diagnostics[0].ToString()) })];
        }

        var assembly = compiled.Load(context);
        var (checkedAssembly, complaint) = await CheckedAsync([.. sound.Where(isChecked)]);
        return [.. judged.Select(outcome => sound.Contains(outcome.Declaration) ? Ready(outcome, assembly, checkedAssembly, complaint) : outcome)];
    }

    private Outcome Ready(Outcome outcome, Assembly assembly, Assembly? checkedAssembly, string? complaint)
    {
        var withChecks = isChecked(outcome.Declaration);
        return withChecks && complaint is not null ? outcome with { Objection = new("C# with overflow checks", complaint) }
            : outcome with { Subject = new(outcome.Declaration, assembly, withChecks ? checkedAssembly : null, isThorough(outcome.Declaration)) };
    }

    private async Task<(Assembly? Assembly, string? Complaint)> CheckedAsync(Declaration[] declarations)
    {
        if (declarations.Length == 0)
        {
            return (null, null);
        }

        var compiled = await FuzzAssembly.OfAsync(declarations.Select(each => (each.FileName, each.Source)), checkOverflow: true);
        return compiled.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)) is { } diagnostic
            ? (null, diagnostic.ToString())
            : (compiled.Load(context), null);
    }

    /// <summary>A rule refuses a declaration, or C# does where it is written; or a rule warns of it there, and it is run all the same. Anything else that is reported is wrong, the generator's own failure first of all.</summary>
    private static Outcome Judge(Declaration declaration, IReadOnlyList<Diagnostic> diagnostics)
    {
        var own = diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == declaration.FileName).ToList();
        string[] refusals = [.. own.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != InternalError).Select(diagnostic => diagnostic.Id).Distinct()];
        var warnings = own.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id.StartsWith("RNN", StringComparison.Ordinal)).ToList();
        var wrong = diagnostics.FirstOrDefault(diagnostic => !refusals.Contains(diagnostic.Id) && !warnings.Contains(diagnostic));
        var isWrittenWrongly = refusals.Any(id => id.StartsWith("CS", StringComparison.Ordinal));
        return wrong is null || isWrittenWrongly
            ? new(declaration, refusals, null, null)
            : new(declaration, refusals, new(wrong.Id, wrong + (refusals.Length > 0 ? $" (beside {string.Join(", ", refusals)})" : "")), null);
    }
}
