using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void Network_RunsWithoutDiagnosticsAndCompiles()
    {
        var result = UserProject.Of(Sources.Forecaster).Generate();

        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.Problems);
        Assert.Single(result.Step(TrackingNames.Declaration));
        Assert.Single(result.Step(TrackingNames.Files));
        Assert.Equal(
            ["Samples.Forecaster.g.cs", "Samples.Forecaster.Forward.g.cs", "Samples.Forecaster.Backward.g.cs", "Samples.Forecaster.Kernels.g.cs"],
            result.FileNames);
    }

    [Fact]
    public async Task Network_HasNoFindings() => Assert.Empty(await UserProject.Of(Sources.Forecaster).AnalyzeAsync());
}
