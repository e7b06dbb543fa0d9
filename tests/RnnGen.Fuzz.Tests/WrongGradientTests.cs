using System.Runtime.Loader;
using RnnGen.Fuzz.Tests.Checks;
using RnnGen.Fuzz.Tests.Declarations;

namespace RnnGen.Fuzz.Tests;

/// <summary>What finds wrong gradients, on gradients that are not those of the loss: they are cut after each step.</summary>
public sealed class WrongGradientTests
{
    [Fact]
    public async Task GradientsThatAreCut_AreObjectedTo()
    {
        var network = Part.Of("RecurrentNetwork").With("Steps", 5).With("BatchSize", 3).With("Precision", "Precision.Double").With("BackpropSteps", 1);
        Part[] layers = [Part.Of("Input", 2), Part.Of("Gru", 4), Part.Of("Dense", 2)];
        var declaration = new Declaration(1, network, layers, Part.Of("Loss", "LossKind.MeanSquaredError"), new Dictionary<string, string>());
        var compiled = await new CompiledDeclarations(new AssemblyLoadContext(null, isCollectible: true), _ => true, _ => false).CompileAsync([declaration]);
        var run = new NetworkRun<double>(compiled[0].Subject!, new GradientStatistics());
        string[] objections = [.. new GradientQuotients(run.Subject, run.Engine, null, run.Whole, run.Statistics).Objections().Select(objection => objection.Text)];
        Assert.Contains(objections, text => text.Contains("all weights", StringComparison.Ordinal));
        Assert.Contains(objections, text => text.Contains("gru.weight_hh_l0", StringComparison.Ordinal));
        Assert.DoesNotContain(objections, text => text.Contains("dense.weight", StringComparison.Ordinal));
    }
}
