namespace RnnGen;

/// <summary>The elementwise product of several values, y = a ⊙ b ⊙ ..., at each step: with a sigmoid before one of them, a gate. All have the same width.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute : JoinAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="sources">The names of two or more layers or inputs of the same width.</param>
    public MultiplyAttribute(params string[] sources)
        : base(sources)
    {
    }
}
