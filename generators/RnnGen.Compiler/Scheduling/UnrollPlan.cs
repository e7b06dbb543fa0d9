using System;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Scheduling;

/// <summary>How many steps stand in one turn of the loop over time; all of them when there is no loop.</summary>
/// <param name="Steps">The number of steps.</param>
/// <param name="Factor">Steps a turn, a divisor of <see cref="Steps"/>.</param>
/// <param name="Reason">Why, for the emitted comment.</param>
internal sealed record UnrollPlan(int Steps, int Factor, string Reason)
{
    /// <summary>
    /// Steps that may be written out. It is a bound on what is emitted and compiled, not a matter of speed: an LSTM of 64 units, or of 16 with one row, runs equally fast as a
    /// loop and written out, over 50 steps and over 200 (within 1 %). A step takes some 200 bytes of the emitted text, which is at most 13 KB of about 120, and 0.1 ms of the JIT, which
    /// works on it in the background.
    /// </summary>
    private const int Budget = 64;

    private const int LargestFactor = 16;

    public bool IsFull => Factor == Steps;

    /// <param name="options">What is declared.</param>
    /// <param name="steps">The steps of the scan; a declared factor that does not divide them is that of another scan.</param>
    public static UnrollPlan Of(NetworkOptions options, int steps) => options.Unroll switch
    {
        UnrollMode.Full => new(steps, steps, "unrolled fully, as declared"),
        UnrollMode.None => new(steps, 1, "a loop, as declared"),
        UnrollMode.Factor when steps % options.UnrollFactor == 0 => new(steps, options.UnrollFactor, $"unrolled by {options.UnrollFactor}, as declared"),
        UnrollMode.Auto or UnrollMode.Factor when steps <= Budget => new(steps, steps, $"unrolled fully: {steps} steps fit the budget of {Budget}"),
        UnrollMode.Auto or UnrollMode.Factor => Divided(steps, options.BackpropSteps),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Unroll, "An unknown way of unrolling."),
    };

    /// <summary>Where the gradient is cut every so many steps, turns and blocks that fit into each other need fewer conditions.</summary>
    private static UnrollPlan Divided(int steps, int block)
    {
        var factors = Enumerable.Range(1, LargestFactor).Where(f => steps % f == 0).ToList();
        var fitting = factors.Where(f => f > 1 && block > 0 && (f % block == 0 || block % f == 0)).ToList();
        var factor = fitting.Concat(fitting.Count > 0 ? [] : factors).Last();
        return new(steps, factor, factor == 1
            ? $"a loop: {steps} steps are over the budget of {Budget} and have no divisor up to {LargestFactor}"
            : $"unrolled by {factor}: {steps} steps are over the budget of {Budget}");
    }
}
