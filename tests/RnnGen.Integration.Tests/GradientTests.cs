using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>Gradients of emitted code against finite differences of its own loss.</summary>
public sealed class GradientTests
{
    public static TheoryData<string> Networks => Catalog.Trainable;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_AreThoseOfTheLoss(string name)
    {
        var stages = new CompiledStages(NetworkCatalog.Find(name));
        GradientComparison.Check(stages, Catalog.Create<double>(stages.Declaration));
    }
}
