namespace RnnGen.Compiler.Emission;

/// <summary>The results of decoding, as the emitted documentation says it.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Name">The name of the parameter that takes it.</param>
/// <param name="Type">The type of its numbers; null for that of the batch.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Options">The options.</param>
internal sealed record Decoding(string Summary, string Name, string? Type, string Shape, string Options)
{
    /// <summary>The classes that were chosen.</summary>
    public static Decoding Classes { get; } = new(
        "Decodes: the class chosen at each output step, from which the next step goes on. Any number of threads may decode at once.",
        "outputs",
        "int",
        "[rows, output steps], or [rows, paths, output steps] where the options want several; written.",
        "How to choose; null for the likeliest class at each step.");

    /// <summary>The values that were drawn.</summary>
    /// <param name="type">The type of the numbers; null for that of the batch.</param>
    public static Decoding Values(string? type) => new(
        "Decodes: the values of each output step, drawn from the predicted distribution, from which the next step goes on. Any number of threads may decode at once.",
        "values",
        type,
        "[rows, paths, output steps, target size]; written, 0 for a row of length 0.",
        "The number of paths that are drawn, with a Temperature of 1; null for the means that Predict feeds back.");
}
