using RnnGen.Testing;
using Xunit.Abstractions;

namespace RnnGen.Compiler.Tests;

/// <summary>The folders of a project stand on floors: each uses those below it, and no other.</summary>
public sealed class FloorTests(ITestOutputHelper output)
{
    [Fact]
    public void Compiler_StandsOnFloors() => Check(
        ImportTable.Of("generators/RnnGen.Compiler"),
        [
            ["Polyfills"],
            ["Ground"],
            ["Declarations"],
            ["Ir"],
            ["Equations"],
            ["Cells"],
            ["Topology"],
            ["Differentiation", "Scheduling"],
            ["Optimization"],
            ["Lowering", "Emission"],
            ["Validation"],
            [ImportTable.Root],
        ]);

    [Fact]
    public void Library_StandsOnFloors() => Check(
        ImportTable.Of("src/RnnGen", "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"),
        [
            ["Simd"],
            ["Ground"],
            ["Random", "Attributes", "Distributions"],
            ["Equations"],
            ["Layout", "Schedules"],
            ["Parameters"],
            ["Clipping"],
            ["Optimizers"],
            ["Averaging", "Data"],
            ["Runtime"],
            ["Metrics", "Checkpoints"],
            ["Decoding", "Sessions", "Training"],
            ["Networks"],
            ["Fitting"],
        ]);

    private void Check(ImportTable table, IReadOnlyList<string[]> floors)
    {
        output.WriteLine(table.ToString());
        Assert.True(table.UnusedImports.Count == 0, "Imports that nothing needs:\n" + string.Join("\n", table.UnusedImports));
        var violations = table.Violations(floors);
        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }
}
