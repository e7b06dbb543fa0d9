using System;

namespace RnnGen.Generator.Failures;

/// <summary>
/// What a stage made of one class, or how it failed. An exception that left a stage would cost every class of the project its code (CS8785) or its findings (AD0001),
/// so this is the one place where the generator catches; a cancellation passes.
/// </summary>
/// <param name="Value">The result; the default where the stage failed.</param>
/// <param name="Failure">The exception as text, to be reported; null where there was none.</param>
internal sealed record Attempt<T>(T? Value, string? Failure)
{
    /// <summary>Runs a stage.</summary>
    public static Attempt<T> At(Func<T> stage)
    {
        try
        {
            return new(stage(), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(default, FailureText.Of(exception));
        }
    }
}
