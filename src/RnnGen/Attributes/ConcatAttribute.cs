namespace RnnGen;

/// <summary>Several values side by side, y = [a; b; ...], at each step. The output is as wide as all of them together.</summary>
/// <example>
/// <code>
/// [Input(3)]
/// [Lstm(32)]
/// [Dense(8, Activation = Activation.Tanh, From = "input", Name = "now")]
/// [Concat("lstm", "now")]
/// [Dense(1)]
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute : JoinAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="sources">The names of two or more layers or inputs, in the order in which they stand side by side.</param>
    public ConcatAttribute(params string[] sources)
        : base(sources)
    {
    }
}
