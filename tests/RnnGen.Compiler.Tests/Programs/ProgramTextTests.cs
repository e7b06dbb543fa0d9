using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Optimization;
using RnnGen.Testing;

namespace RnnGen.Compiler.Tests.Programs;

/// <summary>
/// The programs of a few networks that have between them what a derivative meets: attention, states that begin with others, sums of adjoints, truncation, traces, masks, trees, labels on paths.
/// A change of differentiation or of a pass shows as a change of text, which is reviewed like code; that the numbers are right is the matter of other tests.
/// </summary>
public sealed class ProgramTextTests
{
    public static TheoryData<string> Networks =>
    [
        "DecoderAdditive", "DecoderDot", "DecoderResidual", "CellMinimalTruncated", "CellMinimalTraced", "LstmEverything", "GruRegularizedBothWays", "ElmanZoneoutHoisted", "ResidualStack",
        "OneToManyOwnDropped", "JordanClasses", "LossCtc", "LstmVariantsBothWays", "CellLinearAttention", "CellUnit", "BranchesOfBothDirections", "BranchesGated", "PoolOfAttention", "ConvCausal",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Programs_ReadAsReviewed(string name)
    {
        var stages = new CompiledStages(NetworkCatalog.Find(name));
        var streaming = PassList.Run(PassList.Streaming, stages.Taped with { Loss = [], Backward = [] }, new PassContext(int.MaxValue), CancellationToken.None);
        (string Title, SequenceProgram Program)[] programs =
        [
            ("derived", stages.Derived), ("with its tape, rounded", stages.Taped), ("optimized", stages.Optimized), ("of one row", streaming),
        ];

        Baseline.Check(name, string.Join("\n", programs.Select(each => $"== {each.Title}\n{Facts(each.Program)}{IrPrinter.Print(each.Program)}")), "txt");
    }

    /// <summary>The facts about a program that its equations do not show: traces, in the order in which steps are gone back, and where the gradient of a scan is cut.</summary>
    private static string Facts(SequenceProgram program) => string.Concat(
        program.Interface.Traces.Select(trace => $"trace {trace.Layer}: {trace.Sequence.Name}, {trace.Direction}\n")
            .Concat(program.Backward.OfType<ReverseScan>().Where(scan => scan.Truncation is not null).Select(scan => $"cut {scan.Name}: {scan.Truncation}\n")));
}
