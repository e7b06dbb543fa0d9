using PublicApiGenerator;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>The public API of the library, which is reviewed when it changes: people build on it, and so does code that was emitted into their packages.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Library_HasTheApiThatWasReviewed() => Baseline.Check(
        "public-api",
        typeof(Session<>).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n"),
        "txt");
}
