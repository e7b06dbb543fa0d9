namespace RnnGen.Runtime;

/// <summary>
/// Work in phases, of which each is done in parts that have nothing to do with each other; all parts of a phase are done before the next one begins.
/// Objects, since references to memory cannot go from thread to thread.
/// </summary>
internal abstract class SharedWork
{
    /// <summary>The number of phases.</summary>
    public abstract int Phases { get; }

    /// <summary>Does a part of a phase.</summary>
    /// <param name="phase">From 0 to the number of phases - 1.</param>
    /// <param name="part">From 0 to <paramref name="parts"/> - 1.</param>
    /// <param name="parts">The number of parts that the work was cut into; results do not depend on it.</param>
    public abstract void Run(int phase, int part, int parts);

    /// <summary>Does everything on this thread.</summary>
    public void RunAlone()
    {
        for (var phase = 0; phase < Phases; phase++)
        {
            Run(phase, 0, 1);
        }
    }
}
