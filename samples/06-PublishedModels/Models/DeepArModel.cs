using RnnGen;

namespace PublishedModels;

/// <summary>
/// DeepAR (Salinas, Flunkert and Gasthaus, DeepAR: probabilistic forecasting with autoregressive recurrent networks, 2017): one LSTM over many items predicts the distribution of the next value
/// from the last one, from what is known of the day, and from the item; forecasts are sample paths.
/// <code>
/// h_t = LSTM(h_{t-1}, z_{t-1} / ν, x_t)        z_t / ν from a normal distribution, whose μ and σ are made of h_t        ν = 1 + mean of the z that are known
/// </code>
/// As in the paper: the encoder reads values one step late, so that the decoder begins with the last known one; targets are fed back in training, draws in forecasts; values are divided by
/// their scale ν. Not as in the paper: the decoder has weights of its own, the encoder's steps are no part of the loss, and all rows are drawn with the same probability.
/// The data are made up: items with a level, a week and a promotion's gain of their own, and what is left of a shock the day after, so that the exact distribution of a day is known.
/// </summary>
internal static class DeepArModel
{
    public const int Steps = 14;
    public const int Ahead = 7;
    public const int Items = 30;
    public const int BatchSize = 64;

    private const int TrainingRows = 4_000;
    private const int TestRows = 1_000;
    private const int Epochs = 15;

    /// <summary>The share of a day's deviation that is left the day after, and the deviation of its shock, relative to the item's level.</summary>
    private const double Memory = 0.8;
    private const double Shock = 0.1;

    /// <summary>Of 99 draws, the next one lies between the 10th from below and the 10th from above with probability (90 - 10) / 100.</summary>
    private const int Paths = 99;
    private const int Tail = 10;
    private const double Share = 0.8;

    public static Finding Learn(int seed)
    {
        var random = new Random(seed);
        var items = Enumerable.Range(0, Items).Select(_ => Item.Draw(random)).ToArray();
        var (training, test) = (new Rows(TrainingRows, items, random), new Rows(TestRows, items, random));
        var network = new DeepAr(seed);
        var trainer = Trainer.For(network, new Adam(learningRate: 0.005), new()
        {
            Epochs = Epochs,
            Schedule = new CosineDecay(Epochs * (TrainingRows + BatchSize - 1) / BatchSize, floor: 0.02),
            Clipping = GradientClipping.ByGlobalNorm(1),
            NormalizationMode = NormalizationMode.None,
        });
        var held = DeepAr.CreateDataset(test.Batch(0, TestRows));
        var before = trainer.Evaluate(held).Loss;
        trainer.Fit(DeepAr.CreateDataset(training.Batch(0, TrainingRows)));
        var after = trainer.Evaluate(held).Loss;

        // A day's deviation is a shock and what is left of those before; who does not look at the days before knows its spread alone, which is wider.
        var forgetful = test.Exact - (0.5 * Math.Log(1 - (Memory * Memory)));
        var (days, weeks, apart) = Covered(network, test, seed);
        var noise = 4 * Math.Sqrt(Share * (1 - Share) / TestRows);
        return new("DeepAR", network.Parameters.Count, FormattableString.Invariant($"{TrainingRows:N0} rows of {Items} items"), before, after, test.Exact,
        [
            new(after < forgetful, $"the loss {after:F3} is below {forgetful:F3}, that of one who knows all but the days before"),
            new(Math.Abs(days - Share) <= noise, $"{days:P1} of the days lie within the middle {Share:P0} of {Paths} sample paths, {Share:P0} give or take {noise:P1} as 4 deviations of {TestRows:N0} rows"),
            new(Math.Abs(weeks - Share) <= noise, $"so do {weeks:P1} of the weeks' totals; were days drawn apart from each other, {apart:P1}"),
        ]);
    }

    /// <summary>Shares of the targets within the paths' interval: of days, of the totals of a row, and of totals if each day came from another path.</summary>
    private static (double Days, double Weeks, double Apart) Covered(DeepAr network, Rows rows, int seed)
    {
        var (days, weeks, apart) = (0, 0, 0);
        var values = new double[BatchSize * Paths * Ahead];
        for (var first = 0; first < rows.Count; first += BatchSize)
        {
            var count = Math.Min(BatchSize, rows.Count - first);
            network.Decode(rows.Batch(first, count), values.AsSpan(0, count * Paths * Ahead), new DecodingOptions { Temperature = 1, Paths = Paths, Seed = seed + first });
            for (var row = 0; row < count; row++)
            {
                var targets = rows.Targets.AsSpan((first + row) * Ahead, Ahead).ToArray();
                double Of(int path, int day) => values[(((row * Paths) + (path % Paths)) * Ahead) + day];
                days += Enumerable.Range(0, Ahead).Count(day => IsWithin(targets[day], path => Of(path, day)));
                weeks += IsWithin(targets.Sum(), path => Enumerable.Range(0, Ahead).Sum(day => Of(path, day))) ? 1 : 0;
                apart += IsWithin(targets.Sum(), path => Enumerable.Range(0, Ahead).Sum(day => Of(path + day, day))) ? 1 : 0;
            }
        }

        return ((double)days / (rows.Count * Ahead), (double)weeks / rows.Count, (double)apart / rows.Count);
    }

