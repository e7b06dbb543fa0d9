using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>Findings are ordinary diagnostics: users suppress and grade them as any other.</summary>
public sealed class SeverityTests
{
    private static readonly string Wrong = Sources.Network("[Input(1)] [Lstm(0)]");

    [Fact]
    public async Task Finding_IsAnErrorByDefault() =>
        Assert.Equal([(RuleIds.SizeOutOfRange, DiagnosticSeverity.Error)], await Report(UserProject.Of(Wrong)));

    [Fact]
    public async Task Pragma_SuppressesAFinding() =>
        Assert.Empty(await Report(UserProject.Of(Wrong.Replace("[Input", "#pragma warning disable " + RuleIds.SizeOutOfRange + "\n[Input", StringComparison.Ordinal))));

    [Fact]
    public async Task Pragma_SuppressesWhereItStandsOnly()
    {
        var restored = Wrong.Replace("[Input", "#pragma warning disable RNN0020\n#pragma warning restore RNN0020\n[Input", StringComparison.Ordinal);

        Assert.Single(await Report(UserProject.Of(restored)));
    }

    [Fact]
    public async Task Attribute_SuppressesAFinding()
    {
        var suppressed = Wrong.Replace("[Input", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"RnnGen\", \"RNN0020\")] [Input", StringComparison.Ordinal);

        Assert.Empty(await Report(UserProject.Of(suppressed)));
    }

    [Theory]
    [InlineData(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public async Task EditorConfig_SetsTheSeverity(ReportDiagnostic configured, DiagnosticSeverity expected) =>
        Assert.Equal([(RuleIds.SizeOutOfRange, expected)], await Report(Configured(configured)));

    [Fact]
    public async Task EditorConfig_SwitchesARuleOff() => Assert.Empty(await Report(Configured(ReportDiagnostic.Suppress)));

    /// <summary>Whatever the severity, there is no network: nothing could be emitted for zero units.</summary>
    [Fact]
    public void SuppressedFinding_StillKeepsTheNetworkFromBeingCompiled()
    {
        var suppressed = UserProject.Of("#pragma warning disable RNN0020\n" + Wrong).Generate();
        var reported = UserProject.Of(Wrong).Generate();

        Assert.Equal(reported.FileNames, suppressed.FileNames);
        Assert.Equal(["Samples.Forecaster.g.cs"], suppressed.FileNames);
    }

    private static UserProject Configured(ReportDiagnostic severity) =>
        UserProject.Of(Wrong).With(options => options.WithSyntaxTreeOptionsProvider(new EditorConfig(severity)));

    private static async Task<IEnumerable<(string, DiagnosticSeverity)>> Report(UserProject project) =>
        (await project.AnalyzeAsync()).Select(each => (each.Id, each.Severity));

    /// <summary>What the compiler makes of <c>dotnet_diagnostic.RNN0020.severity</c>.</summary>
    private sealed class EditorConfig(ReportDiagnostic configured) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = configured;
            return diagnosticId == RuleIds.SizeOutOfRange;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
