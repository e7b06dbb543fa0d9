using RnnGen.Compiler.Emission;

namespace RnnGen.Compiler.Tests;

public sealed class IdentifierTests
{
    [Fact]
    public void Thing_KeepsItsName()
    {
        var (identifiers, thing) = (new Identifiers(), new object());
        Assert.Equal("h", identifiers.Of(thing, "h"));
        Assert.Equal("h", identifiers.Of(thing, "other"));
    }

    [Theory]
    [InlineData("Reserved")]
    [InlineData("if")]
    [InlineData("params")]
    [InlineData("float")]
    public void Names_AreUnique_AndMeanNothingElse(string wish)
    {
        var identifiers = new Identifiers("Reserved");
        string[] names = [identifiers.Of(new object(), wish), identifiers.Of(new object(), wish), identifiers.Unique(wish)];
        Assert.Equal(3, names.Distinct().Count());
        Assert.DoesNotContain(wish, names);
        Assert.All(names, name => Assert.StartsWith(wish, name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lstm.back.weights", "LstmBackWeights")]
    [InlineData("lstm", "Lstm")]
    [InlineData("my_layer.h", "My_layerH")]
    public void Pascal_JoinsParts(string name, string expected) => Assert.Equal(expected, Identifiers.Pascal(name));

    [Theory]
    [InlineData("lstm.h", "h")]
    [InlineData("δo", "δo")]
    public void Camel_KeepsTheLastPart(string name, string expected) => Assert.Equal(expected, Identifiers.Camel(name));
}
