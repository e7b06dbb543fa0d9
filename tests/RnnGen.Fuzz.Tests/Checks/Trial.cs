using System.Runtime.Loader;
using RnnGen.Fuzz.Tests.Declarations;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>Compiles declarations, and runs those that compile.</summary>
internal static class Trial
{
    /// <summary>What the compilers and the checks say of each, in some order.</summary>
    public static async Task<IReadOnlyList<(Outcome Outcome, IReadOnlyList<Objection> Objections)>> OfAsync(IReadOnlyList<Declaration> declarations, GradientStatistics statistics, Func<Declaration, bool> isThorough, Func<Declaration, bool> isChecked)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            FuzzClock.Start();
            var outcomes = await new CompiledDeclarations(context, isThorough, isChecked).CompileAsync(declarations);
            var results = new (Outcome, IReadOnlyList<Objection>)[outcomes.Count];
            Parallel.For(0, outcomes.Count, i => results[i] = (outcomes[i] with { Subject = null }, Objections(outcomes[i], statistics)));
            return results;
        }
        finally
        {
            context.Unload();
        }
    }

    private static IReadOnlyList<Objection> Objections(Outcome outcome, GradientStatistics statistics) => outcome switch
    {
        { Objection: { } objection } => [objection],
        { Subject: null } => [],
        { Declaration.IsDouble: true } => NetworkChecks.Objections<double>(outcome.Subject, statistics),
        _ => NetworkChecks.Objections<float>(outcome.Subject, statistics),
    };
}
