using System.Globalization;
using System.Security;
using System.Text;
using static System.FormattableString;

namespace RnnGen;

/// <summary>Draws a <see cref="GradientFlow"/> as SVG: steps to the right, norms upwards on a logarithmic scale, a line for each layer, a legend below.</summary>
internal sealed class GradientFlowPlot
{
    private const int Width = 720;
    private const int Left = 70;
    private const int Right = Width - 20;
    private const int Top = 40;
    private const int Bottom = 340;
    private const int LegendLine = 20;
    private const int MaxTicks = 10;

    private static readonly string[] Colors = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#e377c2", "#17becf"];

    private readonly StringBuilder _svg = new();
    private readonly GradientFlow _flow;
    private readonly int _steps;
    private readonly int _lowest;
    private readonly int _highest;

    private GradientFlowPlot(GradientFlow flow)
    {
        _flow = flow;
        _steps = flow.Layers.Max(static layer => layer.Norms.Count);
        var drawn = flow.Layers.SelectMany(static layer => layer.Norms).Where(IsDrawn).Select(Decade).DefaultIfEmpty(0).ToArray();
        _lowest = (int)Math.Floor(drawn.Min());
        _highest = Math.Max(_lowest + 1, (int)Math.Ceiling(drawn.Max()));
    }

    internal static string Draw(GradientFlow flow)
    {
        var plot = new GradientFlowPlot(flow);
        plot.Open();
        plot.DrawDecades();
        plot.DrawSteps();
        for (var i = 0; i < flow.Layers.Count; i++)
        {
            plot.DrawLayer(flow.Layers[i], Colors[i % Colors.Length]);
            plot.DrawLegend(flow.Layers[i], Colors[i % Colors.Length], i);
        }

        return plot._svg.Append("</svg>\n").ToString();
    }

    private static bool IsDrawn(double norm) => double.IsFinite(norm) && norm > 0;

    /// <summary>The decimal logarithm, rounded so that powers of ten are whole.</summary>
    private static double Decade(double norm) => Math.Round(ExactFunctions.Log(norm) / ExactFunctions.Log(10), 9);

    /// <summary>At most <see cref="MaxTicks"/> intervals, each of 1, 2 or 5 times a power of ten.</summary>
    private static int TickDistance(int range)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var distance in (ReadOnlySpan<int>)[power, 2 * power, 5 * power])
            {
                if (range <= distance * MaxTicks)
                {
                    return distance;
                }
            }
        }
    }

    private double X(int step) => _steps == 1 ? Left : Left + ((double)(Right - Left) * step / (_steps - 1));

    private double Y(double decade) => Bottom - ((Bottom - Top) * (decade - _lowest) / (_highest - _lowest));

    private void Open()
    {
        var height = Bottom + 60 + (LegendLine * _flow.Layers.Count);
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Line($"<title>Gradient flow</title>");
        Line($"<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        Line($"<text x=\"{Left}\" y=\"24\" font-size=\"14\">Gradient flow: norm of dL/dh_t</text>");
    }

    private void DrawDecades()
    {
        for (var decade = _lowest; decade <= _highest; decade += TickDistance(_highest - _lowest))
        {
            var y = Y(decade);
            Line($"<line x1=\"{Left}\" y1=\"{y:F1}\" x2=\"{Right}\" y2=\"{y:F1}\" stroke=\"#dddddd\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{y + 4:F1}\" text-anchor=\"end\">1e{decade}</text>");
        }
    }

    private void DrawSteps()
    {
        Line($"<line x1=\"{Left}\" y1=\"{Bottom}\" x2=\"{Right}\" y2=\"{Bottom}\" stroke=\"#333333\"/>");
        for (var step = 0; step < _steps; step += TickDistance(_steps - 1))
        {
            Line($"<text x=\"{X(step):F1}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{step}</text>");
        }

        Line($"<text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 36}\" text-anchor=\"middle\">step t</text>");
    }

    /// <summary>A line through consecutive norms that have a logarithm; a single one is a dot.</summary>
    private void DrawLayer(GradientFlowLayer layer, string color)
    {
        for (var step = 0; step < layer.Norms.Count; step++)
        {
            var points = new List<string>();
            for (; step < layer.Norms.Count && IsDrawn(layer.Norms[step]); step++)
            {
                points.Add(Invariant($"{X(step):F1},{Y(Decade(layer.Norms[step])):F1}"));
            }

            if (points.Count == 1)
            {
                var at = points[0].Split(',');
                Line($"<circle cx=\"{at[0]}\" cy=\"{at[1]}\" r=\"2\" fill=\"{color}\"/>");
            }
            else if (points.Count > 1)
            {
                Line($"<polyline points=\"{string.Join(' ', points)}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\"/>");
            }
        }
    }

    private void DrawLegend(GradientFlowLayer layer, string color, int index)
    {
        var y = Bottom + 60 + (index * LegendLine);
        Line($"<line x1=\"{Left}\" y1=\"{y - 4}\" x2=\"{Left + 24}\" y2=\"{y - 4}\" stroke=\"{color}\" stroke-width=\"3\"/>");
        Line($"<text x=\"{Left + 32}\" y=\"{y}\">{SecurityElement.Escape(layer.Name)}: {GradientFlow.Word(layer.Verdict)}, ratio {layer.Ratio:0.0E+0}</text>");
    }

    private void Line(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
