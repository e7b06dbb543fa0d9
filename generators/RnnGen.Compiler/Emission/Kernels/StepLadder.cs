using System;
using System.Linq;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// The units of one row in vectors: whole ones first; then one more, of the narrowest lanes that hold the rest, which ends with the last unit.
/// Where the rest does not fill it, it begins earlier and computes some units again, to the same bits: that costs less than single numbers.
/// </summary>
internal sealed class StepLadder(KernelWriter kernel, int width)
{
    private readonly int _widest = kernel.Context.Schedule.WidestLanes;

    private int Narrowest => _widest / 4;

    /// <param name="call">Writes the call for units in lanes of a type, from one expression to another.</param>
    public void Write(Action<string, string, string> call)
    {
        kernel.Writer.Write($"// {width} units: whole vectors first, then narrower lanes, which may compute some units again.");
        kernel.Writer.Write($"nuint whole = {width} - ({width} % (nuint)V.Count);");
        call("V", "0", "whole");
        if (width < Narrowest)
        {
            If("V.Count > 1", () => call(Lanes(1), "0", EmissionContext.Number(width)));
            return;
        }

        var sizes = new[] { Narrowest, 2 * Narrowest, _widest }.Where(lanes => lanes <= width).ToList();
        if (sizes.Count < 3 && width > sizes.Last())
        {
            // No lanes hold the rest of the wider registers.
            var most = sizes.Last();
            If($"V.Count > {most}", () =>
            {
                call(Lanes(most), "0", EmissionContext.Number(most));
                kernel.Writer.Write($"whole = {most};");
            });
        }

        for (var i = sizes.Count - 1; i >= 0; i--)
        {
            var rest = Enumerable.Range(0, 3).Select(n => width % (_widest >> n)).Concat([width - sizes.Last()]).ToList();
            var least = i == 0 ? 0 : sizes[i - 1];
            if (rest.Any(r => r > least && r <= sizes[i]))
            {
                var isLast = i == sizes.Count - 1;
                var upper = isLast ? "" : $" && {width} - whole <= {sizes[i]}";
                var size = sizes[i];
                If($"V.Count >= {size} && {width} - whole > {least}{upper}", () => call(Lanes(size), EmissionContext.Number(width - size), EmissionContext.Number(width)));
            }
        }
    }

    private string Lanes(int count) => kernel.Context.Lanes + (count == 1 ? "1" : EmissionContext.Number(count * 512 / _widest));

    private void If(string condition, Action statements)
    {
        kernel.Writer.Line();
        using (kernel.Writer.Block($"if ({condition})"))
        {
            statements();
        }
    }
}
