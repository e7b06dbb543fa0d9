using System;
using System.Collections.Generic;
using System.Globalization;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation;

/// <summary>How grave a finding is.</summary>
internal enum RuleSeverity
{
    /// <summary>Worth knowing; the network is emitted.</summary>
    Information,

    /// <summary>Something to be changed; the network is emitted.</summary>
    Warning,

    /// <summary>The network cannot be emitted.</summary>
    Error,
}

/// <summary>What must hold of a declaration before a rule can judge it; each includes those before it.</summary>
internal enum Precondition
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The C# compiler reports no attribute: what is not there is missing, not misspelt.</summary>
    Complete,

    /// <summary>No other rule reports an error: the rule computes with the declaration.</summary>
    Sound,
}

/// <summary>One thing that a declaration must satisfy.</summary>
/// <param name="id">The id, from <see cref="RuleIds"/>.</param>
/// <param name="title">What is wrong, in a few words.</param>
/// <param name="message">What is wrong, what is expected, and what to do, with placeholders.</param>
/// <param name="severity">How grave it is.</param>
internal abstract class Rule(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error)
{
    /// <summary>
    /// Where <c>docs/reference/rules</c> can be read by anybody, an https address that ends in a slash. Empty: there is no such place yet, and a link into a repository that a
    /// user has not got leads nowhere. The description of a diagnostic has the page's text.
    /// </summary>
    public const string Pages = "";

    public string Id { get; } = id;

    public string Title { get; } = title;

    public string Message { get; } = message;

    public RuleSeverity Severity { get; } = severity;

    /// <summary>The address of the rule's page; empty while pages have none.</summary>
    public string HelpLink => HelpLinkBelow(Pages);

    /// <summary>When the rule is asked.</summary>
    public virtual Precondition Requires => Precondition.None;

    /// <summary>The rule's objections to a declaration, in the order of what they object to.</summary>
    public abstract IEnumerable<Finding> Check(NetworkGraph network);

    /// <summary>The address of the rule's page below an address of all pages; empty where that is empty.</summary>
    public string HelpLinkBelow(string pages) => pages.Length == 0 ? "" : pages + Id + ".md";

    protected Finding At(Element element, params object[] arguments) =>
        new(this, element, new EquatableArray<string>(Array.ConvertAll(arguments, Text)));

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
