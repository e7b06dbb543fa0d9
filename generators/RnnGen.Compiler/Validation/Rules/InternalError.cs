using System.Collections.Generic;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>No declaration is to blame for it, so no declaration is checked: whoever catches an exception makes the finding.</summary>
internal sealed class InternalError() : Rule(
    RuleIds.InternalError,
    "RnnGen failed",
    "RnnGen {0} failed on the class '{1}': {2}. This is a fault of RnnGen, and no other class is affected. Please report it: this message, and the class with its attributes.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) => [];

    /// <summary>What stands in the message's placeholders.</summary>
    /// <param name="type">The name of the class that the exception is about.</param>
    /// <param name="failure">What is known of the exception.</param>
    public static EquatableArray<string> Arguments(string type, string failure) => new([CompilerVersion.Text, type, failure]);
}
