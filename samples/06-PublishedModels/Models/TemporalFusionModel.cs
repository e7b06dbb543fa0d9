using RnnGen;

namespace PublishedModels;

/// <summary>
/// A small temporal fusion network (Lim, Arık, Loeff and Pfister, Temporal fusion transformers for interpretable multi-horizon time series forecasting, 2019): quantiles of several steps ahead, from
/// past values, from what is known of the future, and from what is known of the series as a whole.
/// As in the paper: each variable has features of its own, made by a gated residual network; variable selection weights them, in the context of the series; an LSTM reads those of the past, and
/// another one, which begins where the first ends, those of the future; gated skip connections lead around each part; the context of the series enriches what the LSTMs give; nothing that was
/// predicted is fed back; the loss is that of quantiles.
/// Not as in the paper: attention has one head, and its query is the state of the LSTM before it is enriched; it looks at the enriched steps of the past, and not at those of the future;
/// what it finds is joined with the state; the LSTMs begin with zeros and not with a context of the series; encoder and decoder have gates and enrichment of their own; there is no dropout.
/// The data are made up: stores that differ in their week, in what a promotion brings and in their noise, and a level of each row that only the past can tell.
/// </summary>
internal static class TemporalFusionModel
{
    public const int Steps = 14;
    public const int Ahead = 7;
    public const int Stores = 20;
    public const int BatchSize = 64;
    public const int Width = 8;

    public const double Low = 0.1;
    public const double Middle = 0.5;
    public const double High = 0.9;

    private const int TrainingRows = 4_000;
    private const int TestRows = 1_000;
    private const int Epochs = 15;
    private const double PromotionRate = 0.25;

    private static readonly double[] Levels = [Low, Middle, High];

    public static Finding Learn(int seed)
    {
        var random = new Random(seed);
        var stores = Enumerable.Range(0, Stores).Select(_ => Store.Draw(random)).ToArray();
        var (training, test) = (new Rows(TrainingRows, stores, random), new Rows(TestRows, stores, random));
        var network = new TemporalFusion(seed);
        var trainer = Trainer.For(network, new Adam(learningRate: 0.005), new()
        {
            Epochs = Epochs,
            Schedule = new CosineDecay(Epochs * (TrainingRows + BatchSize - 1) / BatchSize, floor: 0.02),
            Clipping = GradientClipping.ByGlobalNorm(1),
            NormalizationMode = NormalizationMode.None,
        });
        var held = TemporalFusion.CreateDataset(test.Batch());
        var before = trainer.Evaluate(held).Loss;
        trainer.Fit(TemporalFusion.CreateDataset(training.Batch()));
        var result = trainer.Evaluate(held);
        var (otherPlan, otherRain) = (trainer.Evaluate(TemporalFusion.CreateDataset(test.WithOtherPlans())).Loss, trainer.Evaluate(TemporalFusion.CreateDataset(test.WithOtherRain())).Loss);
        return new("Temporal fusion", network.Parameters.Count, FormattableString.Invariant($"{TrainingRows:N0} rows of {Stores} stores"), before, result.Loss, test.Exact,
        [
            new(result.Loss < test.WithoutPast, $"the loss {result.Loss:F3} is below {test.WithoutPast:F3}, that of one who knows all but the past"),
            new(result.Loss < test.WithoutPlan, $"and below {test.WithoutPlan:F3}, that of one who knows all but the plan; {result["coverage"]:P1} of the values lie between the quantiles of 0.1 and 0.9"),
            new(otherPlan > test.WithoutPlan, $"with plans of other rows it is {otherPlan:F3}, above that: the network relies on the plan"),
            new(otherRain < test.WithoutPlan, $"with rain of other rows, which says nothing, it is {otherRain:F3}"),
        ]);
    }

    /// <summary>What is peculiar to a store.</summary>
    private sealed record Store(double Swing, int Phase, double Gain, double Spread)
    {
        public static Store Draw(Random random) => new(1.5 * random.NextDouble(), random.Next(7), 0.5 + (2 * random.NextDouble()), 0.2 + (0.4 * random.NextDouble()));

        /// <summary>The mean of a day above the row's level, and the deviation of its noise, which is twice as large with a promotion.</summary>
        public (double Mean, double Deviation) Day(int weekday, int promotion) => ((Swing * Math.Sin(2 * Math.PI * (weekday + Phase) / 7)) + (Gain * promotion), Spread * (1 + promotion));
    }

