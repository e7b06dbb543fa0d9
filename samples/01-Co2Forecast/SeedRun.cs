using RnnGen;

namespace Co2Forecast;

/// <summary>A network trained from one seed, and its errors on the test decade in ppm.</summary>
internal sealed record SeedRun(int Seed, Co2Forecaster Network, TrainingReport Report, Forecasts Forecasts, double OneMonth, double TwelveMonths)
{
    public const int MaximumEpochs = 120;

    public static SeedRun Train(int seed, MonthlySeries series, Periods periods, TrainingData data, IProgress<TrainingProgress> progress)
    {
        var network = new Co2Forecaster(seed);
        var trainer = Trainer.For(network, new AdamW(learningRate: 5e-3), new TrainerOptions
        {
            Epochs = MaximumEpochs,
            Seed = seed,
            Clipping = GradientClipping.ByGlobalNorm(1.0),
            EarlyStopping = new(patience: 20),
        });
        var report = trainer.Fit(data.Training, data.Validation, progress);

        var forecasts = new Forecasts(network, series, periods);
        return new(seed, network, report, forecasts, Error(horizon: 1), Error(horizon: 12));

        double Error(int horizon) => ErrorMeasure.RootMeanSquare(series, periods, month => forecasts.For(month, horizon));
    }
}
