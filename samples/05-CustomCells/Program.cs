using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using CustomCells;

var names = Trials.All.Select(trial => trial.Cell.Name).ToArray();
var cells = new Argument<string[]>("cells")
{
    Description = $"Which: {string.Join(", ", names)}. None: all.",
    Arity = ArgumentArity.ZeroOrMore,
};
var seed = new Option<int>("--seed") { Description = "What weights and sequences are drawn from.", DefaultValueFactory = _ => 1 };
cells.Validators.Add(result =>
{
    foreach (var name in result.GetValueOrDefault<string[]>().Except(names, StringComparer.OrdinalIgnoreCase))
    {
        result.AddError($"There is no cell {name}. There are: {string.Join(", ", names)}.");
    }
});

var command = new RootCommand("Puts each cell of one's own to a task.") { cells, seed };
command.SetAction(given => Run(given.GetValue(cells)!, given.GetValue(seed)));
return command.Parse(args).Invoke();

// 0 if every cell has learned its task, otherwise 1.
static int Run(string[] names, int seed)
{
    var clock = Stopwatch.StartNew();
    var trials = Trials.All.Where(trial => names.Length == 0 || names.Contains(trial.Cell.Name, StringComparer.OrdinalIgnoreCase)).ToArray();
    var findings = new Finding[trials.Length];

    // One on each core: they have nothing to do with each other.
    Parallel.ForEach(
        Partitioner.Create(Enumerable.Range(0, trials.Length), EnumerablePartitionerOptions.NoBuffering),
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
        i => findings[i] = trials[i].Run(seed));
    FindingTable.Print(findings);
    var learned = findings.Count(finding => finding.IsMet);
    Console.WriteLine(FormattableString.Invariant($"{learned} of {findings.Length} cells learned their task, in {clock.Elapsed.TotalSeconds:F0} seconds on {Environment.ProcessorCount} cores."));
    return learned == findings.Length ? 0 : 1;
}
