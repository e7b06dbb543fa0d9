using System.Text.Json;
using System.Text.Json.Nodes;
using RnnGen.Benchmarks.Compare;

namespace RnnGen.Benchmarks.Report;

/// <summary>Every reading of a comparison, for programs. Seconds, bytes and operations; ratios as they are.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string path, ComparisonResult result)
    {
        var report = new JsonObject
        {
            ["machine"] = RunDescription.Machine,
            ["rounds"] = result.Options.Rounds,
            ["stretchSeconds"] = result.Options.Stretch,
            ["processorShare"] = result.ProcessorShare,
            ["slack"] = Target.Slack,
            ["rows"] = new JsonArray([.. result.Rows.Select(RowOf)]),
        };
        File.WriteAllText(path, report.ToJsonString(Indented));
    }

    private static JsonObject RowOf(RowResult result) => new()
    {
        ["group"] = result.Row.Group,
        ["name"] = result.Row.Name,
        ["contenders"] = new JsonArray([.. result.Row.Contenders.Select(contender => ContenderOf(result, contender))]),
        ["targets"] = new JsonArray([.. result.Targets.Select(TargetOf)]),
    };

    private static JsonObject ContenderOf(RowResult result, Contender contender) => result.Absent.TryGetValue(contender.Name, out var reason)
        ? new() { ["name"] = contender.Name, ["absent"] = reason }
        : new()
        {
            ["name"] = contender.Name,
            ["unit"] = contender.Unit.ToString(),
            ["median"] = result.Median(contender.Name),
            ["readings"] = Numbers(result.Readings[contender.Name]),
        };

    private static JsonObject TargetOf(TargetResult given) => new()
    {
        ["against"] = given.Target.Against,
        ["bound"] = given.Target.Bound.ToString(),
        ["limit"] = given.Target.Limit,
        ["unit"] = given.Target.Unit.ToString(),
        ["median"] = given.Median,
        ["values"] = Numbers(given.Values),
        ["missed"] = given.Median is null ? null : given.IsMissed,
        ["obstacle"] = given.Obstacle,
    };

    private static JsonArray Numbers(IReadOnlyList<double> numbers) => new([.. numbers.Select(static number => JsonValue.Create(number))]);
}
