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
        : network.TakesOtherSteps ? network.OfSteps(steps)
        : throw Refused(network, steps, network.Session is null
            ? "because a layer of the network waits for later steps, so that rows cannot be taken step after step. Cut them into windows"
            : "because the network has one step");

    /// <summary>Says that a call takes rows of the network's own steps.</summary>
    /// <exception cref="ArgumentException">The rows have others.</exception>
    public static void CheckNone(NetworkLayout network, int steps)
    {
        if (Has(network, steps))
        {
            throw Refused(network, steps, "because Predict alone takes rows of other numbers of steps. Cut them into windows; a network with Stateful = true carries its states from one to the next");
        }
    }

    private static ArgumentException Refused(NetworkLayout network, int steps, string reason) => new(Invariant($"steps: expected 0 or {network.Steps}, {reason}; given {steps}."), nameof(steps));
}
