using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Optimization;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>Passes as text to text, on an Elman layer, the smallest that has every part.</summary>
public sealed class PassTests
{
    private const string Scan = """
        scan elman(x, valid)
          a_h = b + b' + W x + U h₋
          h = tanh(a_h)
          h <- h

        """;

    private const string ReverseScan = """
        reverse scan elman.back(dense.dx, valid, elman.h, elman.h[t-1], x)
          dh = dh₋ + dy
          δh = dh ∘ (1 - h²)
          dh₋ = [dh₋ + dy after the row's end] + Uᵀ δh
          dh <- dh₋
          db' += δh
          db += δh
          dU += δh ⊗ h₋
          dW += δh ⊗ x

        """;

    [Fact]
    public void Hoist_MovesTheInputsProductOut_WhereTheScanHasFewRows() => AssertPass(
        new HoistFromScan(), Elman(batchSize: 1), "elman", Scan, """
        map elman.input(x, valid)
          elman.x <- (b + b' + W x)
        scan elman(x, valid, elman.x)
          a_h = x + U h₋
          h = tanh(a_h)
          h <- h

        """);

    [Fact]
    public void Hoist_LeavesTheInputsProduct_WhereTheScanHasManyRows() => AssertPass(new HoistFromScan(), Elman(batchSize: 8), "elman", Scan, Scan);

    [Fact]
    public void Hoist_AlwaysMovesLookupsOut() => AssertPass(
        new HoistFromScan(),
        Network("Tokens", 5, 8).ManyToMany().Tokens(4).Elman(3).Dense(2).Loss(LossKind.MeanSquaredError),
        "elman",
        Scan.Replace("x, valid", "tokens, valid", StringComparison.Ordinal).Replace("W x", "W[token]", StringComparison.Ordinal),
        """
        map elman.input(tokens, valid)
          elman.x <- (b + b' + W[token])
        scan elman(tokens, valid, elman.x)
          a_h = x + U h₋
          h = tanh(a_h)
          h <- h

        """);

    [Fact]
    public void Sink_MovesWeightGradientsOut() => AssertPass(
        new SinkFromScan(), Elman(batchSize: 8), "elman.back", ReverseScan, """
        reverse scan elman.back(dense.dx, valid, elman.h, elman.h[t-1], x)
          dh = dh₋ + dy
          δh = dh ∘ (1 - h²)
          dh₋ = [dh₋ + dy after the row's end] + Uᵀ δh
          dh <- dh₋
          elman.back.δh <- δh
        map elman.back.weights(dense.dx, valid, elman.h, elman.h[t-1], x, elman.back.δh)
          db' += δh
          db += δh
          dU += δh ⊗ h₋
          dW += δh ⊗ x

        """);

    [Fact]
    public void Sink_MovesTheInputsGradientOut()
    {
        var program = Stages(Network("Stack", 5, 8).ManyToMany().Input(2).Elman(4).Elman(3).Loss(LossKind.MeanSquaredError)).Taped;
        Assert.EndsWith("""
            map elman2.back.input(loss.dy, valid, elman2.h, elman2.h[t-1], elman.h, elman2.back.δh)
              dx = Wᵀ δh
              elman2.dx <- dx

            """, Print(new SinkFromScan().Run(program, Context(8)), "elman2.back"), StringComparison.Ordinal);
    }

    [Fact]
    public void Fuse_JoinsBiasesAndProducts() => AssertPass(new FuseProjections(), Elman(batchSize: 8), "elman", Scan, """
        scan elman(x, valid)
          a_h = W x + U h₋ + b + b'
          h = tanh(a_h)
          h <- h

        """);

    [Fact]
    public void Fuse_LeavesOneAffineMap_WithStartsFirst()
    {
        var program = new FuseProjections().Run(Stages(Elman(batchSize: 8)).Normal, Context(8));
        var sum = program.Forward[0].Body.LiveValues().Single(value => value.Op is Ir.Ops.Affine);
        var affine = (Ir.Ops.Affine)sum.Op;
        Assert.Equal(2, affine.Starts);
        Assert.Equal(["W", "U"], affine.Terms.Select(term => term.Parameter.ToString()));
    }

    [Fact]
    public void DeadCode_DropsFeedsAndOutputsThatNothingReads()
    {
        var sunk = new SinkFromScan().Run(Stages(Elman(batchSize: 8)).Taped, Context(8));
        var text = Print(new DeadCode().Run(sunk, Context(8)), "elman.back");
        Assert.Contains("reverse scan elman.back(dense.dx, valid, elman.h)\n", text, StringComparison.Ordinal);
        Assert.Contains("map elman.back.weights(elman.h[t-1], x, elman.back.δh)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Passes_LeaveAFoldedProgramAlone_WhenRunTwice() => Assert.All(NetworkCatalog.Double, network =>
    {
        var context = new PassContext(network.Options.BatchSize);
        var once = new CompiledStages(network).Optimized;
        var twice = PassList.Run([new Fold(), new DeadCode()], once, context, CancellationToken.None);
        Assert.Equal(IrPrinter.Print(once), IrPrinter.Print(twice));
    });

    private static NetworkDeclaration Elman(int batchSize) =>
        Network("Elman", 5, batchSize).ManyToMany().Input(2).Elman(4).Dense(3).Loss(LossKind.MeanSquaredError);

    private static CompiledStages Stages(NetworkDeclaration network) => new(network);

    private static PassContext Context(int batchSize) => new(batchSize);

    private static void AssertPass(IPass pass, NetworkDeclaration network, string node, string before, string after)
    {
        var program = Stages(network).Taped;
        Assert.Equal(Lines(before), Lines(Print(program, node)));
        Assert.Equal(Lines(after), Lines(Print(pass.Run(program, Context(network.Options.BatchSize)), node)));
    }

    /// <summary>Line ends as the printer writes them.</summary>
    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    /// <summary>A node, and what a pass made of it.</summary>
    private static string Print(SequenceProgram program, string node) => string.Concat(program.AllNodes
        .Where(n => new[] { node, node + ".input", node + ".weights" }.Contains(n.Name.ToString()))
        .Select(IrPrinter.Print));
}