    private static bool IsWithin(double target, Func<int, double> draw)
    {
        var draws = Enumerable.Range(0, Paths).Select(draw).Order().ToArray();
        return target > draws[Tail - 1] && target < draws[Paths - Tail];
    }

    /// <summary>What is peculiar to an item.</summary>
    private sealed record Item(double Level, double Swing, int Phase, double Gain)
    {
        public static Item Draw(Random random) => new(10 * Math.Pow(100, random.NextDouble()), 0.3 * random.NextDouble(), random.Next(7), 0.2 + (0.6 * random.NextDouble()));

        public double Expected(int weekday, int promotion) => 1 + (Swing * Math.Sin(2 * Math.PI * (weekday + Phase) / 7)) + (Gain * promotion);
    }

    /// <summary>Rows of an item each: 15 days that are known, and the seven after them.</summary>
    private sealed class Rows
    {
        private readonly double[] _before, _promotion, _last, _plan;
        private readonly int[] _weekday, _item, _coming;

        public Rows(int count, Item[] items, Random random)
        {
            Count = count;
            (_before, _promotion, _weekday, _item) = (new double[count * Steps], new double[count * Steps], new int[count * Steps], new int[count]);
            (_last, _plan, _coming, Targets) = (new double[count * Ahead], new double[count * Ahead], new int[count * Ahead], new double[count * Ahead]);
            for (var row = 0; row < count; row++)
            {
                Draw(row, items, random);
            }

            Exact /= count * Ahead;
        }

        public int Count { get; }

        public double[] Targets { get; }

        /// <summary>The mean loss of the distributions that the targets are drawn from.</summary>
        public double Exact { get; private set; }

        public DeepAr.Batch<double> Batch(int first, int count) => new()
        {
            Before = _before.AsSpan(first * Steps, count * Steps),
            Promotion = _promotion.AsSpan(first * Steps, count * Steps),
            Weekday = _weekday.AsSpan(first * Steps, count * Steps),
            Item = _item.AsSpan(first, count),
            Last = _last.AsSpan(first * Ahead, count * Ahead),
            Plan = _plan.AsSpan(first * Ahead, count * Ahead),
            Coming = _coming.AsSpan(first * Ahead, count * Ahead),
            Targets = Targets.AsSpan(first * Ahead, count * Ahead),
        };

        private void Draw(int row, Item[] items, Random random)
        {
            const int Days = 1 + Steps + Ahead;
            _item[row] = random.Next(Items);
            var (item, firstDay) = (items[_item[row]], random.Next(7));
            var promotions = Enumerable.Range(0, Days).Select(_ => random.Next(4) == 0 ? 1 : 0).ToArray();
            var shocks = Enumerable.Range(0, Days).Select(_ => Noise.Next(random)).ToArray();
            var (values, deviation) = (new double[Days], Shock / Math.Sqrt(1 - (Memory * Memory)) * Noise.Next(random));
            for (var day = 0; day < Days; day++)
            {
                deviation = (Memory * deviation) + (Shock * shocks[day]);
                values[day] = item.Level * (item.Expected((firstDay + day) % 7, promotions[day]) + deviation);
            }

            var scale = 1 + values.Take(1 + Steps).Average();
            for (var day = 1; day <= Steps; day++)
            {
                var at = (row * Steps) + day - 1;
                (_before[at], _promotion[at], _weekday[at]) = (values[day - 1] / scale, promotions[day], (firstDay + day) % 7);
            }

            // The last known value at the first step of the output alone: there the decoder feeds nothing back yet.
            _last[row * Ahead] = values[Steps] / scale;
            for (var day = 1 + Steps; day < Days; day++)
            {
                var at = (row * Ahead) + day - Steps - 1;
                (_plan[at], _coming[at], Targets[at]) = (promotions[day], (firstDay + day) % 7, values[day] / scale);
                Exact += Noise.Loss(shocks[day], Shock * item.Level / scale);
            }
        }
    }
}

/// <summary>The distribution of the next seven days, one after the other, of an item.</summary>
[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = DeepArModel.Steps, OutputSteps = DeepArModel.Ahead, BatchSize = DeepArModel.BatchSize)]
[Input(1, Name = "before")]
[Input(1, Name = "promotion")]
[Input(Vocabulary = 7, Name = "weekday")]
[Embedding(3, Name = "rhythm")]
[Input(Vocabulary = DeepArModel.Items, Name = "item", Span = InputSpan.Sequence)]
[Embedding(4, Name = "kind")]
[Concat("before", "promotion", "rhythm", "kind")]
[Lstm(24)]
[Lstm(24)]
[Decoder]
[Input(1, Name = "last", Span = InputSpan.OutputSteps)]
[Add("decoder", "last", Name = "previous")]
[Input(1, Name = "plan", Span = InputSpan.OutputSteps)]
[Input(Vocabulary = 7, Name = "coming", Span = InputSpan.OutputSteps)]
[Embedding(3, Name = "tempo")]
[Concat("previous", "plan", "tempo", "kind")]
[Lstm(24)]
[Lstm(24)]
[Dense(2)]
[Loss(LossKind.Gaussian)]
internal sealed partial class DeepAr;
