using System.CommandLine;
using RnnGen.Benchmarks.Commands;
using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Report;
using Spectre.Console;

namespace RnnGen.Peers;

/// <summary><c>compare</c>: measures our networks, the machine's limits and the peers in one run.</summary>
internal static class CompareCommand
{
    private static readonly Option<bool> Markdown = new("--markdown") { Description = "Prints the table as Markdown." };
    private static readonly Option<FileInfo?> Document = new("--document") { Description = "A document to put the table into, between the marks <!-- compare --> and <!-- end of compare -->." };
    private static readonly Option<bool> Check = new("--check") { Description = "Exits with 1 where the median of a measured target is missed by more than 3 %." };

    public static Command Create() =>
        RunSettings.Command("compare", "Measures our networks, the machine's limits and the peers in one run, in turns.", [Markdown, Document, Check], Run);

    private static int Run(ParseResult given)
    {
        var result = RunSettings.Measure(Catalog.Rows, given, new CompareOptions().Stretch);
        if (given.GetValue(Document) is { } document)
        {
            DocumentReport.Write(document.FullName, "compare", output => MarkdownReport.Print(output, result));
        }

        if (given.GetValue(Markdown))
        {
            MarkdownReport.Print(Console.Out, result);
        }
        else
        {
            ConsoleReport.Print(AnsiConsole.Console, result);
        }

        return given.GetValue(Check) ? CheckReport.Print(Console.Out, result.Rows) : 0;
    }
}
