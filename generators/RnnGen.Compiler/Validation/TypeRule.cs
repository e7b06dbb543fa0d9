using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation;

/// <summary>A rule about the class: it words a <see cref="TypeProblem"/>.</summary>
/// <param name="id">The id, from <see cref="RuleIds"/>.</param>
/// <param name="kind">The problem that the rule words.</param>
/// <param name="title">The problem in a few words.</param>
/// <param name="message">From the network and the problem's detail to the message.</param>
internal abstract class TypeRule(string id, TypeProblemKind kind, string title, Func<NetworkGraph, string, FormattableString> message) : Rule(id, title)
{
    /// <summary>The problem that the rule words.</summary>
    public TypeProblemKind Kind { get; } = kind;

    public sealed override IEnumerable<Finding> Check(NetworkGraph network) =>
        from problem in network.Type.Problems
        where problem.Kind == Kind
        select At(ElementOf(problem.Detail), message(network, problem.Detail));

    protected virtual Element ElementOf(string detail) => Element.TypeName;

    protected static int Index(string detail) => int.Parse(detail, NumberStyles.None, CultureInfo.InvariantCulture);
}
