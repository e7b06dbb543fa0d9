using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Equations;

/// <summary>A loss as text, as <see cref="CellText"/> writes cells: its methods one after the other.</summary>
internal static class LossText
{
    private const string Loss = "loss";
    private const string Link = "link";
    private const string Point = "point";
    private const string Sample = "sample";

    public static string Write(LossProgram program) => string.Join("\n", new[] { (Loss, program.Loss), (Link, program.Link), (Point, program.Point), (Sample, program.Sample) }
        .Where(method => method.Item2 is not null)
        .Select(method => CellText.Write(method.Item2!, method.Item1)));

    /// <summary>The loss of a text; null where the text is of a later version, or not one that <see cref="Write"/> wrote.</summary>
    public static LossProgram? Read(string text)
    {
        var methods = new Dictionary<string, List<string>>();
        List<string>? current = null;
        foreach (var line in text.Replace("\r", "").Split('\n'))
        {
            if (new[] { Loss, Link, Point, Sample }.FirstOrDefault(word => line.StartsWith(word + " ", StringComparison.Ordinal)) is { } word && !methods.ContainsKey(word))
            {
                methods.Add(word, current = []);
            }

            current?.Add(line);
        }

        CellProgram? Method(string word) => methods.TryGetValue(word, out var lines) && CellText.Read(string.Join("\n", lines), word) is { Results.Count: 1 } method && CellText.HasOneInput(method) ? method : null;
        var loss = Method(Loss);
        return loss is null || methods.Keys.Any(word => Method(word) is null) || loss.Parameters.Count < 2 || loss.Parameters[1].Role != CellParameterRole.Target
            ? null
            : new LossProgram(loss.Name, loss, Method(Link), Method(Point), Method(Sample));
    }
}
