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
    [InlineData("h", "h")]
    [InlineData("δo", "δo")]
    [InlineData("h_tilde", "h_tilde")]
    [InlineData("σ(x)", "σx")]
    [InlineData("2", "v2")]
    [InlineData("(…)", "v")]
    public void Camel_LeavesOutWhatNoIdentifierHas(string name, string expected) => Assert.Equal(expected, Identifiers.Camel(name));

    /// <summary>C# has no name twice where one scope is within the other, whichever is written first.</summary>
    [Fact]
    public void Scopes_ShareNoNames_WhereOneIsWithinTheOther()
    {
        var method = new Identifiers("row");
        var (first, second) = (method.Within("k"), method.Within());

        Assert.Equal("h", first.Unique("h"));
        Assert.Equal("h", second.Unique("h"));
        Assert.Equal("h_2", method.Unique("h"));
        Assert.Equal("h_3", first.Within().Unique("h"));
        Assert.Equal("row_2", second.Unique("row"));
        Assert.Equal("k", second.Unique("k"));
        Assert.Equal("k_2", method.Unique("k"));
    }
}
