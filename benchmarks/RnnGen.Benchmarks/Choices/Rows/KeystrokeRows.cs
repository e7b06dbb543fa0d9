using RnnGen.Benchmarks.Compare;
using RnnGen.Benchmarks.Generation;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Choices.Rows;

/// <summary>The work of an editor after a keystroke in the body of a method that has nothing to do with networks.</summary>
internal static class KeystrokeRows
{
    private const string Generator = "generator";
    private const string EditedFile = "analyzers, edited file";
    private const string EditedFileIdle = "idle analyzer, edited file";
    private const string AllFiles = "analyzers, all files";
    private const string AllFilesIdle = "idle analyzer, all files";

    /// <summary>As many files as a project of middling size has.</summary>
    private const int Files = 300;

    public static IReadOnlyList<Row> All { get; } =
    [
        Of("1 network", [Network(0)]),
        Of("20 networks", [.. Enumerable.Range(0, 20).Select(Network)]),
        Of($"1 network, {Files} classes with a method Step", [Network(0), .. Enumerable.Range(0, Files).Select(Stepping)]),
    ];

    private static Row Of(string name, IReadOnlyList<string> files)
    {
        Contender Part(string column, KeystrokePart part) => new(column, Unit.Seconds, workbench => new MedianGauge(new Keystroke(new EditedProject(files), part), workbench.Share));

        return new(
            "keystrokes",
            name,
            [
                Part(Generator, KeystrokePart.Generator),
                Part(EditedFile, KeystrokePart.EditedFile),
                Part(EditedFileIdle, KeystrokePart.EditedFileIdle),
                Part(AllFiles, KeystrokePart.AllFiles),
                Part(AllFilesIdle, KeystrokePart.AllFilesIdle),
            ],
            [Derived.Column("RnnGen, edited file", Unit.Seconds, [Generator, EditedFile, EditedFileIdle], static round => round[Generator] + round[EditedFile] - round[EditedFileIdle])]);
    }

    private static string Network(int number) =>
        $$"""
        using RnnGen;

        [RecurrentNetwork(Steps = {{20 + number}}, BatchSize = 32)]
        [Input(8)]
        [Lstm(64)]
        [Lstm(64)]
        [Dense(1)]
        [Loss(LossKind.MeanSquaredError)]
        public sealed partial class Network{{number}};
        """;

    /// <summary>A class with a method that is called as a cell's step is.</summary>
    private static string Stepping(int number) =>
        $$"""
        public sealed class Walk{{number}}
        {
            private int _position;

            public int Position => _position;

            public int Step(int length)
            {
                for (var i = 0; i < length; i++)
                {
                    _position += i % 7 == 0 ? 2 : 1;
                }

                return _position;
            }
        }
        """;
}
