using System.CommandLine;
using RnnGen.Benchmarks.Choices;
using RnnGen.Benchmarks.Report;

namespace RnnGen.Benchmarks.Commands;

/// <summary><c>choices</c>: measures what the compiler and the library chose against what they could have chosen.</summary>
internal static class ChoicesCommand
{
    private static readonly Option<FileInfo?> Document = new("--document") { Description = "A document to put the tables into, each between its marks, such as <!-- optimizers --> and <!-- end of optimizers -->." };

    /// <summary>The seconds of a reading: shorter than where targets hang on it, since there are many.</summary>
    private const double Stretch = 0.1;

    public static Command Create() =>
        RunSettings.Command("choices", "Measures what the compiler and the library chose against what they could have chosen, in turns.", [Document], Run);

    private static int Run(ParseResult given)
    {
        var result = RunSettings.Measure(ChoiceCatalog.Rows, given, Stretch);
        foreach (var group in result.Rows.GroupBy(static row => row.Row.Group))
        {
            void Print(TextWriter output) => GroupReport.Print(output, result, [.. group]);
            if (given.GetValue(Document) is { } document)
            {
                DocumentReport.Write(document.FullName, group.Key, Print);
            }

            Console.Out.WriteLine($"{group.Key}: ");
            Print(Console.Out);
            Console.Out.WriteLine();
        }

        return 0;
    }
}
