using RnnGen;

namespace Tasks;

/// <summary>
/// The autoregressive model of second order on the yearly sunspot numbers from 1770 to 1869 (Yule, 1927; Box and Jenkins, Time series analysis, 1970,
/// series E): x_t = c + phi_1 x_{t-1} + phi_2 x_{t-2}. Training by gradients must arrive at the solution of least squares, which is computed beside it.
/// </summary>
internal sealed class Sunspots : ITask
{
    public const int Order = 2;
    public const int Windows = 98;

    private const int Epochs = 2_000;

    /// <summary>From the National Geophysical Data Center, by way of statsmodels' <c>sunspots.csv</c>; public domain.</summary>
    private static readonly double[] Numbers =
    [
        100.8, 81.6, 66.5, 34.8, 30.6, 7, 19.8, 92.5, 154.4, 125.9, 84.8, 68.1, 38.5, 22.8, 10.2, 24.1, 82.9, 132, 130.9, 118.1,
        89.9, 66.6, 60, 46.9, 41, 21.3, 16, 6.4, 4.1, 6.8, 14.5, 34, 45, 43.1, 47.5, 42.2, 28.1, 10.1, 8.1, 2.5,
        0, 1.4, 5, 12.2, 13.9, 35.4, 45.8, 41.1, 30.1, 23.9, 15.6, 6.6, 4, 1.8, 8.5, 16.6, 36.3, 49.6, 64.2, 67,
        70.9, 47.8, 27.5, 8.5, 13.2, 56.9, 121.5, 138.3, 103.2, 85.7, 64.6, 36.7, 24.2, 10.7, 15, 40.1, 61.5, 98.5, 124.7, 96.3,
        66.6, 64.5, 54.1, 39, 20.6, 6.7, 4.3, 22.7, 54.8, 93.8, 95.8, 77.2, 59.1, 44, 47, 30.5, 16.3, 7.3, 37.6, 74,
    ];

    public string Name => "sunspots";

    public IReadOnlyList<Trial> Trials { get; } =
    [
        new("Lags(2), Dense(1)", "coefficients those of least squares within 1e-4", Budget: 10, Learn) { IsQuick = true },
    ];

    private static Result Learn(int seed)
    {
        // Coefficients do not depend on the scale, but the speed of training does.
        var mean = Numbers.Average();
        var deviation = Math.Sqrt(Numbers.Average(number => Math.Pow(number - mean, 2)));
        var series = Array.ConvertAll(Numbers, number => (number - mean) / deviation);

        double[] inputs = [.. Enumerable.Range(Order, Windows).SelectMany(t => series[(t - Order)..t])];
        var dataset = SequenceDataset.FromArrays(inputs, series.AsSpan(Order), steps: Order);
        var network = new SunspotModel(seed);
        var report = Trainer.For(network, new Sgd(learningRate: 0.1, momentum: 0.9), new TrainerOptions
        {
            Epochs = Epochs,
            Seed = seed,
            NormalizationMode = NormalizationMode.None,
        }).Fit(dataset);

        // A delay line puts the latest value first.
        var weight = network.Parameters["dense.weight"];
        var trained = (Phi1: weight[0], Phi2: weight[1], C: network.Parameters["dense.bias"][0]);
        var (phi1, phi2, c) = LeastSquares(series);
        var apart = new[] { trained.Phi1 - phi1, trained.Phi2 - phi2, trained.C - c }.Max(Math.Abs);
        return new((long)report.Epochs.Count * Windows, $"{trained.Phi1:F4} and {trained.Phi2:F4}, {apart:G1} apart", apart <= 1e-4);
    }

    /// <summary>The normal equations, of three unknowns, by Cramer's rule.</summary>
    private static (double Phi1, double Phi2, double C) LeastSquares(double[] x)
    {
        var years = Enumerable.Range(Order, Windows).ToArray();
        double[][] columns = [[.. years.Select(t => x[t - 1])], [.. years.Select(t => x[t - 2])], [.. years.Select(_ => 1.0)]];
        double[] target = [.. years.Select(t => x[t])];
        var normal = columns.Select(row => columns.Select(column => Dot(row, column)).ToArray()).ToArray();
        var right = columns.Select(row => Dot(row, target)).ToArray();
        var whole = Determinant(normal);
        return (Solve(0), Solve(1), Solve(2));

        double Solve(int unknown) => Determinant([.. normal.Select((row, i) => row.Select((value, j) => j == unknown ? right[i] : value).ToArray())]) / whole;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Determinant(double[][] m) =>
        (m[0][0] * ((m[1][1] * m[2][2]) - (m[1][2] * m[2][1])))
        - (m[0][1] * ((m[1][0] * m[2][2]) - (m[1][2] * m[2][0])))
        + (m[0][2] * ((m[1][0] * m[2][1]) - (m[1][1] * m[2][0])));
}

[RecurrentNetwork(Steps = Sunspots.Order, BatchSize = Sunspots.Windows, Precision = Precision.Double)]
[Input(1)]
[Lags(Sunspots.Order)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class SunspotModel;
