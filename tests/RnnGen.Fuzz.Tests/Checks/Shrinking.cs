using RnnGen.Fuzz.Tests.Declarations;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>Makes a declaration smaller as long as something of the same kind is wrong with it.</summary>
internal static class Shrinking
{
    /// <summary>Smaller declarations that are compiled at once.</summary>
    private const int Together = 12;

    public static async Task<(Declaration Declaration, Objection Objection)> OfAsync(Declaration declaration, Objection objection, int rounds)
    {
        for (; rounds > 0; rounds--)
        {
            var smaller = await SmallerAsync(declaration, objection.Kind);
            if (smaller is null)
            {
                break;
            }

            (declaration, objection) = smaller.Value;
        }

        return (declaration, objection);
    }

    private static async Task<(Declaration Declaration, Objection Objection)?> SmallerAsync(Declaration declaration, string kind)
    {
        Declaration[] candidates = [.. Reductions.Of(declaration).Select((each, i) => each with { Namespace = FormattableString.Invariant($"Net{declaration.Number}_{i}") })];
        foreach (var some in candidates.Chunk(Together))
        {
            var tried = await Trial.OfAsync(some, new(), _ => true, _ => kind.Contains("overflow", StringComparison.Ordinal));
            var found = tried
                .SelectMany(each => each.Objections.Where(objection => objection.Kind == kind).Select(objection => (each.Outcome.Declaration, objection)))
                .OrderBy(each => Array.FindIndex(some, one => one.Namespace == each.Declaration.Namespace))
                .ToArray();
            if (found.Length > 0)
            {
                return found[0];
            }
        }

        return null;
    }
}
