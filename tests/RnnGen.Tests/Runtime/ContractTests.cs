using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>Emitted code of another version runs, or is refused by one message that says what to rebuild.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Program_OfThisContract_Runs() => Assert.Equal(4, Engine(GeneratedContract.Current).Description.Steps);

    [Fact]
    public void Program_OfALaterContract_IsRefused()
    {
        var message = Assert.Throws<InvalidOperationException>(() => Engine(GeneratedContract.Current + 1)).Message;

        Assert.Equal(
            $"The networks of RnnGen.Tests were compiled by RnnGen 0.0.0, and the library is RnnGen {Library}, which is older. Update the package RnnGen of the application to 0.0.0, or rebuild RnnGen.Tests with RnnGen {Library}.",
            message);
    }

    [Fact]
    public void Program_OfAnEarlierContract_IsRefused()
    {
        var message = Assert.Throws<InvalidOperationException>(() => Engine(GeneratedContract.Oldest - 1)).Message;

        Assert.Equal($"The networks of RnnGen.Tests were compiled by RnnGen 0.0.0, whose code the library of RnnGen {Library} no longer runs. Rebuild RnnGen.Tests with RnnGen {Library}.", message);
    }

    private static string Library => typeof(NetworkEngine<>).Assembly.GetName().Version!.ToString(3);

    private static NetworkEngine<float> Engine(int contract) => new(new LeakyProgram<float>(new LeakyLayout { Contract = contract }), seed: 0);
}
