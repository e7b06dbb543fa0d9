using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Draws the two views of a chain of layers: folded, with a loop at what is recurrent, and unfolded in time.</summary>
internal sealed class TimeDrawing
{
    private readonly Schedule _schedule;
    private readonly IReadOnlyList<int?> _columns;
    private readonly ILookup<string, Scan> _scans;

    private TimeDrawing(Schedule schedule, int steps)
    {
        _schedule = schedule;
        _scans = schedule.Program.Forward.OfType<Scan>().ToLookup(scan => scan.Name.Owner);
        _columns = steps <= 3 ? Enumerable.Range(0, steps).Select(t => (int?)t).ToList() : [0, 1, null, steps - 1];
    }

    /// <summary>The drawing's rows, cell by cell; none where there is no time to unfold, or layers do not form a chain.</summary>
    public static IEnumerable<string[]> Of(Schedule schedule)
    {
        var steps = schedule.Network.Options.Steps;
        var isGraph = schedule.Network.HasNamedBatch || schedule.Layers.Any(layer => layer.Sources.Count > 0);
        return steps == 1 || schedule.HasTrees || schedule.Program.Interface.OutputValid is not null || isGraph ? [] : new TimeDrawing(schedule, steps).Rows();
    }

    private IEnumerable<string[]> Rows()
    {
        // The first layer after the last state, where only that is read: from there on there is one column.
        var isSingle = _schedule.Network.OutputSteps == 1;
        var end = isSingle ? _schedule.Layers.ToList().FindLastIndex(layer => ArrowOf(layer).Length > 0) + 1 : _schedule.Layers.Count;
        var output = _schedule.Program.Interface.Heads.Last().Logits.Sequence.Name.Label;

        yield return ["folded", "", "unfolded"];
        yield return Row(isSingle ? output : output + "_t", t => output + (isSingle ? "" : "_" + Number(t)), "", isSingle);
        for (var i = _schedule.Layers.Count - 1; i >= 0; i--)
        {
            var (layer, isLast) = (_schedule.Layers[i], i >= end);
            var arrow = ArrowOf(layer);
            yield return Row("↑", _ => "↑", "", isSingle && i >= end - 1);
            yield return Row(layer.Name + (arrow.Length > 0 ? " ⟲" : ""), _ => layer.Name, arrow, isLast);
        }

        var input = _schedule.Program.Interface.Inputs[0].Sequence.Role == SequenceRole.Tokens ? "token" : "x";
        yield return Row("↑", _ => "↑", "", isLastOnly: false);
        yield return Row(input + "_t", t => $"{input}_{Number(t)}", "", isLastOnly: false);
    }

    /// <summary>A row: the folded view, then the columns of steps with arrows between them.</summary>
    private string[] Row(string folded, System.Func<int, string> at, string arrow, bool isLastOnly)
    {
        var cells = new List<string> { folded, "" };
        for (var i = 0; i < _columns.Count; i++)
        {
            var isShown = !isLastOnly || i == _columns.Count - 1;
            cells.AddRange(i == 0 ? [] : [isShown ? arrow : ""]);
            cells.Add(!isShown ? "" : _columns[i] is { } t ? at(t) : arrow.Length > 0 ? "..." : "");
        }

        return [.. cells];
    }

    /// <summary>Where a layer's states go; empty where it has none.</summary>
    private string ArrowOf(LoweredLayer layer)
    {
        return _scans[layer.Name].ToList() switch
        {
            [] => "",
            [var scan] => scan.Direction == Direction.Forward ? "→" : "←",
            _ => "⇄",
        };
    }

    private static string Number(int t) => t.ToString(CultureInfo.InvariantCulture);
}
