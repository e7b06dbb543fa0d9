using System.Numerics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests.Compatibility;

/// <summary>Networks that were compiled once and kept as binaries (see <c>eng/compatibility</c>) run on the library as it is, and give the numbers that they gave then.</summary>
public sealed class CompiledNetworkTests
{
    private const int Steps = 100;

    private static readonly string[] Kept = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Compatibility"), "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    public static TheoryData<string> Assemblies => [.. Kept];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Networks_TrainAndPredictAsEver(string assembly)
    {
        var text = new StringBuilder();
        foreach (var type in Load(assembly).GetExportedTypes().Where(type => !type.IsNested).OrderBy(type => type.Name))
        {
            var hash = Activator.CreateInstance(type, 7) switch
            {
                IRecurrentNetwork<float> network => Hash(network.Engine),
                IRecurrentNetwork<double> network => Hash(network.Engine),
                _ => throw new InvalidOperationException($"{type} is no network."),
            };
            text.Append(type.Name).Append('\t').Append(hash).Append('\n');
        }

        Baseline.Check(assembly, text.ToString(), "tsv");
    }

    [Fact]
    public void CurrentContract_HasItsBinary() => Assert.Contains($"CompiledNetworks.contract-{GeneratedContract.Current}", Kept);

    /// <summary>All have the same name, and so each a context of its own; the library is the one that is tested.</summary>
    private static Assembly Load(string name) => new AssemblyLoadContext(name).LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "Compatibility", name + ".dll"));

    private static string Hash<T>(NetworkEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (layout, batch) = (engine.Layout, Batches.Of(engine.Layout).First());
        engine.Predict(batch.As<T>().Batch, new T[batch.Rows * layout.OutputSteps * layout.OutputSize]);
        if (layout.Session is not null)
        {
            using var session = engine.CreateSession();
            var output = new T[layout.OutputSize];
            var row = TestBatch.Of(layout, 1, [], 5).As<T>().Batch;
            SessionSteps.Begin(session, layout, row, 0);
            SessionSteps.Step(session, layout, row, 0, 0, output);
        }

        return TrainedWeightTests.Hash(engine, LaneWidth.Bits256, Steps);
    }
}