    /// <summary>Rows of a store each: two weeks, and the week to come.</summary>
    private sealed class Rows
    {
        private readonly double[] _sold, _promotion, _plan, _rain, _targets;
        private readonly int[] _weekday, _store, _coming;

        public Rows(int count, Store[] stores, Random random)
        {
            (_sold, _promotion, _weekday, _store) = (new double[count * Steps], new double[count * Steps], new int[count * Steps], new int[count]);
            (_plan, _rain, _coming, _targets) = (new double[count * Ahead], new double[count * Ahead], new int[count * Ahead], new double[count * Ahead]);
            for (var row = 0; row < count; row++)
            {
                Draw(row, stores, random);
            }

            (Exact, WithoutPast, WithoutPlan) = (Exact / (count * Ahead), WithoutPast / (count * Ahead), WithoutPlan / (count * Ahead));
        }

        /// <summary>The mean loss of the exact quantiles, given all that the network is given.</summary>
        public double Exact { get; private set; }

        /// <summary>The same without the past, and without the plan.</summary>
        public double WithoutPast { get; private set; }

        public double WithoutPlan { get; private set; }

        public TemporalFusion.Batch<double> Batch() => Batch(_plan, _rain);

        /// <summary>Each row with the plan, or the rain, of the next one.</summary>
        public TemporalFusion.Batch<double> WithOtherPlans() => Batch(OfOthers(_plan), _rain);

        public TemporalFusion.Batch<double> WithOtherRain() => Batch(_plan, OfOthers(_rain));

        private static double[] OfOthers(double[] values) => [.. values[Ahead..], .. values[..Ahead]];

        private TemporalFusion.Batch<double> Batch(double[] plan, double[] rain) => new()
        {
            Sold = _sold,
            Promotion = _promotion,
            Weekday = _weekday,
            Store = _store,
            Plan = plan,
            Rain = rain,
            Coming = _coming,
            Targets = _targets,
        };

        private void Draw(int row, Store[] stores, Random random)
        {
            _store[row] = random.Next(Stores);
            var (store, firstDay, level) = (stores[_store[row]], random.Next(7), Noise.Next(random));

            // What the past tells of the level, whose distribution is normal before and after: each day by the square of its deviation.
            var (precision, sum) = (1.0, 0.0);
            for (var day = 0; day < Steps; day++)
            {
                var (at, weekday, promotion) = ((row * Steps) + day, (firstDay + day) % 7, random.NextDouble() < PromotionRate ? 1 : 0);
                var (mean, deviation) = store.Day(weekday, promotion);
                (_sold[at], _promotion[at], _weekday[at]) = (level + mean + (deviation * Noise.Next(random)), promotion, weekday);
                precision += 1 / (deviation * deviation);
                sum += (_sold[at] - mean) / (deviation * deviation);
            }

            for (var day = 0; day < Ahead; day++)
            {
                var (at, weekday, promotion) = ((row * Ahead) + day, (firstDay + Steps + day) % 7, random.NextDouble() < PromotionRate ? 1 : 0);
                var (mean, deviation) = store.Day(weekday, promotion);
                (_plan[at], _rain[at], _coming[at], _targets[at]) = (promotion, random.NextDouble(), weekday, level + mean + (deviation * Noise.Next(random)));
                Exact += Loss(_targets[at], PredictedDistribution.Gaussian((sum / precision) + mean, Spread(deviation, 1 / precision)));
                WithoutPast += Loss(_targets[at], PredictedDistribution.Gaussian(mean, Spread(deviation, 1)));
                var (without, with) = (store.Day(weekday, 0), store.Day(weekday, 1));
                WithoutPlan += Loss(_targets[at], PredictedDistribution.GaussianMixture(
                    [1 - PromotionRate, PromotionRate],
                    [(sum / precision) + without.Mean, (sum / precision) + with.Mean],
                    [Spread(without.Deviation, 1 / precision), Spread(with.Deviation, 1 / precision)]));
            }
        }

        private static double Spread(double deviation, double variance) => Math.Sqrt((deviation * deviation) + variance);

        private static double Loss(double target, PredictedDistribution distribution) => Levels.Average(level =>
        {
            var error = target - distribution.Quantile(level);
            return Math.Max(level * error, (level - 1) * error);
        });
    }
}

