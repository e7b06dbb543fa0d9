using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>A repeated or invalid file name (CS8785) would silence the generator for the whole project.</summary>
public sealed class HintNameTests
{
    private const string Attributes = "[RnnGen.RecurrentNetwork] [RnnGen.Input(1)] [RnnGen.Lstm(2)] [RnnGen.Dense(1)] ";

    [Theory]
    [InlineData("Net", "% partial class Net;")]
    [InlineData("A.B.Net", "namespace A.B; % partial class Net;")]
    [InlineData("A.Outer.Inner.Net", "namespace A { partial class Outer { partial struct Inner { % partial class Net; } } }")]
    [InlineData("class", "% partial class @class;")]
    [InlineData("A.Größe", "namespace A; % partial class Größe;")]
    public void Name_IsNamespaceContainersAndName(string expected, string source) => Assert.Equal([expected], Names(source));

    [Theory]
    [InlineData("namespace A { % partial class Net; } namespace B { % partial class Net; }")]
    [InlineData("% partial class Net; % partial class NET; % partial class net;")]
    [InlineData("namespace A { % partial class Net; } namespace a { % partial class Net; }")]
    [InlineData("namespace A.B { % partial class Net; } namespace A.b { % partial class Net; }")]
    [InlineData("partial class Outer { % partial class Net; } partial class OUTER { % partial class Net; }")]
    [InlineData("partial class Outer { % partial class Net; % partial class nEt; }")]
    [InlineData("namespace A.B { % partial class Net; } namespace A { partial class b { % partial class Net; } }")]
    [InlineData("namespace A.B { % partial class Net; } namespace A { partial class B { % partial class Net; } }")]
    [InlineData("namespace A { % partial class B_C; } namespace A_B { % partial class C; } % partial class A_B_C;")]
    [InlineData("% partial class a\u0300b; % partial class a\u0301b; % partial class a_b;")]
    [InlineData("% partial class a\u203Fb; % partial class a\u2040b; % partial class a\u2167b;")]
    [InlineData("% partial class I; % partial class i; % partial class \u0130; % partial class \u0131;")]
    [InlineData("% partial class Net; % partial class NET<T>; % file partial class nEt;")]
    public void Names_DifferWhateverTheCaseAndHoldPlainCharacters(string source)
    {
        var names = Names(source);

        Assert.Equal(source.Count(c => c == '%'), names.Length);
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches(@"^[\p{L}\p{Nd}_.\-]+$", name));
    }

    [Theory]
    [InlineData("% partial class Net; partial class Net<T>;")]
    [InlineData("namespace A { % partial class Net; } namespace B { % partial class net; }")]
    public void Name_IsPlainWhereNothingIsAmbiguous(string source) => Assert.All(Names(source), name => Assert.DoesNotContain('-', name));

    /// <summary>A name that hung on the order of files would rename files from build to build.</summary>
    [Fact]
    public void Names_DoNotDependOnTheOrderOfFiles()
    {
        var sources = new[] { "namespace A { % partial class Net; }", "namespace a { % partial class Net; }", "namespace A { % partial class NET; }" };

        Assert.Equal(Names(sources).Order(StringComparer.Ordinal), Names([.. sources.Reverse()]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("% partial class Net; % partial class Net;")]
    [InlineData("% partial class Net; % % partial class Net;")]
    public void RepeatedAttribute_IsOneNetworkAndLeavesOthersAlone(string source)
    {
        var result = Project(source, "namespace Other; % partial class Net;").Generate();

        Assert.Empty(result.Diagnostics);
        Assert.Null(result.Exception);
        Assert.Equal(["Net", "Other.Net"], Declarations(result).Select(each => each.Type.HintName).Order(StringComparer.Ordinal));
    }

    private static string[] Names(params string[] sources)
    {
        var result = Project(sources).Generate();
        Assert.Empty(result.Diagnostics);
        return [.. Declarations(result).Select(declaration => declaration.Type.HintName)];
    }

    private static UserProject Project(params string[] sources) => UserProject.Of([.. sources.Select(source => source.Replace("%", Attributes, StringComparison.Ordinal))]);

    private static IEnumerable<NetworkDeclaration> Declarations(GeneratorResult result) =>
        result.Step(TrackingNames.Declaration).Select(output => output.Value).OfType<NetworkDeclaration>();
}
