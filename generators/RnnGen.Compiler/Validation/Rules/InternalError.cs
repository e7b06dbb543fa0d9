using System;
using System.Collections.Generic;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>An unexpected exception. No declaration causes it, so none is checked: whoever catches the exception makes the finding.</summary>
internal sealed class InternalError() : Rule(RuleIds.InternalError, "RnnGen failed")
{
    public override IEnumerable<Finding> Check(NetworkGraph network) => [];

    /// <summary>The message.</summary>
    /// <param name="type">The name of the class that was compiled.</param>
    /// <param name="failure">The exception in one line.</param>
    public static string Message(string type, string failure) => FormattableString.Invariant(
        $"RnnGen {CompilerVersion.Text} failed on the class '{type}': {failure}. This is a bug in RnnGen; no other class is affected. Please report it with this message and the class with its attributes.");
}
