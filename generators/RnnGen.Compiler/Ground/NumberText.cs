using System.Globalization;

namespace RnnGen.Compiler.Ground;

/// <summary>
/// Numbers as text that reads back as the same number, and is the same text wherever the compiler runs. The format R is neither: on .NET Framework, which is what Visual Studio runs on, it
/// loses the last bit of some numbers and the sign of 0.
/// </summary>
internal static class NumberText
{
    private static readonly string[] Short = ["G15", "G16"];

    /// <summary>The number in as few digits as keep all of its bits: 0.1, 1E-05, -0, NaN, Infinity.</summary>
    public static string Of(double number)
    {
        if (number == 0)
        {
            return double.IsNegativeInfinity(1 / number) ? "-0" : "0";
        }

        foreach (var format in Short)
        {
            var text = number.ToString(format, CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var same) && same.Equals(number))
            {
                return text;
            }
        }

        return number.ToString("G17", CultureInfo.InvariantCulture);
    }
}
