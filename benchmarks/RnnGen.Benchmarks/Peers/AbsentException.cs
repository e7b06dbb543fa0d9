namespace RnnGen.Benchmarks.Peers;

/// <summary>A contender is not there: not installed, or not built yet. Tables say so by name, with the reason.</summary>
internal sealed class AbsentException(string reason) : Exception(reason);
