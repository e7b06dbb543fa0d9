using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation;

/// <summary>A rule about the equations of a user's cell. It is reported where they are written, not where they are used.</summary>
internal abstract class CellRule(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error) : Rule(id, title, message, severity)
{
    public override IEnumerable<Finding> Check(NetworkGraph network) => [];
}
