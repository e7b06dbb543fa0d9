namespace Co2Forecast;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Color">A color of CSS.</param>
/// <param name="Width">The stroke's width in pixels.</param>
/// <param name="Dots">Whether its points are marked.</param>
/// <param name="Values">One value a month, from the chart's first month on.</param>
internal sealed record ChartLine(string Name, string Color, double Width, bool Dots, IReadOnlyList<double> Values);
