using System.Threading;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler;

/// <summary>The map of the project: declaration in, C# text out.</summary>
internal static class NetworkCompiler
{
    /// <summary>Compiles a declaration without errors to the files of its network: the surface first, then forward, backward and kernels.</summary>
    public static EquatableArray<EmittedFile> Compile(NetworkDeclaration declaration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return EquatableArray<EmittedFile>.Empty;
    }

    /// <summary>
    /// The surface alone with bodies that throw, for a declaration with errors whose class can be extended: code that uses the
    /// network still compiles, so the only squiggles are the rules' own.
    /// </summary>
    public static EmittedFile CompileThrowingSurface(NetworkDeclaration declaration) =>
        new(declaration.Type.HintName + ".g.cs", "");
}
