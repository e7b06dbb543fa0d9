using System.Numerics;

namespace RnnGen.Integration.Tests;

/// <summary>The batches that the networks with several inputs declare, filled as a user would.</summary>
internal static class NamedBatches
{
    public static DemandForecaster.Batch<T> OfDemand<T>(InputRows<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            Sales = rows.Numbers("sales"),
            Weather = rows.Numbers("weather"),
            Weekday = rows.Tokens("weekday"),
            Promotion = rows.Tokens("promotion"),
            Location = rows.Numbers("location"),
            Size = rows.Numbers("size"),
            Store = rows.Tokens("store"),
            Product = rows.Tokens("product"),
            Price = rows.Numbers("price"),
            Forecast = rows.Numbers("forecast"),
            ComingWeekday = rows.Tokens("comingWeekday"),
            ComingPromotion = rows.Tokens("comingPromotion"),
            Targets = rows.Targets,
            Lengths = rows.Lengths,
            TargetLengths = rows.TargetLengths,
            StepWeights = rows.StepWeights,
        };

    public static WordTagger.Batch<double> OfWords(InputRows<double> rows) => new()
    {
        Word = rows.Tokens("word"),
        Ending = rows.Tokens("ending"),
        Subject = rows.Numbers("subject"),
        Labels = rows.Labels,
        Lengths = rows.Lengths,
        StepWeights = rows.StepWeights,
    };

    public static PatientMonitor.Batch<T> OfPatients<T>(InputRows<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            Vitals = rows.Numbers("vitals"),
            Event = rows.Tokens("event"),
            Dose = rows.Numbers("dose"),
            Patient = rows.Numbers("patient"),
            Ward = rows.Tokens("ward"),
            Targets = rows.Targets,
            Lengths = rows.Lengths,
            StepWeights = rows.StepWeights,
        };

    public static Poet.Batch<T> OfPoems<T>(InputRows<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            Seen = rows.Numbers("seen"),
            Mood = rows.Numbers("mood"),
            Meter = rows.Numbers("meter"),
            Labels = rows.Labels,
            Lengths = rows.Lengths,
            TargetLengths = rows.TargetLengths,
            StepWeights = rows.StepWeights,
        };
}
