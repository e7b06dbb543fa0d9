using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnGen;

namespace AheadOfTime;

/// <summary>Publishes the builds, runs them in turns, and words the table.</summary>
internal static class Comparison
{
    private const int Prediction = 0;
    private const int BatchPrediction = 1;
    private const int SessionStep = 2;
    private const int Training = 3;

    /// <summary>Compares all builds that this processor can run.</summary>
    /// <param name="rounds">How often each is read.</param>
    /// <param name="stretch">Seconds that each kind of work is repeated in a round.</param>
    /// <returns>A table in Markdown.</returns>
    public static string Run(int rounds, double stretch)
    {
        var folder = Directory.CreateTempSubdirectory("rnngen-aot-").FullName;
        try
        {
            PublishedBuild[] builds = [.. Build.On(Hardware.Lanes).Select(build => PublishedBuild.Publish(build, Project(), folder))];
            Readings[] readings = [.. builds.Select(_ => new Readings())];
            for (var round = 0; round < rounds; round++)
            {
                for (var i = 0; i < builds.Length; i++)
                {
                    readings[i].Take(builds[i], stretch);
                }
            }

            return Table(builds, readings, rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Table(PublishedBuild[] builds, Readings[] readings, int rounds)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Hardware.Lanes}; medians of {rounds} rounds"),
            "",
            "| build | lanes | predict 1 row | predict 32 rows | train 32 rows | session step | speed of the JIT's prediction, training | start to first prediction | program |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        };
        var jit = readings[0];
        for (var i = 0; i < builds.Length; i++)
        {
            jit = builds[i].IsNative ? jit : readings[i];
            var ratio = builds[i].IsNative ? string.Create(CultureInfo.InvariantCulture, $"{readings[i].Speed(jit, BatchPrediction):F2} x, {readings[i].Speed(jit, Training):F2} x") : "";
            var size = builds[i].IsNative ? string.Create(CultureInfo.InvariantCulture, $"{builds[i].Size / 1e6:F2} MB") : "";
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {builds[i].Name} | {builds[i].Say("lanes")} | {Micro(readings[i].Of(Prediction))} | {Micro(readings[i].Of(BatchPrediction))} | {Micro(readings[i].Of(Training))} | {Micro(readings[i].Of(SessionStep))} | {ratio} | {readings[i].Start * 1e3:F0} ms | {size} |"));
        }

        return string.Join('\n', lines);
    }

    private static string Micro(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:F2} us");

    private static string Project([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
