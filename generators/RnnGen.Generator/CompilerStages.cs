using System;
using System.Threading;
using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator;

/// <summary>What generator and analyzer call of the compiler; tests put calls that fail in place of these.</summary>
/// <param name="Check">From a declaration to findings.</param>
/// <param name="Compile">From a declaration to findings and files.</param>
internal sealed record CompilerStages(
    Func<NetworkDeclaration, CancellationToken, EquatableArray<Finding>> Check,
    Func<NetworkDeclaration, CancellationToken, CompiledNetwork> Compile)
{
    private static readonly FindingCache Cache = new();

    /// <summary>The compiler itself.</summary>
    public static CompilerStages Default { get; } = new(Cache.Check, Cache.Compile);
}
