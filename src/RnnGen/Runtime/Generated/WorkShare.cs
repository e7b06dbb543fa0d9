using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>The part that one thread does of work that is not bound to rows: a part of so many parts, all of about the same size. Results do not depend on how many there are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WorkShare
{
    private readonly uint _part;
    private readonly uint _parts;

    internal WorkShare(int part, int parts) => (_part, _parts) = ((uint)part, (uint)parts);

    /// <summary>All of the work.</summary>
    public static WorkShare Whole => new(0, 1);

    /// <summary>Whether this is the first share: what cannot be shared out is done with it.</summary>
    public bool IsFirst => _part == 0;

    /// <summary>The stretch of a line of work.</summary>
    /// <param name="length">All of the work.</param>
    /// <returns>The stretch that this share does.</returns>
    public WorkStretch Of(ulong length) => _parts == 1 ? new(0, ulong.MaxValue, isWhole: true) : new(length * _part / _parts, length * (_part + 1) / _parts, isWhole: false);

    /// <summary>The pieces, of so many of equal size.</summary>
    internal WorkRange OfPieces(int count) => new((nuint)((ulong)count * _part / _parts), (nuint)((ulong)count * (_part + 1) / _parts));
}

/// <summary>A stretch of a line of work, which consists of pieces that are done by one thread each: those whose middles lie in its stretch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WorkStretch
{
    private readonly ulong _begin;
    private readonly ulong _end;
    private readonly bool _isWhole;

    internal WorkStretch(ulong begin, ulong end, bool isWhole) => (_begin, _end, _isWhole) = (begin, end, isWhole);

    /// <summary>Whether a piece belongs to the stretch.</summary>
    /// <param name="middle">Its middle.</param>
    /// <returns>True where it belongs to the stretch.</returns>
    public bool Has(ulong middle) => middle >= _begin && middle < _end;

    /// <summary>The pieces, of some that follow each other, that belong to the stretch.</summary>
    /// <param name="before">The work before the first of them.</param>
    /// <param name="each">The work of each, above 0.</param>
    /// <param name="count">The number of pieces.</param>
    /// <returns>The first one, and the one after the last.</returns>
    public WorkRange Of(ulong before, ulong each, nuint count) => _isWhole ? new(0, count) : new(Before(_begin, before, each, count), Before(_end, before, each, count));

    /// <summary>The number of pieces whose middles lie before a point.</summary>
    private static nuint Before(ulong point, ulong before, ulong each, nuint count) =>
        point <= before + (each / 2) ? 0 : (nuint)ulong.Min(count, (point - before - (each / 2) + each - 1) / each);
}

/// <summary>Pieces of work that follow each other.</summary>
/// <param name="begin">The first one.</param>
/// <param name="end">The one after the last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WorkRange(nuint begin, nuint end)
{
    /// <summary>The first one.</summary>
    public nuint Begin { get; } = begin;

    /// <summary>The one after the last.</summary>
    public nuint End { get; } = end;
}
