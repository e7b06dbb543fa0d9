using System;
using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation;

/// <summary>The severity of a finding.</summary>
internal enum RuleSeverity
{
    /// <summary>Worth knowing; the network is emitted.</summary>
    Information,

    /// <summary>Something to be changed: an option without effect, or more code than a build should wait for. The network is emitted.</summary>
    Warning,

    /// <summary>The network cannot be emitted.</summary>
    Error,
}

/// <summary>The conditions that a declaration must meet before a rule can judge it; each includes those before it.</summary>
internal enum Precondition
{
    /// <summary>None.</summary>
    None,

    /// <summary>The C# compiler reports no attribute, so an argument that is absent was not merely misspelled.</summary>
    Complete,

    /// <summary>No other rule reports an error: the rule computes with the declaration.</summary>
    Sound,
}

/// <summary>One requirement on a declaration. A rule words each of its messages in one piece, beside the condition that it reports.</summary>
/// <param name="id">The id, from <see cref="RuleIds"/>.</param>
/// <param name="title">The problem in a few words.</param>
internal abstract class Rule(string id, string title)
{
    /// <summary>
    /// The public address of <c>docs/reference/rules</c>: an https address that ends in a slash. It is empty while there is none, because a link into a repository that users
    /// do not have leads nowhere. The description of a diagnostic holds the page's text.
    /// </summary>
    public const string Pages = "";

    public string Id { get; } = id;

    public string Title { get; } = title;

    public virtual RuleSeverity Severity => RuleSeverity.Error;

    /// <summary>The address of the rule's page; empty while pages have none.</summary>
    public string HelpLink => HelpLinkBelow(Pages);

    /// <summary>The conditions under which the rule is checked.</summary>
    public virtual Precondition Requires => Precondition.None;

    /// <summary>The rule's findings about a declaration, in the order of the elements that they are about.</summary>
    public abstract IEnumerable<Finding> Check(NetworkGraph network);

    /// <summary>The address of the rule's page below an address of all pages; empty where that is empty.</summary>
    public string HelpLinkBelow(string pages) => pages.Length == 0 ? "" : pages + Id + ".md";

    /// <summary>A finding about an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="message">The problem, what is expected and what to do: whole sentences, in which names and numbers alone vary.</param>
    protected Finding At(Element element, FormattableString message) => new(this, element, FormattableString.Invariant(message));
}
