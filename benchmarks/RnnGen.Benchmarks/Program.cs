using System.CommandLine;
using RnnGen.Benchmarks.Commands;

return new RootCommand("Measures RnnGen: against the machine's limits, against its peers, against itself.") { CompareCommand.Create(), ChoicesCommand.Create(), SuitesCommand.Create() }.Parse(args).Invoke();
