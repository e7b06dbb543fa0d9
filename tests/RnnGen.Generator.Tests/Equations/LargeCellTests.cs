using Microsoft.CodeAnalysis;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>Cells far larger than any paper's, below the limits: emitted whole, on a stack as small as a host may have.</summary>
public sealed class LargeCellTests
{
    private const int Stack = 1 << 20;

    public static TheoryData<string> Bodies => new()
    {
        "var a = w * x + u * h + b; for (var i = 0; i < 1_500; i++) { a += h; } return a;",
        "var a = w * x + u * h + b; for (var i = 0; i < 1_500; i++) { a = a * h + b; } return a;",
        "var a = w * x + u * h + b; for (var i = 1; i <= 300; i++) { a += Tanh(i * h); } return a;",
        "var a = w * x + u * h + b; for (var i = 0; i < 500; i++) { a = Tanh(a); } return a;",
        "var a = w * x + b; for (var i = 0; i < 100; i++) { a = u * (a + h); } return a;",
        "return w * x + u * h + b" + string.Concat(Enumerable.Repeat(" + h * h", 200)) + ";",
        "return " + string.Concat(Enumerable.Repeat("Tanh(h + ", 100)) + "w * x + u * h + b" + new string(')', 100) + ";",
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Cell_BelowTheLimitsIsEmitted(string body)
    {
        var project = UserProject.Of(Cells.Cell(body), Cells.Network("Custom"));

        GeneratorResult? result = null;
        var thread = new Thread(() => result = project.Generate(), Stack);
        thread.Start();
        thread.Join();

        Assert.Null(result!.Exception);
        Assert.Empty(await result.AnalyzeAsync());
        Assert.Contains(result.FileNames, name => name == "Samples.Net.Backward.g.cs");
        Assert.DoesNotContain(result.Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }
}
