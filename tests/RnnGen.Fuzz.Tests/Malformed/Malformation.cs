namespace RnnGen.Fuzz.Tests.Malformed;

/// <summary>A way to break a cell.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Apply">From a well-formed source to one that is not; null where the cell has nothing to break in this way.</param>
internal sealed record Malformation(string Name, Func<BrokenCell, string?> Apply);
