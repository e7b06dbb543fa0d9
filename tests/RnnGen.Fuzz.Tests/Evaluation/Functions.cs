namespace RnnGen.Fuzz.Tests.Evaluation;

/// <summary>Functions of one number: value, derivative for the error to pass, and on which sides of its kinks the argument is.</summary>
internal static class Functions
{
    private const double Rounding = Approximation.Rounding;

    /// <summary>Functions are within 4 units in the last place, which are 8 roundings; what is made of several counts as so many.</summary>
    private const int OfFunction = 8;

    public static (double Value, double Error) Of(string name, double x, double error, IReadOnlyList<double> numbers, List<bool>? kinks)
    {
        switch (name)
        {
            case "Sigmoid":
                // The gates' fast sigmoid is within a rounding of 1, not of itself.
                return Smooth(1 / (1 + Math.Exp(-x)), error * 0.25, 1);
            case "Tanh":
                return Smooth(Math.Tanh(x), error, 1);
            case "Exp":
                return Smooth(Math.Exp(x), error * Math.Exp(x), Math.Exp(x));
            case "Log":
                return Smooth(Math.Log(x), error / x, Math.Max(1, Math.Abs(Math.Log(x))));
            case "Sqrt":
                return Smooth(Math.Sqrt(x), error / (2 * Math.Sqrt(x)), Math.Sqrt(x));
            case "Softplus":
                return Smooth(Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))), error, 1 + Math.Abs(x));
            case "Silu":
                return Smooth(x / (1 + Math.Exp(-x)), error * 1.1, Math.Abs(x));
            case "Gelu":
                return Smooth(0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))), error * 1.13, Math.Abs(x) * (1 + (x * x)));
            case "Sin":
                return Smooth(Math.Sin(x), error, 1);
            case "Cos":
                return Smooth(Math.Cos(x), error, 1);
            case "Negate":
                return (-x, error);
            case "Relu":
                kinks?.Add(x > 0);
                return (Math.Max(x, 0), error);
            case "Abs":
                kinks?.Add(x > 0);
                return (Math.Abs(x), error);
            case "Elu":
                kinks?.Add(x > 0);
                return x > 0 ? (x, error) : Smooth(Math.Exp(x) - 1, error, 1);
            case "Floor":
                // Rounding may take it over an integer.
                var below = Math.Floor(x);
                kinks?.Add(2 * Math.Floor(below / 2) == below);
                return (below, Math.Floor(x + error) - Math.Floor(x - error));
            case "Softsign":
                kinks?.Add(x > 0);
                return Smooth(x / (1 + Math.Abs(x)), error, 1);
            case "LeakyRelu":
                kinks?.Add(x > 0);
                return Smooth(x > 0 ? x : numbers[0] * x, error, Math.Abs(x));
            case "Clamp":
                kinks?.Add(x > numbers[0]);
                kinks?.Add(x > numbers[1]);
                return (Math.Clamp(x, numbers[0], numbers[1]), error);
            default:
                throw new InvalidOperationException(name);
        }
    }

    public static (double Value, double Error) Of(string name, (double Value, double Error) a, (double Value, double Error) b, List<bool>? kinks)
    {
        switch (name)
        {
            case "Add":
                return Rounded(a.Value + b.Value, a.Error + b.Error, Math.Abs(a.Value) + Math.Abs(b.Value));
            case "Subtract":
                return Rounded(a.Value - b.Value, a.Error + b.Error, Math.Abs(a.Value) + Math.Abs(b.Value));
            case "Multiply" or "Hadamard":
                var product = a.Value * b.Value;
                return Rounded(product, (Math.Abs(a.Value) * b.Error) + (Math.Abs(b.Value) * a.Error), Math.Abs(product));
            case "Divide":
                var quotient = a.Value / b.Value;
                return Rounded(quotient, (a.Error + (Math.Abs(quotient) * b.Error)) / Math.Abs(b.Value), Math.Abs(quotient));
            case "Min":
                kinks?.Add(a.Value < b.Value);
                return (Math.Min(a.Value, b.Value), Math.Max(a.Error, b.Error));
            case "Max":
                kinks?.Add(a.Value > b.Value);
                return (Math.Max(a.Value, b.Value), Math.Max(a.Error, b.Error));
            default:
                throw new InvalidOperationException(name);
        }
    }

    public static (double Value, double Error) Select((double Value, double Error) condition, (double Value, double Error) a, (double Value, double Error) b, List<bool>? kinks)
    {
        // Rounding may choose the other one.
        kinks?.Add(condition.Value > 0);
        var chosen = condition.Value > 0 ? a : b;
        return Math.Abs(condition.Value) <= condition.Error && condition.Error > 0 ? (chosen.Value, Math.Max(a.Error, b.Error) + Math.Abs(a.Value - b.Value)) : chosen;
    }

    private static (double Value, double Error) Smooth(double value, double error, double scale) => (value, error + (OfFunction * Rounding * scale));

    // Two roundings: what equations make in one operation may be made in two, as a division by a multiplication with the reciprocal.
    private static (double Value, double Error) Rounded(double value, double error, double scale) => (value, error + (2 * Rounding * scale));
}
