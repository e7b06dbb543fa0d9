using System.Numerics;
using System.Reflection;
using RnnGen.Fuzz.Tests.Declarations;
using RnnGen.Runtime;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>A compiled declaration.</summary>
/// <param name="Declaration">As it was written.</param>
/// <param name="Assembly">What became of it.</param>
/// <param name="CheckedAssembly">The same with arithmetic that throws where it overflows; null where it is not compiled so.</param>
/// <param name="IsThorough">Whether it is run at every width.</param>
internal sealed record Subject(Declaration Declaration, Assembly Assembly, Assembly? CheckedAssembly, bool IsThorough)
{
    /// <summary>An instance with weights of the order of 1 / sqrt(inputs), all multiples of 1/1024: none is zero by convention, and both precisions hold them.</summary>
    public NetworkEngine<T> Create<T>(Assembly assembly)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var engine = Fresh<T>(assembly);
        var random = new Random(Declaration.Number + 2);
        foreach (var tensor in engine.Parameters.Tensors)
        {
            var most = (int)(900 / Math.Sqrt(tensor.Shape.Count > 1 ? Math.Max(2, tensor.Shape[1]) : 4));
            tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => T.CreateTruncating((random.Next(2) == 0 ? 1 : -1) * random.Next(1, most) / 1024.0))]);
        }

        return engine;
    }

    /// <summary>An instance with the weights that it begins with.</summary>
    public NetworkEngine<T> Fresh<T>(Assembly assembly)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var type = assembly.GetType(Declaration.Namespace + "." + Declaration.ClassName, throwOnError: true)!;
        return ((IRecurrentNetwork<T>)Activator.CreateInstance(type, 7)!).Engine;
    }

    public TrainingContext<T> CreateContext<T>(NetworkEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var context = engine.CreateTrainingContext(new() { Seed = 3 });
        if (engine.Layout.TeacherForcing == TeacherForcing.Scheduled)
        {
            context.TeacherForcingRate = 0.5;
        }

        return context;
    }
}
