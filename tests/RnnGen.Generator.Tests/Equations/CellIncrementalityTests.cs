using Microsoft.CodeAnalysis;
using RnnGen.Generator.Tests.Testing;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>What an edit of a cell makes the generator do again: the networks that use it, and no others.</summary>
public sealed class CellIncrementalityTests
{
    private const string Parameters = "Vector x, [State] Vector h, [Weight] Matrix w";

    private static readonly string Gates =
        "namespace Samples { using RnnGen.Equations; static class Gates { public static Vector Gate(Vector v, Vector h) => 0.5 * v + h; public static int Months() => 12; } }";

    // Cells A (with a function in another file) and B; networks of A, of B, and of both; and one without cells.
    private static readonly UserProject Project = UserProject.Of(
        Cells.Cell("var next = Tanh(w * x); return Gates.Gate(next, h);", Parameters, name: "A"),
        Gates,
        Cells.Cell("return 0.9 * h + w * x;", Parameters, name: "B"),
        Cells.Network("A", "OfA"),
        Cells.Network("B", "OfB"),
        Cells.Network("A", "OfBoth").Replace("[Dense", "[Cell<B>(5)] [Dense", StringComparison.Ordinal),
        Sources.Forecaster);

    public static TheoryData<int, string, string> UnrelatedEdits => new()
    {
        { 0, "var next = Tanh(w * x);", "// A comment.\n        var next  = Tanh( w * x );" },
        { 0, "A step.", "One step." },
        { 0, "return Gates", "int unused = 3; return Gates" },
        { 0, "var next = Tanh(w * x); return Gates.Gate(next, h);", "{ var next = (Tanh(w * x)); { return Gates.Gate(h: h, v: next); } }" },
        { 1, "12", "13" },
        { 1, "0.5 * v", "(1 / 2.0) * v" },
        { 1, "Gate(Vector v, Vector h) => 0.5 * v + h;", "Gate(Vector v, Vector h) { return 0.5 * v + h; }" },
        { 0, "[State]", "[State(Width = 0)]" },
        { 2, "using System;", "using System; using System.Collections.Generic;" },
    };

    [Fact]
    public void FirstRun_ReadsEverything()
    {
        var result = Project.Generate();

        Assert.Empty(result.Problems);
        Assert.Equal([New, New, New, New], Reasons(result, TrackingNames.Declaration));
        Assert.Equal([New, New], Reasons(result, TrackingNames.CellFile));
    }

    [Theory]
    [MemberData(nameof(UnrelatedEdits))]
    public void EditThatChangesNoEquation_KeepsAllFilesCached(int file, string before, string after)
    {
        var second = Edit(file, before, after);

        Assert.Equal([Unchanged, Unchanged, Unchanged, Unchanged], Reasons(second, TrackingNames.Declaration));
        Assert.Equal([Cached, Cached, Cached, Cached], Reasons(second, TrackingNames.Files));
        Assert.Equal([Cached, Cached], Reasons(second, TrackingNames.CellFile));
        Assert.All(second.OutputReasons, reason => Assert.Equal(Cached, reason));
    }

    [Theory]
    [InlineData(0, "Tanh(w * x)", "Sigmoid(w * x)")]
    [InlineData(0, "var next = Tanh(w * x); return Gates.Gate(next, h)", "var candidate = Tanh(w * x); return Gates.Gate(candidate, h)")]
    [InlineData(0, "[Weight]", "[Weight(Scale = 2)]")]
    [InlineData(1, "0.5", "0.6")]
    public void EditOfEquations_CompilesTheNetworksOfTheCellAlone(int file, string before, string after)
    {
        var second = Edit(file, before, after);

        Assert.Equal([Modified, Unchanged, Modified, Unchanged], Reasons(second, TrackingNames.Declaration));
        Assert.Equal([Modified, Cached, Modified, Cached], Reasons(second, TrackingNames.Files));
        Assert.Equal([Modified, Cached], Reasons(second, TrackingNames.CellFile));
    }

    /// <summary>Half a line, as it is typed: the networks of the cell have nothing to be compiled from, and the others stay.</summary>
    [Fact]
    public void BrokenCell_LeavesTheOthersCached()
    {
        var second = Edit(0, "Tanh(w * x)", "Tanh(w * ");

        Assert.Null(second.Exception);
        Assert.Equal([Modified, Unchanged, Modified, Unchanged], Reasons(second, TrackingNames.Declaration));
        Assert.Equal([Modified, Cached, Modified, Cached], Reasons(second, TrackingNames.Files));
        Assert.Contains("Samples.OfA.g.cs", second.FileNames);
        Assert.DoesNotContain("Samples.OfA.Forward.g.cs", second.FileNames);
        Assert.Contains("Samples.OfB.Forward.g.cs", second.FileNames);
    }

    /// <summary>A symbol or a node in a model would keep compilations alive.</summary>
    [Fact]
    public void Models_HoldNothingOfRoslyn()
    {
        var result = Project.Generate();
        var models = result.Step(TrackingNames.Declaration).Concat(result.Step(TrackingNames.Cell)).Concat(result.Step(TrackingNames.CellFile)).Select(output => output.Value);

        Assert.All(models.SelectMany(ObjectGraph.TypesIn), type => Assert.DoesNotContain("CodeAnalysis", type.FullName, StringComparison.Ordinal));
    }

    private static GeneratorResult Edit(int file, string before, string after)
    {
        var source = Project.Compilation.SyntaxTrees[file].ToString();
        Assert.Contains(before, source, StringComparison.Ordinal);
        return Project.WithFile(file, source.Replace(before, after, StringComparison.Ordinal)).Generate(Project.Generate().Driver);
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorResult result, string step) => [.. result.Step(step).Select(output => output.Reason)];
}
