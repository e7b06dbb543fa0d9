using System;
using System.Threading;
using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Scheduling;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator;

/// <summary>What generator and analyzer call of the compiler; tests put stages that fail in place of these.</summary>
/// <param name="Judge">From a declaration to findings and, where there is no error, a plan.</param>
/// <param name="Emit">From a plan to files.</param>
internal sealed record CompilerStages(
    Func<NetworkDeclaration, CancellationToken, Verdict> Judge,
    Func<Schedule, CancellationToken, EquatableArray<EmittedFile>> Emit)
{
    /// <summary>The stages themselves.</summary>
    public static CompilerStages Default { get; } = new(DeclarationValidator.Judge, NetworkCompiler.Compile);
}
