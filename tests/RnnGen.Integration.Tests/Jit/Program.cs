using RnnGen.Compiler.Declarations;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests.Jit;

/// <summary>
/// The test assembly as a program: runs every kind of pass of networks of the catalog, so that <see cref="JitTierTests"/> can read how the JIT
/// compiled them. A process of its own, since the JIT's listing is a setting of the process.
/// </summary>
internal static class Program
{
    public static int Main(string[] names)
    {
        var declarations = names.Select(NetworkCatalog.Find).ToList();
        var emitted = EmittedAssembly.Of(declarations);
        foreach (var declaration in declarations)
        {
            Run(emitted, declaration);
        }

        return declarations.Count > 0 ? 0 : 1;
    }

    private static void Run(EmittedAssembly emitted, NetworkDeclaration declaration)
    {
        if (declaration.Options.Precision == Compiler.Declarations.Precision.Single)
        {
            Passes.RunAll(emitted.Create<float>(declaration));
        }
        else
        {
            Passes.RunAll(emitted.Create<double>(declaration));
        }
    }
}
