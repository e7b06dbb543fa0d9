namespace RnnGen;

/// <summary>A state within the block of states.</summary>
/// <param name="Name">Such as <c>lstm.h</c>.</param>
/// <param name="Offset">Its first element.</param>
/// <param name="Length">Its elements.</param>
public sealed record StateLayout(string Name, int Offset, int Length);
