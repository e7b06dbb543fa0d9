using System.Numerics;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests.Jit;

/// <summary>
/// The test assembly as a program: runs every kind of pass of each network of <see cref="JitNetworks"/> and prints a digest of all its numbers. A process of its
/// own, since which instructions the JIT uses and what it lists are settings of a process.
/// </summary>
internal static class Program
{
    public static int Main()
    {
        var emitted = EmittedAssembly.Of(JitNetworks.All);
        foreach (var network in JitNetworks.All)
        {
            var digest = network.Options.Precision == Compiler.Declarations.Precision.Single ? DigestOf(emitted.Create<float>(network)) : DigestOf(emitted.Create<double>(network));
            Console.WriteLine($"{network.Type.Name} {digest}");
        }

        return 0;
    }

    private static string DigestOf<T>(NetworkEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RunSession(engine);
        return NetworkRecord<T>.Of(engine).Digest();
    }

    private static void RunSession<T>(NetworkEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var session = engine.CreateSession();
        var y = new T[engine.Layout.OutputSize];
        if (engine.Layout.Vocabulary > 0)
        {
            session.Step(0, y);
        }
        else
        {
            session.Step(new T[engine.Layout.InputSize], y);
        }
    }
}
