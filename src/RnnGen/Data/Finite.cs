namespace RnnGen;

/// <summary>Keeps numbers that are not finite out of data.</summary>
internal static class Finite
{
    internal static void Check(ReadOnlySpan<double> values, string parameter, string what)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected finite numbers; {what} has {values[i]} at {i}."), parameter);
            }
        }
    }
}
