namespace RnnGen;

/// <summary>The sum of several values, y = a + b + ..., at each step: what a residual connection is (He et al., 2016). All have the same width.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute : JoinAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="sources">The names of two or more layers or inputs of the same width.</param>
    public AddAttribute(params string[] sources)
        : base(sources)
    {
    }
}
