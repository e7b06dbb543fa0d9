namespace RnnGen.Integration.Tests;

/// <summary>A forecaster of demand from the declaration to the file: inputs of every span, and quantiles of what is to come.</summary>
public sealed class DemandTests
{
    private const int Rows = 512;

    /// <summary>
    /// Each store sells about its own level, and twice as much where a promotion is planned, give or take a uniform noise of which the true quantiles are known.
    /// </summary>
    [Fact]
    public void Quantiles_AreLearned_AndSavedWithTheirNormalization()
    {
        var network = new Demand(seed: 1);
        var trainer = new Trainer<float>(network.Engine, new Adam(3e-3), new() { Epochs = 25, Seed = 3 });
        var report = trainer.Fit(Draw(1));

        var test = Draw(2);
        var evaluation = trainer.Evaluate(test);
        Assert.True(report.Epochs[^1].Loss < 0.5 * report.Epochs[0].Loss, report.ToString());

        // Of 512 * 7 targets a share of 0.8 has a standard deviation of 0.0067; the network adds its own error.
        Assert.InRange(evaluation["coverage"], 0.7, 0.9);

        // Of uniform noise of width R the true quantiles have a pinball loss of 0.072 R, and the median a mean absolute error of 0.25 R.
        Assert.True(evaluation["pinball"] < 0.4 * evaluation["mae"], evaluation.ToString());

        var restored = Demand.Load(network.ToBytes());
        Assert.Equal(network.Normalization, restored.Normalization);
        Assert.Equal((2 + 2, 1), (network.Normalization!.InputMean.Count, network.Normalization.TargetMean.Count));
        var rows = new DemandRows(3, Demand.Sizes.BatchSize);
        var (expected, actual) = (new double[Demand.Sizes.BatchSize * 7 * 3], new double[Demand.Sizes.BatchSize * 7 * 3]);
        network.Predict(rows.Batch, expected);
        restored.Predict(rows.Batch, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(expected, rows.Streamed(restored));
        Assert.All(Enumerable.Range(0, expected.Length / 3), i => Assert.True(expected[(3 * i) + 2] > expected[3 * i], $"position {i}"));
    }

    private static SequenceDataset Draw(int seed) => Demand.CreateDataset(new DemandRows(seed, Rows).Batch);

    /// <summary>Drawn rows.</summary>
    private sealed class DemandRows
    {
        private readonly double[] _history;
        private readonly int[] _weekday;
        private readonly int[] _store;
        private readonly double[] _plan;
        private readonly double[] _targets;

        public DemandRows(int seed, int rows)
        {
            var random = new Random(seed);
            (_history, _weekday, _store, _plan, _targets) = (new double[rows * 28 * 2], new int[rows * 28], new int[rows], new double[rows * 7 * 2], new double[rows * 7]);
            for (var row = 0; row < rows; row++)
            {
                _store[row] = random.Next(50);
                var level = 100 + (3 * _store[row]);
                var first = random.Next(7);
                for (var t = 0; t < 28; t++)
                {
                    (_history[((row * 28) + t) * 2], _history[(((row * 28) + t) * 2) + 1]) = (level + (20 * random.NextDouble()), 5 + random.NextDouble());
                    _weekday[(row * 28) + t] = (first + t) % 7;
                }

                for (var t = 0; t < 7; t++)
                {
                    var isPromotion = random.Next(4) == 0;
                    (_plan[((row * 7) + t) * 2], _plan[(((row * 7) + t) * 2) + 1]) = (5 + random.NextDouble(), isPromotion ? 1 : 0);
                    _targets[(row * 7) + t] = (isPromotion ? 2 : 1) * (level + (20 * random.NextDouble()));
                }
            }
        }

        /// <summary>The quantiles of all rows, each from a session that has taken its history day by day.</summary>
        public double[] Streamed(Demand network)
        {
            var outputs = new double[_store.Length * 7 * 3];
            using var session = network.CreateEncoderSession();
            for (var row = 0; row < _store.Length; row++)
            {
                session.Reset();
                session.SetStaticInputs(ReadOnlySpan<double>.Empty, _store.AsSpan(row, 1));
                for (var t = 0; t < 28; t++)
                {
                    session.Step(_history.AsSpan(((row * 28) + t) * 2, 2), _weekday.AsSpan((row * 28) + t, 1));
                }

                session.Predict(_plan.AsSpan(row * 7 * 2, 7 * 2), [], outputs.AsSpan(row * 7 * 3, 7 * 3));
            }

            return outputs;
        }

        public Demand.Batch<double> Batch => new() { History = _history, Weekday = _weekday, Store = _store, Plan = _plan, Targets = _targets };
    }
}
