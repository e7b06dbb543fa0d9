using RnnGen.Compiler.Scheduling;
using RnnGen.Compiler.Topology;
using RnnGen.Testing;

namespace RnnGen.Compiler.Tests.Scheduling;

/// <summary>What a pass reads, the same pass has written.</summary>
public sealed class StoreCoverageTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Double.Select(network => network.Type.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryLoad_IsCoveredByAStoreOfTheSamePass(string network)
    {
        var schedule = NetworkCompiler.Plan(NetworkBinder.Bind(NetworkCatalog.Find(network)), CancellationToken.None);

        Assert.Empty(StoreCoverage.Uncovered(schedule));
    }

    /// <summary>A store under a condition that a load does not share is named: what rows that have ended hand on is stored where there are lengths.</summary>
    [Fact]
    public void StoreUnderAnotherCondition_IsNamed()
    {
        var schedule = NetworkCompiler.Plan(NetworkBinder.Bind(NetworkCatalog.Find("LstmEverything")), CancellationToken.None);
        var kernels = new KernelTable(schedule.Program, [.. schedule.Kernels.Select(plan => plan with { Kernels = [.. plan.Kernels.Select(NeverWithout)] })]);

        Assert.Contains(StoreCoverage.Uncovered(schedule with { Kernels = kernels }), load => load.StartsWith("training without lengths", StringComparison.Ordinal));
        Assert.DoesNotContain(StoreCoverage.Uncovered(schedule with { Kernels = kernels }), load => load.StartsWith("training with lengths", StringComparison.Ordinal));

        static Kernel NeverWithout(Kernel kernel) => kernel with { Stores = [.. kernel.Stores.Select(store => store with { Condition = PassCondition.WithLengths })] };
    }
}
