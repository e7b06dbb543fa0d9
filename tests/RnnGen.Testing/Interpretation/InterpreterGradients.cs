using RnnGen.Compiler.Ir;

namespace RnnGen.Testing.Interpretation;

/// <summary>Gradients by parameter, [output, input], and the sums of the magnitudes of what was added to each: the scale of its rounding error.</summary>
internal sealed class InterpreterGradients(InterpreterWeights weights)
{
    private readonly Dictionary<Parameter, double[,]> _sums = weights.Parameters.ToDictionary(p => p, p => new double[p.Rows, p.Columns]);
    private readonly Dictionary<Parameter, double[,]> _magnitudes = weights.Parameters.ToDictionary(p => p, p => new double[p.Rows, p.Columns]);

    public double[,] this[Parameter parameter] => _sums[parameter];

    public double[,] Magnitudes(Parameter parameter) => _magnitudes[parameter];

    public void Add(Accumulation accumulation, IReadOnlyDictionary<Value, double[]> values)
    {
        var (sums, magnitudes) = (_sums[accumulation.Parameter], _magnitudes[accumulation.Parameter]);
        var delta = values[accumulation.Delta];
        var factors = Factors(accumulation, values);
        for (var row = 0; row < sums.GetLength(0); row++)
        {
            foreach (var (column, factor) in factors)
            {
                var contribution = delta[delta.Length == 1 ? 0 : row] * factor;
                sums[row, column] += contribution;
                magnitudes[row, column] += Math.Abs(contribution);
            }
        }
    }

    private static (int Column, double Factor)[] Factors(Accumulation accumulation, IReadOnlyDictionary<Value, double[]> values) => accumulation switch
    {
        OuterAccumulation outer => [.. values[outer.X].Select((x, column) => (column, x))],
        SumAccumulation => [(0, 1)],
        ScatterAccumulation scatter => [((int)values[scatter.Token][0], 1)],
        _ => throw new ArgumentOutOfRangeException(nameof(accumulation), accumulation, "An unknown accumulation."),
    };
}
