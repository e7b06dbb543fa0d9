using static System.FormattableString;

namespace RnnGen.Runtime;

/// <summary>Rows of another number of steps than the network is compiled for.</summary>
internal static class OtherSteps
{
    /// <summary>Whether the rows of a batch have another number of steps.</summary>
    public static bool Has(NetworkLayout network, int steps) => steps != 0 && steps != network.Steps;

    /// <summary>The network as rows of so many steps see it.</summary>
    /// <exception cref="ArgumentException">The network cannot take such rows.</exception>
    public static NetworkLayout LayoutOf(NetworkLayout network, int steps) =>
        !Has(network, steps) ? network
        : steps < 0 ? throw Refused(network, steps, "the number of steps of a row")
        : !network.TakesOtherSteps ? throw Refused(network, steps, network.Session is null
            ? "because the network has no sessions, so that rows cannot be taken step after step. Cut them into windows"
            : "because the network has one step")
        : (long)steps * Widest(network) > Array.MaxLength ? throw Refused(network, steps, "or so many steps that an array holds the numbers of a row")
        : network.OfSteps(steps);

    /// <summary>Says that the losses of a network can be computed some positions at a time.</summary>
    /// <exception cref="ArgumentException">They cannot.</exception>
    public static void CheckLosses(NetworkLayout network, int steps)
    {
        if (!network.ScoresOutputs)
        {
            throw Refused(network, steps, network.Loss is LossKind.Ctc ? "because the loss is one of the whole row, which is compiled for so many steps"
                : network.TeacherForcing is not null ? "because losses are those of outputs with the target of the step before fed back, and rows that are taken step after step feed back their own"
                : "because the network was compiled by an earlier version, which computes losses with its outputs only. Compile it again");
        }
    }

    /// <summary>Says that a call takes rows of the network's own steps.</summary>
    /// <exception cref="ArgumentException">The rows have others.</exception>
    public static void CheckNone(NetworkLayout network, int steps)
    {
        if (Has(network, steps))
        {
            throw Refused(network, steps, "because Predict and Evaluate alone take rows of other numbers of steps. Cut them into windows; a network with Stateful = true carries its states from one to the next");
        }
    }

    /// <summary>The most numbers that an array of a batch has for a step.</summary>
    private static int Widest(NetworkLayout network) => Math.Max(Math.Max(network.OutputSize, network.BlockOf(InputSpan.Steps).Features), network.BlockOf(InputSpan.Steps).Tokens.Length);

    private static ArgumentException Refused(NetworkLayout network, int steps, string reason) => new(Invariant($"steps: expected 0 or {network.Steps}, {reason}; given {steps}."), nameof(steps));
}
