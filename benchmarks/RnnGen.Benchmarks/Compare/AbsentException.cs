namespace RnnGen.Benchmarks.Compare;

/// <summary>A contender is not there: it does not load, or cannot be built. Tables say so by name, with the reason.</summary>
internal sealed class AbsentException(string reason) : Exception(reason);
