using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Report;

/// <summary>Says which targets are missed, and which could not be measured.</summary>
internal static class CheckReport
{
    /// <summary>Prints them; 1 where one is missed, otherwise 0.</summary>
    public static int Print(TextWriter output, IReadOnlyList<RowResult> results)
    {
        var targets = results.SelectMany(static result => result.Targets.Select(target => (result.Row.Title, Given: target))).ToArray();
        foreach (var (title, given) in targets.Where(static target => target.Given.Obstacle is not null))
        {
            output.WriteLine($"not measured: {title}, against {given.Target.Against}: {given.Obstacle}");
        }

        var missed = targets.Where(static target => target.Given.IsMissed).ToArray();
        foreach (var (title, given) in missed)
        {
            var target = given.Target;
            output.WriteLine($"missed: {title}, against {target.Against}: {Quantity.Text(given.Median!.Value, target.Unit)}, target {Quantity.Limit(target)}");
        }

        output.WriteLine(FormattableString.Invariant($"{targets.Count(static target => target.Given.Target.Limit is not null)} targets, {missed.Length} missed"));
        return missed.Length == 0 ? 0 : 1;
    }
}
