namespace RnnGen.Compiler.Validation;

/// <summary>A problem that a rule found in a declaration.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Element">The element that the problem is in.</param>
/// <param name="Message">The problem, what is expected and what to do.</param>
internal sealed record Finding(Rule Rule, Element Element, string Message)
{
    /// <summary>The id and the message.</summary>
    public override string ToString() => Rule.Id + ": " + Message;
}
