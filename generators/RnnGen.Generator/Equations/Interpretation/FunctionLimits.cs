using System.Collections.Generic;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Limits on the numbers of functions of RecurrentCell and of elements of vectors, which throw beyond them for every input.</summary>
internal static class FunctionLimits
{
    /// <summary>The message about the numbers of an operation; null where they are valid.</summary>
    public static string? Problem(string operation, IReadOnlyList<double> numbers) => operation switch
    {
        "Clamp" when !(numbers[0] < numbers[1]) => "The lower limit of 'Clamp' must be less than the upper limit. Use other limits.",
        "LeakyRelu" when !(numbers[0] >= 0 && numbers[0] <= 1) => "The slope of 'LeakyRelu' must be from 0 to 1. Use a number in this range.",
        "Part" when numbers[0] >= numbers[1] => "The index of 'Part' must be less than the number of parts. Count parts from 0.",
        "Slice" when numbers[0] + numbers[1] > int.MaxValue => "The end of 'Slice' is too large. Use a smaller start or length.",
        "Reshape" when numbers[0] * numbers[1] > int.MaxValue => "A matrix of 'Reshape' is too large. Use fewer rows or columns.",
        "Element" when numbers[0] >= int.MaxValue => "This index of a vector is too large. Use a smaller index.",
        _ => null,
    };
}
