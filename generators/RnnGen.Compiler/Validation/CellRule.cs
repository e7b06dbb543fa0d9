using System.Collections.Generic;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation;

/// <summary>A rule about the equations of a user's cell. It is reported where they are written, not where they are used, and its messages are worded where the source is read.</summary>
internal abstract class CellRule(string id, string title) : Rule(id, title)
{
    public override IEnumerable<Finding> Check(NetworkGraph network) => [];
}
