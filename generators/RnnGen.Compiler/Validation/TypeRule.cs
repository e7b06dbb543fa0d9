using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation;

/// <summary>A rule about the class: it words a <see cref="TypeProblem"/>. Placeholders: {0} the class's name, {1} the problem's detail.</summary>
internal abstract class TypeRule(string id, TypeProblemKind kind, string title, string message) : Rule(id, title, message)
{
    /// <summary>The problem that the rule words.</summary>
    public TypeProblemKind Kind { get; } = kind;

    public sealed override IEnumerable<Finding> Check(NetworkGraph network) =>
        from problem in network.Type.Problems
        where problem.Kind == Kind
        select At(ElementOf(problem.Detail), network.Type.Name, problem.Detail);

    protected virtual Element ElementOf(string detail) => Element.TypeName;

    protected static int Index(string detail) => int.Parse(detail, NumberStyles.None, CultureInfo.InvariantCulture);
}
