using RnnGen;

namespace Weather;

/// <summary>Training from one seed.</summary>
internal static class SeedRun
{
    private const int MostEpochs = 100;

    /// <summary>Trains a network, and returns it as a way to forecast.</summary>
    public static Forecast Train(int seed, Measurements measurements, Years years)
    {
        var network = new Forecaster(seed);
        Trainer.For(network, new AdamW(learningRate: 5e-3, weightDecay: 0.1), new TrainerOptions
        {
            Epochs = MostEpochs,
            Seed = seed,
            Clipping = GradientClipping.ByGlobalNorm(1.0),
            EarlyStopping = new(patience: 15),
        }).Fit(measurements.Training, measurements.Validation);

        var forecasts = years.Origins.ToDictionary(origin => origin, origin => measurements.Predict(network, origin));
        return new(FormattableString.Invariant($"LSTM, seed {seed}"), (origin, ahead) => forecasts[origin][ahead - 1]);
    }
}
