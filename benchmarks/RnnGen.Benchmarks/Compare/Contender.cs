using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Compare;

/// <summary>Who is measured in a row.</summary>
/// <param name="Name">As tables print it, and as targets refer to it.</param>
/// <param name="Unit">What a reading counts.</param>
/// <param name="Open">Makes its gauge; throws an <see cref="AbsentException"/> where it is not there.</param>
internal sealed record Contender(string Name, Unit Unit, Func<Workbench, IGauge> Open);
