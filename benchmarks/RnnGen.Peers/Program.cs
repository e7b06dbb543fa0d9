using System.CommandLine;
using RnnGen.Peers;

return new RootCommand("Measures RnnGen against its peers and the machine's limits.") { CompareCommand.Create() }.Parse(args).Invoke();
