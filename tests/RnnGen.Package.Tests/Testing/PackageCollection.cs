namespace RnnGen.Package.Tests.Testing;

/// <summary>Tests that share the packed package. They run one after the other: each is a build that takes every core.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "package";
}
