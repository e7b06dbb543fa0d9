using System.Collections.Generic;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>What functions of RecurrentCell and elements of vectors demand of their numbers: they throw otherwise, for every input.</summary>
internal static class FunctionLimits
{
    /// <summary>What is wrong with the numbers of an operation; null where nothing is.</summary>
    public static string? Problem(string operation, IReadOnlyList<double> numbers) => operation switch
    {
        "Clamp" when !(numbers[0] < numbers[1]) => "its lower limit must be below its upper one",
        "LeakyRelu" when !(numbers[0] >= 0 && numbers[0] <= 1) => "its slope must be a number from 0 to 1",
        "Part" when numbers[0] >= numbers[1] => "its index must be below the number of parts",
        "Slice" when numbers[0] + numbers[1] > int.MaxValue => "its end is too large",
        "Element" when numbers[0] >= int.MaxValue => "its index is too large",
        _ => null,
    };
}
