using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>A declaration is planned once, by the generator or by the analyzer, whichever comes first.</summary>
public sealed class FindingCacheTests
{
    private static readonly NetworkDeclaration Sound = Declared("[Input(1)] [Lstm(3)] [Dense(1)]");
    private static readonly NetworkDeclaration Unsound = Declared("[Input(1)] [Lstm(-2)]");

    [Fact]
    public void Check_GivesTheFindingsOfTheCompiler()
    {
        var cache = new FindingCache();
        foreach (var declaration in new[] { Sound, Unsound, Sound, Unsound })
        {
            Assert.Equal(NetworkCompiler.Check(declaration, CancellationToken.None).Findings, cache.Check(declaration, CancellationToken.None));
        }

        Assert.Equal(2, cache.Count);
    }

    [Fact]
    public void CompiledNetwork_IsNotPlannedAgain()
    {
        var cache = new FindingCache();
        cache.Compile(Sound, CancellationToken.None);

        // To plan it would notice the cancellation.
        Assert.Empty(cache.Check(Declared("[Input(1)] [Lstm(3)] [Dense(1)]"), new CancellationToken(canceled: true)));
        Assert.ThrowsAny<OperationCanceledException>(() => cache.Check(Unsound, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Cache_StaysSmall()
    {
        var cache = new FindingCache();
        for (var units = 0; units < 2000; units++)
        {
            cache.Check(Unsound with { Options = Unsound.Options with { Steps = units } }, CancellationToken.None);
        }

        Assert.InRange(cache.Count, 1, 512);
    }

    private static NetworkDeclaration Declared(string layers) => (NetworkDeclaration)UserProject.Of($"using RnnGen; [RecurrentNetwork] {layers} public sealed partial class Net;").Generate()
        .Step(TrackingNames.Declaration).Single().Value;
}
