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
    }

    [Fact]
    public async Task Network_HasNoFindings() => Assert.Empty(await UserProject.Of(Sources.Forecaster).AnalyzeAsync());
}
