using System.Globalization;
using System.Net;
using System.Text;

namespace Co2Forecast;

/// <summary>A chart of monthly values as SVG: a line each, years along the bottom, a grid, a legend.</summary>
internal sealed class SvgChart
{
    private const int Width = 1080, Height = 560;
    private const int Left = 70, Right = 30, Top = 112, Bottom = 50;
    private const double GridStep = 5;

    private readonly DateOnly _start;
    private readonly IReadOnlyList<ChartLine> _lines;
    private readonly double _low;
    private readonly double _high;
    private readonly StringBuilder _svg = new();

    private SvgChart(DateOnly start, IReadOnlyList<ChartLine> lines)
    {
        (_start, _lines) = (start, lines);
        _low = Math.Floor(lines.Min(line => line.Values.Min()) / GridStep) * GridStep;
        _high = Math.Ceiling(lines.Max(line => line.Values.Max()) / GridStep) * GridStep;
    }

    private int Months => _lines[0].Values.Count;

    public static string Draw(string title, string subtitle, string unit, DateOnly start, IReadOnlyList<ChartLine> lines)
    {
        var chart = new SvgChart(start, lines);
        chart.Open(title, subtitle);
        chart.ValueAxis(unit);
        chart.TimeAxis();
        foreach (var line in lines)
        {
            chart.Line(line);
        }

        chart.Legend();
        return chart._svg.Append("</svg>\n").ToString();
    }

    private void Open(string title, string subtitle)
    {
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}">""");
        Add($"<style>text {{ font: 13px Helvetica, Arial, sans-serif; fill: #333 }} .title {{ font-size: 21px; font-weight: bold }}</style>");
        Add($"""<rect width="{Width}" height="{Height}" fill="#fff"/>""");
        Add($"""<text x="{Left}" y="36" class="title">{WebUtility.HtmlEncode(title)}</text>""");
        Add($"""<text x="{Left}" y="60">{WebUtility.HtmlEncode(subtitle)}</text>""");
    }

    private void ValueAxis(string unit)
    {
        for (var value = _low; value <= _high; value += GridStep)
        {
            Add($"""<line x1="{Left}" y1="{Y(value):F1}" x2="{Width - Right}" y2="{Y(value):F1}" stroke="#e3e3e3"/>""");
            Add($"""<text x="{Left - 10}" y="{Y(value) + 4:F1}" text-anchor="end">{value:F0}</text>""");
        }

        Add($"""<text transform="translate(22 {(Top + Height - Bottom) / 2}) rotate(-90)" text-anchor="middle">{WebUtility.HtmlEncode(unit)}</text>""");
    }

    private void TimeAxis()
    {
        Add($"""<line x1="{Left}" y1="{Height - Bottom}" x2="{Width - Right}" y2="{Height - Bottom}" stroke="#888"/>""");
        for (var month = 0; month < Months; month++)
        {
            if (_start.AddMonths(month) is { Month: 1, Year: var year })
            {
                Add($"""<line x1="{X(month):F1}" y1="{Height - Bottom}" x2="{X(month):F1}" y2="{Height - Bottom + 6}" stroke="#888"/>""");
                Add($"""<text x="{X(month):F1}" y="{Height - Bottom + 24}" text-anchor="middle">{year}</text>""");
            }
        }
    }

    private void Line(ChartLine line)
    {
        var points = string.Join(' ', line.Values.Select((value, month) => Format($"{X(month):F1},{Y(value):F1}")));
        Add($"""<polyline points="{points}" fill="none" stroke="{line.Color}" stroke-width="{line.Width}" stroke-linejoin="round"/>""");
        if (line.Dots)
        {
            var dots = string.Concat(line.Values.Select((value, month) => Format($"M{X(month):F1} {Y(value):F1}h0")));
            Add($"""<path d="{dots}" stroke="{line.Color}" stroke-width="{line.Width + 3}" stroke-linecap="round"/>""");
        }
    }

    private void Legend()
    {
        var x = (double)Left;
        foreach (var line in _lines)
        {
            Add($"""<line x1="{x}" y1="86" x2="{x + 28}" y2="86" stroke="{line.Color}" stroke-width="{line.Width + 1}"/>""");
            Add($"""<text x="{x + 36}" y="90">{WebUtility.HtmlEncode(line.Name)}</text>""");
            x += 76 + (line.Name.Length * 6.6);
        }
    }

    private double X(int month) => Left + ((double)month / (Months - 1) * (Width - Left - Right));

    private double Y(double value) => Height - Bottom - ((value - _low) / (_high - _low) * (Height - Top - Bottom));

    private void Add(FormattableString line) => _svg.Append(Format(line)).Append('\n');

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
