namespace RnnGen.Compiler.Ir;

/// <summary>What a node reads at step t.</summary>
internal sealed record Feed(SequenceValue Sequence, FeedAccess Access = FeedAccess.Current);

/// <summary>Which entry of a sequence a node reads at step t.</summary>
internal enum FeedAccess
{
    /// <summary>That of step t.</summary>
    Current,

    /// <summary>That of the step before, in the order of the scan; at its first step the initial one. Of histories only.</summary>
    Previous,

    /// <summary>What the scan ends with, whatever t. Of histories only: rows that ended earlier have kept their value.</summary>
    Final,
}
