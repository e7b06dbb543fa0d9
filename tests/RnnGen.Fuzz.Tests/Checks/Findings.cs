using System.Globalization;
using RnnGen.Fuzz.Tests.Declarations;
using Xunit.Abstractions;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>What is found: the rules that fire, counted; and what is wrong, one of each kind made smaller.</summary>
internal sealed class Findings(ITestOutputHelper log) : IDisposable
{
    /// <summary>Steps by which a declaration is made smaller.</summary>
    private const int Rounds = 60;

    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly SemaphoreSlim _turn = new(1);

    private int _drawn;

    /// <summary>The objections that are told, the first of each kind.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>How many networks there was an objection to.</summary>
    public int Count { get; private set; }

    /// <summary>How many declarations were accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>Takes in what is said of some declarations, and says how far it has come.</summary>
    public async Task AddAsync(IEnumerable<(Outcome Outcome, IReadOnlyList<Objection> Objections)> tried, TimeSpan elapsed, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            foreach (var (outcome, objections) in tried.OrderBy(each => each.Outcome.Declaration.Number))
            {
                await AddAsync(outcome, objections);
            }

            Report(elapsed);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task AddAsync(Outcome outcome, IReadOnlyList<Objection> objections)
    {
        _drawn++;
        Accepted += outcome.Refusals.Count == 0 ? 1 : 0;
        foreach (var id in outcome.Refusals)
        {
            _refusals[id] = _refusals.GetValueOrDefault(id) + 1;
        }

        Count += objections.Count > 0 ? 1 : 0;
        foreach (var objection in objections)
        {
            await AddAsync(outcome.Declaration, objection);
        }
    }

    private async Task AddAsync(Declaration drawn, Objection objection)
    {
        _kinds[objection.Kind] = _kinds.GetValueOrDefault(objection.Kind) + 1;
        Tell(string.Create(CultureInfo.InvariantCulture, $"RNNGEN_FUZZ_FIRST={drawn.Number} RNNGEN_FUZZ_NETWORKS=1: {objection.Kind}: {objection.Text}"), drawn.Source);
        if (_kinds[objection.Kind] == 1)
        {
            var (declaration, smaller) = await Shrinking.OfAsync(drawn, objection, Rounds);
            _texts.Add(string.Create(CultureInfo.InvariantCulture, $"RNNGEN_FUZZ_FIRST={drawn.Number} RNNGEN_FUZZ_NETWORKS=1: {objection.Kind}: {smaller.Text}\n{declaration.Source}\nas drawn: {objection.Text}\n{drawn.Source}"));
            Tell("smaller: " + smaller.Text, declaration.Source);
        }
    }

    private void Report(TimeSpan elapsed)
    {
        Tell(string.Create(CultureInfo.InvariantCulture, $"{_drawn} networks, {Accepted} accepted, {Count} objections; {_drawn / elapsed.TotalMinutes:F0} networks per minute, {_drawn / Environment.CpuUsage.TotalTime.TotalMinutes:F0} per minute of processor time; refused: {Text(_refusals)}; objections: {Text(_kinds)}"), "");
    }

    public void Dispose() => _turn.Dispose();

    private static string Text(SortedDictionary<string, int> counts) => counts.Count == 0 ? "none" : string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}")));

    private void Tell(string text, string source)
    {
        log.WriteLine(text);
        if (FuzzSettings.Log is { Length: > 0 } file)
        {
            File.AppendAllText(file, text + "\n" + source + (source.Length > 0 ? "\n" : ""));
        }
    }
}
