using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Validation;

/// <summary>A rule's objection to a declaration.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Element">What it objects to.</param>
/// <param name="Arguments">What stands in the message's placeholders.</param>
internal sealed record Finding(Rule Rule, Element Element, EquatableArray<string> Arguments)
{
    /// <summary>The message, placeholders filled.</summary>
    public override string ToString() =>
        Rule.Id + ": " + string.Format(CultureInfo.InvariantCulture, Rule.Message, [.. Arguments.Cast<object>()]);
}
