using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace RnnGen.Testing;

/// <summary>
/// Text that is reviewed like code: <c>Name.verified.cs</c> beside the test, by the convention of Verify. What differs is written to
/// <c>Name.received.cs</c>. With the environment variable <c>RNNGEN_ACCEPT=1</c> the received text becomes the verified one.
/// </summary>
internal static class Baseline
{
    private const string Switch = "RNNGEN_ACCEPT";

    /// <summary>Compares a text with its baseline in the folder <c>Baselines</c> beside the calling test.</summary>
    /// <exception cref="BaselineException">They differ, or there is no baseline.</exception>
    public static void Check(string name, string text, string extension = "cs", [CallerFilePath] string test = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(test)!, "Baselines", name);
        var (verified, received) = ($"{stem}.verified.{extension}", $"{stem}.received.{extension}");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == text)
        {
            File.Delete(received);
        }
        else if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            Write(verified, text);
            File.Delete(received);
        }
        else
        {
            Write(received, text);
            throw new BaselineException($"{Path.GetFileName(received)} differs from the baseline; review it, and accept it with {Switch}=1.\n{Difference(expected ?? "", text)}");
        }
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>The changed lines, with their numbers; the first of them only.</summary>
    private static string Difference(string expected, string text) => string.Join("\n", new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, text).Lines
        .Where(line => line.Type != ChangeType.Unchanged)
        .Take(40)
        .Select(line => $"{line.Position,6} {(line.Type == ChangeType.Inserted ? '+' : '-')} {line.Text}"));
}

/// <summary>A text differs from its baseline.</summary>
internal sealed class BaselineException(string message) : Exception(message);
