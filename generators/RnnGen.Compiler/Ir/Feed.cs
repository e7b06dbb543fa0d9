namespace RnnGen.Compiler.Ir;

/// <summary>What a node reads at step t.</summary>
internal sealed record Feed(SequenceValue Sequence, FeedAccess Access = FeedAccess.Current);

/// <summary>Which entry of a sequence a node reads at step t.</summary>
internal enum FeedAccess
{
    /// <summary>That of step t.</summary>
    Current,

    /// <summary>That of step t - 1; at t = 0 the initial one. Of histories only.</summary>
    Previous,

    /// <summary>The last one, whatever t. Of histories only: rows that ended earlier have kept their value.</summary>
    Final,
}
