using RnnGen.Testing;

namespace RnnGen.Compiler.Tests;

/// <summary>The networks that theories run over.</summary>
public sealed class CatalogTests
{
    /// <summary>What a rule refuses is nothing to test the compiler with.</summary>
    [Fact]
    public void EveryNetwork_IsOneThatUsersCanDeclare() => Assert.Equal("", string.Join(
        "\n",
        from network in NetworkCatalog.Double.Concat(NetworkCatalog.Sharded)
        from finding in NetworkCompiler.Check(network, CancellationToken.None).Findings
        select $"{network.Type.Name}: {finding}"));
}
