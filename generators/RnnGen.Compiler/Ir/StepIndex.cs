namespace RnnGen.Compiler.Ir;

/// <summary>How the equations of a node write the index of a step.</summary>
/// <param name="This">After a name of this step.</param>
/// <param name="Before">After the name of a state as the step before has left it.</param>
/// <param name="Next">The step whose adjoints arrive.</param>
internal sealed record StepIndex(string This, string Before, string Next)
{
    /// <summary>In the order of time: h_t follows from h_{t-1}.</summary>
    public static StepIndex Ascending { get; } = new("_t", "_{t-1}", "t + 1");

    /// <summary>Against the order of time: h_t follows from h_{t+1}.</summary>
    public static StepIndex Descending { get; } = new("_t", "_{t+1}", "t - 1");

    /// <summary>Of what runs once, after the last step.</summary>
    public static StepIndex None { get; } = new("", "", "");

    /// <summary>Whether there is a step.</summary>
    public bool IsPerStep => This.Length > 0;

    public static StepIndex Of(Node node) => node switch
    {
        Map { PerStep: false } => None,
        _ when IsDescending(node) => Descending,
        _ => Ascending,
    };

    private static bool IsDescending(Node node) => node
        is Scan { Direction: Direction.Backward }
        or ReverseScan { Direction: Direction.Forward }
        || System.Linq.Enumerable.Any(node.Feeds, feed => feed.Access == FeedAccess.Previous && feed.Sequence.Span == SequenceSpan.HistoryFromEnd);
}
