using System.Collections.Concurrent;
using System.Globalization;
using RnnGen.Fuzz.Tests.Generation;
using RnnGen.Fuzz.Tests.Networks;
using Xunit.Abstractions;

namespace RnnGen.Fuzz.Tests;

/// <summary>
/// Cells drawn at random, as C# sources, which only this project's own model of the language has seen. Each compiles without a diagnostic; its network computes what the cell computes
/// when it is called, has the gradient of its loss, and does so with the same bits however it is run. <c>RNNGEN_FUZZ_CELLS=2000</c> draws so many, <c>RNNGEN_FUZZ_FIRST=17</c> from that number
/// on: a failure names both.
/// </summary>
public sealed class WellFormedCellTests(ITestOutputHelper log)
{
    /// <summary>Cells in one compilation.</summary>
    private const int Batch = 50;

    [Fact]
    public async Task RandomCells_ComputeWhatTheySay()
    {
        var (checks, skips, compared) = (0, 0, 0);
        var complaints = new ConcurrentBag<string>();
        foreach (var numbers in FuzzSettings.Numbers.Chunk(Batch))
        {
            FuzzClock.Start();
            FuzzCase[] cases = [.. numbers.AsParallel().AsOrdered().Select(FuzzCase.Of)];
            FuzzClock.Lap("drawing");
            foreach (var (compiled, sound) in await CompileAsync(cases, complaints))
            {
                var assembly = compiled.Load();
                Parallel.ForEach(sound, each =>
                {
                    var check = new NetworkCheck(each.Network, each.Data, assembly);
                    Run(check, each, complaints);
                    Interlocked.Add(ref checks, check.Checked);
                    Interlocked.Add(ref skips, check.Skipped);
                    Interlocked.Increment(ref compared);
                });
            }

            FuzzClock.Lap("running");
        }

        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compared} cells; {checks} gradients, {skips} near kinks; {FuzzClock.Text}"));
        foreach (var complaint in complaints)
        {
            log.WriteLine(complaint[..complaint.IndexOf('\n', StringComparison.Ordinal)]);
        }

        Assert.True(complaints.IsEmpty, $"{complaints.Count} complaints\n" + string.Join("\n\n", complaints.OrderBy(complaint => complaint.Length).Take(FuzzSettings.Shown)));

        // Otherwise most of what is checked would not be.
        Assert.True(skips <= 0.05 * (checks + skips), $"{skips} gradients of {checks + skips} could not be checked");
    }

    [Fact]
    public void RandomCells_HaveEveryOperation()
    {
        var counts = Operations.Keys.ToDictionary(key => key, _ => 0);
        var deepest = 0;
        foreach (var network in FuzzSettings.Numbers.Select(number => FuzzCase.Of(number).Network))
        {
            deepest = Math.Max(deepest, network.Cell.Depth);
            foreach (var key in network.Cell.Expressions.Select(Operations.KeyOf).Where(counts.ContainsKey))
            {
                counts[key]++;
            }
        }

        log.WriteLine(string.Join("\n", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value,8} {count.Key}"))));
        var least = FuzzSettings.Count >= 2000 ? 50 : 1;
        Assert.All(counts, count => Assert.True(count.Value >= least || FuzzSettings.Count < 200, $"{count.Key}: {count.Value} times, expected at least {least}"));
        Assert.True(deepest >= 12 || FuzzSettings.Count < 200, $"The deepest expression has {deepest} operations one after the other.");
    }

    /// <summary>Compiles cells together; where there is something wrong with some of them, the others without these.</summary>
    private static async Task<IReadOnlyList<(FuzzAssembly Compiled, FuzzCase[] Sound)>> CompileAsync(FuzzCase[] cases, ConcurrentBag<string> complaints)
    {
        var compiled = await FuzzAssembly.OfAsync(cases.Select(each => (each.Network.FileName, each.Network.Source)));
        var failure = compiled.Failure;
        if (failure is not null && cases.Length == 1)
        {
            Add(complaints, cases[0], failure);
            return [];
        }

        if (failure is not null)
        {
            return [.. await CompileAsync(cases[..(cases.Length / 2)], complaints), .. await CompileAsync(cases[(cases.Length / 2)..], complaints)];
        }

        var sound = cases.Where(each => !AddDiagnostics(compiled, each, complaints)).ToArray();
        return sound.Length == cases.Length ? [(compiled, sound)] : sound.Length == 0 ? [] : await CompileAsync(sound, complaints);
    }

    private static void Run(NetworkCheck check, FuzzCase each, ConcurrentBag<string> complaints)
    {
        try
        {
            foreach (var complaint in check.Complaints().Take(3))
            {
                Add(complaints, each, complaint);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Add(complaints, each, exception.ToString());
        }
    }

    private static bool AddDiagnostics(FuzzAssembly compiled, FuzzCase each, ConcurrentBag<string> complaints)
    {
        var diagnostics = compiled.Of(each.Network.Namespace).Take(3).ToArray();
        if (diagnostics.Length > 0)
        {
            Add(complaints, each, string.Join("\n", diagnostics.Select(diagnostic => diagnostic.ToString())));
        }

        return diagnostics.Length > 0;
    }

    private static void Add(ConcurrentBag<string> complaints, FuzzCase each, string complaint) =>
        complaints.Add($"RNNGEN_FUZZ_FIRST={each.Network.Number} RNNGEN_FUZZ_CELLS=1: {complaint}\n{each.Network.Source}");
}
