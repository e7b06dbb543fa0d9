using System.Globalization;

namespace RnnGen.Checkpoints;

/// <summary>A <see cref="Normalization"/> as metadata of a file: four lists of numbers, each written so that it reads back the same.</summary>
internal static class NormalizationMetadata
{
    private const string InputMean = "normalization.input_mean";
    private const string InputScale = "normalization.input_scale";
    private const string TargetMean = "normalization.target_mean";
    private const string TargetScale = "normalization.target_scale";

    public static void Write(Normalization normalization, Dictionary<string, string> metadata)
    {
        metadata.Add(InputMean, Text(normalization.InputMean));
        metadata.Add(InputScale, Text(normalization.InputScale));
        metadata.Add(TargetMean, Text(normalization.TargetMean));
        metadata.Add(TargetScale, Text(normalization.TargetScale));
    }

    /// <summary>The normalization, or null if the file has none.</summary>
    /// <exception cref="SafetensorsException">It is not valid.</exception>
    public static Normalization? Read(SafetensorsHeader header)
    {
        string[] keys = [InputMean, InputScale, TargetMean, TargetScale];
        if (!keys.Any(header.Metadata.ContainsKey))
        {
            return null;
        }

        try
        {
            return new(Numbers(header, InputMean), Numbers(header, InputScale), Numbers(header, TargetMean), Numbers(header, TargetScale));
        }
        catch (ArgumentException exception)
        {
            throw new SafetensorsException($"{header.Source}: the normalization is not valid. {exception.Message}", exception);
        }
    }

    private static string Text(IReadOnlyList<double> values) => string.Join(' ', values.Select(static value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static double[] Numbers(SafetensorsHeader header, string key)
    {
        var words = header.Metadata.GetValueOrDefault(key, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(words, word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw header.Error($"the metadata '{key}' holds {SafetensorsText.Quoted(word)}, expected a number"));
    }
}