/// <summary>Three quantiles of each of the next seven days of a store.</summary>
[RecurrentNetwork(Shape = SequenceShape.EncoderDecoder, Steps = TemporalFusionModel.Steps, OutputSteps = TemporalFusionModel.Ahead, BatchSize = TemporalFusionModel.BatchSize)]
[Input(1, Name = "sold")]
[Dense(TemporalFusionModel.Width, Name = "sold_value")]
[Layer<GatedResidual>(TemporalFusionModel.Width, Name = "sold_features")]
[Input(1, Name = "promotion")]
[Dense(TemporalFusionModel.Width, Name = "promotion_value")]
[Layer<GatedResidual>(TemporalFusionModel.Width, Name = "promotion_features")]
[Input(Vocabulary = 7, Name = "weekday")]
[Embedding(TemporalFusionModel.Width, Name = "weekday_value")]
[Layer<GatedResidual>(TemporalFusionModel.Width, Name = "weekday_features")]
[Input(Vocabulary = TemporalFusionModel.Stores, Name = "store", Span = InputSpan.Sequence)]
[Embedding(TemporalFusionModel.Width, Name = "place")]
[Layer<GatedResidual>(TemporalFusionModel.Width, Name = "selecting")]
[Layer<GatedResidual>(TemporalFusionModel.Width, Name = "enriching", From = "place")]
[Concat("sold_features", "promotion_features", "weekday_features", Name = "past_features")]
[Concat("sold_value", "promotion_value", "weekday_value", Name = "past")]
[Layer<VariableSelection>(TemporalFusionModel.Width, With = new[] { "past_features", "selecting" }, Name = "past_selected")]
[Lstm(TemporalFusionModel.Width, Name = "encoder")]
[Layer<GatedSkip>(TemporalFusionModel.Width, With = new[] { "past_selected" }, Name = "encoder_temporal")]
[Layer<ContextualResidual>(TemporalFusionModel.Width, With = new[] { "enriching" }, Name = "encoder_enriched")]
[Decoder(Attention = AttentionKind.Dot, Feedback = FeedbackSource.Zeros, Name = "attention")]
[Input(1, Name = "plan", Span = InputSpan.OutputSteps)]
[Dense(TemporalFusionModel.Width, Name = "plan_value")]
[Layer<GatedResidual>(TemporalFusionModel.Width, Name = "plan_features")]
[Input(1, Name = "rain", Span = InputSpan.OutputSteps)]
[Dense(TemporalFusionModel.Width, Name = "rain_value")]
[Layer<GatedResidual>(TemporalFusionModel.Width, Name = "rain_features")]
[Input(Vocabulary = 7, Name = "coming", Span = InputSpan.OutputSteps)]
[Embedding(TemporalFusionModel.Width, Name = "coming_value")]
[Layer<GatedResidual>(TemporalFusionModel.Width, Name = "coming_features")]
[Concat("plan_features", "rain_features", "coming_features", Name = "future_features")]
[Concat("plan_value", "rain_value", "coming_value", Name = "future")]
[Layer<VariableSelection>(TemporalFusionModel.Width, With = new[] { "future_features", "selecting" }, Name = "future_selected")]
[Lstm(TemporalFusionModel.Width, Name = "ahead")]
[Dense(TemporalFusionModel.Width, Name = "attended")]
[Layer<StateAlone>(Name = "state", From = "ahead")]
[Layer<GatedSkip>(TemporalFusionModel.Width, With = new[] { "future_selected" }, Name = "temporal")]
[Layer<ContextualResidual>(TemporalFusionModel.Width, With = new[] { "enriching" }, Name = "enriched")]
[Layer<GatedSkip>(TemporalFusionModel.Width, From = "attended", With = new[] { "enriched" }, Name = "informed")]
[Layer<GatedResidual>(TemporalFusionModel.Width, Name = "forward")]
[Layer<GatedSkip>(TemporalFusionModel.Width, With = new[] { "temporal" }, Name = "decided")]
[Dense(3, Name = "quantiles")]
[Loss(LossKind.Quantile, Quantiles = new[] { TemporalFusionModel.Low, TemporalFusionModel.Middle, TemporalFusionModel.High })]
internal sealed partial class TemporalFusion;
