using System.Globalization;
using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>The same project gives the same files and messages: on every run, in any order of files, in any culture.</summary>
public sealed class ReproducibilityTests
{
    private static readonly string[] Networks =
    [
        Sources.Forecaster,
        Sources.Network("[Input(Vocabulary = 12)] [Embedding(3)] [Dropout(0.25)] [Gru(4, L2 = 1.5e-7, KernelScale = 0.05)] [Dense(3)] [Loss(LossKind.SoftmaxCrossEntropy)]", "internal sealed partial class INDEX;", "Steps = 6, Shape = SequenceShape.ManyToMany"),
        Sources.Network("[Input(2)] [Elman(4, KernelInitializer = Initializer.Constant, KernelScale = -0.5, Name = \"INIT_I\")] [Lstm(3, ForgetBias = -1.25)]", "internal sealed partial class Index;", "Precision = Precision.Double"),
        Sources.Network("[Input(-2)] [Lstm(2, L1 = -1234.5, KernelScale = double.NaN)] [Dropout(-0.5)]", "internal sealed partial class Wrong;", "Steps = -1234567"),
    ];

    public static TheoryData<string> Cultures => ["tr-TR", "de-DE", "ar-SA", "hostile"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Culture_ChangesNothing(string name)
    {
        var expected = await In(CultureInfo.InvariantCulture);
        var actual = await In(name == "hostile" ? Hostile() : new CultureInfo(name));

        Assert.Equal(expected, actual);
        Assert.Contains(expected, text => text.Contains("-1234.5", StringComparison.Ordinal));
    }

    [Fact]
    public void TwoRuns_GiveTheSameFiles() => Assert.Equal(Emitted(Networks), Emitted(Networks));

    [Fact]
    public void OrderOfFiles_ChangesNothing() =>
        Assert.Equal(Emitted(Networks).Order(StringComparer.Ordinal), Emitted([.. Networks.Reverse()]).Order(StringComparer.Ordinal));

    /// <summary>An architecture reads the same from one list of attributes as from several, on one line or on many.</summary>
    [Fact]
    public void Layout_ChangesNothing()
    {
        var spaced = Declaration(Sources.Forecaster);
        var joined = Declaration("namespace Samples { [RnnGen.RecurrentNetwork(BatchSize = 2, Steps = 2 + 2), RnnGen.InputAttribute(features: 3), RnnGen.Lstm(5), RnnGen.Dense(2), RnnGen.Loss(0)] public partial class Forecaster { } }");

        Assert.Equal(spaced, joined);
    }

    private static NetworkDeclaration Declaration(string source) =>
        (NetworkDeclaration)UserProject.Of(source).Generate().Step(TrackingNames.Declaration).Single().Value;

    private static string[] Emitted(string[] sources)
    {
        var result = UserProject.Of(sources).Generate();
        Assert.NotEmpty(result.Files);
        return [.. result.Files.Select(file => file.HintName + "\n" + file.SourceText)];
    }

    private static async Task<IEnumerable<string>> In(CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            var findings = await UserProject.Of(Networks).AnalyzeAsync();
            var declarations = UserProject.Of(Networks).Generate().Step(TrackingNames.Declaration).Select(output => ((NetworkDeclaration)output.Value).Type.HintName);
            return [.. Emitted(Networks), .. findings.Select(finding => finding.GetMessage(CultureInfo.InvariantCulture)), .. declarations];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo Hostile()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NegativeSign = "minus ",
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            NaNSymbol = "nothing",
            PositiveInfinitySymbol = "much",
        };
        return culture;
    }
}
