using System.CommandLine;
using System.Diagnostics;
using Tasks;

var names = new Argument<string[]>("tasks")
{
    Description = $"all, quick, or some of: {string.Join(", ", TaskList.All.Select(task => task.Name))}.",
    Arity = ArgumentArity.OneOrMore,
};
var seed = new Option<int>("--seed") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
var seeds = new Option<int>("--seeds") { Description = "How many seeds, one after the other; of five, four must meet the criterion.", DefaultValueFactory = _ => 1 };
names.Validators.Add(result =>
{
    foreach (var name in result.GetValueOrDefault<string[]>().Where(name => !TaskList.Knows(name)))
    {
        result.AddError($"There is no task {name}. There are: all, quick, {string.Join(", ", TaskList.All.Select(task => task.Name))}.");
    }
});
seeds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1)
    {
        result.AddError("--seeds: expected at least 1.");
    }
});

var command = new RootCommand("Puts networks to tasks with published answers.") { names, seed, seeds };
command.SetAction(given => Run(TaskList.Rows(given.GetValue(names)!, given.GetValue(seed), given.GetValue(seeds))));
return command.Parse(args).Invoke();

// 0 if every row is passed, otherwise 1.
static int Run(IReadOnlyList<Row> rows)
{
    var clock = Stopwatch.StartNew();
    Workers.Run(rows.SelectMany(row => row.Jobs));
    Console.WriteLine();
    ResultTable.Print(rows);
    var failed = rows.Count(row => !row.IsPassed);
    Console.WriteLine(FormattableString.Invariant(
        $"{rows.Count - failed} of {rows.Count} rows passed, in {clock.Elapsed.TotalSeconds:F0} seconds on {Environment.ProcessorCount} cores."));
    return failed == 0 ? 0 : 1;
}
