using System.CommandLine;
using RnnGen.Benchmarks.Commands;

return new RootCommand("Measures RnnGen: against what it could have chosen, and one kind of work alone.") { ChoicesCommand.Create(), SuitesCommand.Create() }.Parse(args).Invoke();
