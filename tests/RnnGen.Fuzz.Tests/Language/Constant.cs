using System.Globalization;

namespace RnnGen.Fuzz.Tests.Language;

/// <summary>A number that is known when the cell is compiled: one that is written out, or the variable of a loop, times a factor.</summary>
/// <param name="Text">How it is written.</param>
/// <param name="Factor">The number, or what the loop's variable is multiplied with.</param>
/// <param name="Variable">The loop's variable; null for a number.</param>
internal sealed record Constant(string Text, double Factor, string? Variable = null)
{
    public static Constant Of(int number) => new(number.ToString(CultureInfo.InvariantCulture), number);

    public static Constant Of(double number) => new(number.ToString("0.0###", CultureInfo.InvariantCulture), number);

    public double Value(IReadOnlyDictionary<string, int> variables) => Variable is null ? Factor : Factor * variables[Variable];
}
