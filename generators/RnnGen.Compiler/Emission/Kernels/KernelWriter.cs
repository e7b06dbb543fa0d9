using System;
using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Emission;

/// <summary>What all kernels have in common: their heads, and the ladder of widths.</summary>
internal sealed class KernelWriter(EmissionContext context, SourceWriter writer)
{
    public EmissionContext Context { get; } = context;

    public SourceWriter Writer { get; } = writer;

    /// <summary>Whether a kernel of the forward pass is generic over the kind of pass: not that of a session, which has one kind.</summary>
    public bool IsPass => !Context.Schedule.IsOfOneRow;

    /// <summary>How many there are of what a row has, for comments.</summary>
    public string RowsBy => Context.Schedule.IsOfOneRow ? "" : "rows x ";

    /// <summary>The parameter that says how many rows there are; none where there is one.</summary>
    public string RowCount => Context.Schedule.IsOfOneRow ? "" : "nuint rows";

    /// <summary>A loop over the rows; none where there is one.</summary>
    public IDisposable? EachRow() => Context.Schedule.IsOfOneRow ? null : Writer.Block("for (nuint row = 0; row < rows; row++)");

    /// <summary>
    /// Writes a kernel whose lanes run over <paramref name="width"/> units. Where the widest register divides them, it is one method;
    /// otherwise one for a range of units, called for the whole vectors and then in narrower lanes for the rest.
    /// </summary>
    /// <param name="summary">What it computes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="signature">Its arrays.</param>
    /// <param name="isPass">Whether it is generic over the pass too.</param>
    /// <param name="width">The number of units.</param>
    /// <param name="vectors">Vectors in a turn of the loop over units.</param>
    /// <param name="body">Writes the body for the units from one expression to another.</param>
    public void Units(
        IEnumerable<string> summary, string name, KernelSignature signature, bool isPass, int width, int vectors, Action<string, string> body)
    {
        if (width % (vectors * Context.Schedule.WidestLanes) == 0)
        {
            using (Head(summary, name, signature, isPass, RowCount))
            {
                body("0", EmissionContext.Number(width));
            }

            return;
        }

        var part = Context.Method((name, "Units"), name + "Units");
        using (Head(summary, name, signature, isPass, RowCount))
        {
            if (Context.Schedule.IsOfOneRow)
            {
                new StepLadder(this, width).Write((lanes, begin, end) => Writer.Write($"{part}<{lanes}>({signature.Forwarded(begin, end)});"));
            }
            else
            {
                WriteLadder(width, (lanes, begin, end) => $"{part}<{lanes}{(isPass ? ", M" : "")}>({signature.Forwarded(begin, end, "rows")});");
            }
        }

        Writer.Line();
        using (Head([$"The units from begin to end of {name}."], part, signature, isPass, "nuint begin, nuint end" + (RowCount.Length > 0 ? ", " + RowCount : "")))
        {
            body("begin", "end");
        }
    }

    /// <summary>Leaves narrower lanes to a method of their own: they may have 16 registers, not 32.</summary>
    public void WriteNarrow(string narrow, KernelSignature signature, string begin, string end, bool isPass)
    {
        using (Writer.Block($"if (V.Count < {Context.Schedule.WidestLanes})"))
        {
            Writer.Write($"{narrow}<V{(isPass ? ", M" : "")}>({signature.Forwarded(begin, end, "rows")});");
            Writer.Write("return;");
        }

        Writer.Line();
    }

    /// <summary>The head of the method for narrower lanes.</summary>
    public IDisposable HeadOfNarrow(string name, string narrow, KernelSignature signature, bool isPass) =>
        Head([$"{name} in narrower lanes, which may have 16 registers: half of the tile at a time, each element summed in the same order."], narrow, signature, isPass, "nuint begin, nuint end, nuint rows");

    /// <summary>The head of a method, up to its opening brace.</summary>
    public IDisposable Head(IEnumerable<string> summary, string name, KernelSignature signature, bool isPass, string more, bool hasLanes = true, bool isInlined = false)
    {
        var lines = summary.ToList();
        if (lines.Count == 1)
        {
            Writer.Write($"/// <summary>{Xml(lines[0])}</summary>");
        }
        else
        {
            Writer.Write("/// <summary>");
            foreach (var line in lines)
            {
                Writer.Write("/// " + Xml(line) + (line == lines[lines.Count - 1] ? "" : "<br/>"));
            }

            Writer.Write("/// </summary>");
        }

        // Without it the JIT begins with unoptimized loops, in which each operation on lanes is a call: the first training step of an LSTM of 64 units (50 steps, 32
        // rows) was done 137 ms after an empty program would have been, with it 82; the tenth after 300 ms, with it 103; the hundredth 300 ms later than with
        // it, and so every later one.
        Writer.Write($"[MethodImpl(MethodImplOptions.{(isInlined ? "AggressiveInlining" : "AggressiveOptimization")})]");
        var generic = TypeArguments(hasLanes, isPass);
        var constraints = new[] { hasLanes ? $"where V : struct, ILanes<V, {Context.T}>" : "", isPass ? "where M : struct, IPass" : "" }.Where(c => c.Length > 0).ToList();
        var where = constraints.Count > 0 ? "\n    " + string.Join(" ", constraints) : "";
        return Writer.Block($"private static void {name}{(generic.Length > 0 ? $"<{generic}>" : "")}({signature.Declaration(more)}){where}");
    }

    /// <summary>What a kernel is generic over: V, the lanes, unless it has one unit, and M, the kind of pass, where that matters to it.</summary>
    public static string TypeArguments(bool hasLanes, bool isPass) => string.Join(", ", new[] { hasLanes ? "V" : "", isPass ? "M" : "" }.Where(t => t.Length > 0));

    /// <summary>Whole vectors first; what is left over in lanes half as wide, and half again, down to single numbers.</summary>
    private void WriteLadder(int width, Func<string, string, string, string> call)
    {
        Writer.Write($"// {width} units: whole vectors first, the rest in narrower lanes.");
        Writer.Write($"nuint whole = {width} - ({width} % (nuint)V.Count);");
        Writer.Write(call("V", "0", "whole"));
        var bits = Context.Schedule.WidestLanes == 16 ? new[] { (8, 256), (4, 128) } : [(4, 256), (2, 128)];
        foreach (var (lanes, size) in bits.Where(b => width % (2 * b.Item1) >= b.Item1))
        {
            Writer.Line();
            using (Writer.Block($"if (V.Count > {lanes} && {width} - whole >= {lanes})"))
            {
                Writer.Write(call($"{Context.Lanes}{size}", "whole", $"whole + {lanes}"));
                Writer.Write($"whole += {lanes};");
            }
        }

        var narrowest = bits[bits.Length - 1].Item1;
        if (width % narrowest != 0)
        {
            Writer.Line();
            using (Writer.Block("if (V.Count > 1)"))
            {
                Writer.Write(call($"{Context.Lanes}1", "whole", EmissionContext.Number(width)));
            }
        }
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
