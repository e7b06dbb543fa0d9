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

    /// <summary>Says that a call takes rows of the network's own steps.</summary>
    /// <exception cref="ArgumentException">The rows have others.</exception>
    public static void CheckNone(NetworkLayout network, int steps)
    {
        if (Has(network, steps))
        {
            throw Refused(network, steps, "because Predict alone takes rows of other numbers of steps. Cut them into windows; a network with Stateful = true carries its states from one to the next");
        }
    }

    /// <summary>The most numbers that an array of a batch has for a step.</summary>
    private static int Widest(NetworkLayout network) => Math.Max(Math.Max(network.OutputSize, network.BlockOf(InputSpan.Steps).Features), network.BlockOf(InputSpan.Steps).Tokens.Length);

    private static ArgumentException Refused(NetworkLayout network, int steps, string reason) => new(Invariant($"steps: expected 0 or {network.Steps}, {reason}; given {steps}."), nameof(steps));
}
