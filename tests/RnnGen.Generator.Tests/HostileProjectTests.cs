using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Emission;
using RnnGen.Compiler.Ground;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>Emitted code compiles without a warning in any project: every network of this file, in every kind of project.</summary>
public sealed class HostileProjectTests
{
    private const string On = "[global::RnnGen.RecurrentNetwork(Steps = 3)] [global::RnnGen.Input(2)] [global::RnnGen.Lstm(3)] [global::RnnGen.Dense(2)] ";
    private const string Full =
        "[global::RnnGen.RecurrentNetwork(Steps = 3, BatchSize = 2, Shape = global::RnnGen.SequenceShape.ManyToMany, Precision = global::RnnGen.Precision.Double)] "
        + "[global::RnnGen.Input(Vocabulary = 5)] [global::RnnGen.Embedding(2)] [global::RnnGen.Dropout(0.5)] [global::RnnGen.Gru(3)] [global::RnnGen.Elman(2)] "
        + "[global::RnnGen.Dense(2)] [global::RnnGen.Loss(global::RnnGen.LossKind.SoftmaxCrossEntropy)] ";

    private const string Several =
        "[global::RnnGen.RecurrentNetwork(Steps = 3, OutputSteps = 2, BatchSize = 2, Shape = global::RnnGen.SequenceShape.EncoderDecoder)] [global::RnnGen.Input(2)] [global::RnnGen.Input(1, Name = \"class\")] "
        + "[global::RnnGen.Input(Vocabulary = 3, Name = \"place\", Span = global::RnnGen.InputSpan.Sequence)] [global::RnnGen.Embedding(2, Name = \"at\")] [global::RnnGen.Concat(\"input\", \"class\", \"at\")] [global::RnnGen.Lstm(3)] "
        + "[global::RnnGen.Decoder] [global::RnnGen.Embedding(2, Name = \"written\")] [global::RnnGen.Input(1, Name = \"plan\", Span = global::RnnGen.InputSpan.OutputSteps)] [global::RnnGen.Concat(\"written\", \"plan\")] [global::RnnGen.Lstm(3)] "
        + "[global::RnnGen.Dense(4)] [global::RnnGen.Loss(global::RnnGen.LossKind.SoftmaxCrossEntropy)] ";

    private const string Heads =
        "[global::RnnGen.RecurrentNetwork(Steps = 3, BatchSize = 2, Shape = global::RnnGen.SequenceShape.ManyToMany)] [global::RnnGen.Input(2)] [global::RnnGen.Lstm(3, Name = \"of\")] [global::RnnGen.Dense(2, Name = \"class\")] "
        + "[global::RnnGen.Dense(2, Name = \"outputs\", From = \"of\")] [global::RnnGen.Dense(1, Name = \"Outputs\", From = \"of\")] [global::RnnGen.Loss(global::RnnGen.LossKind.MeanSquaredError, Of = \"of\")] "
        + "[global::RnnGen.Loss(global::RnnGen.LossKind.SoftmaxCrossEntropy, Of = \"class\", Weight = 2)] [global::RnnGen.Loss(global::RnnGen.LossKind.Focal, Of = \"outputs\")] [global::RnnGen.Loss(global::RnnGen.LossKind.BinaryCrossEntropy)] ";

    private static readonly string[] Networks =
    [
        On + "internal sealed partial class InGlobalNamespace { }",
        "namespace A { /// <summary>A network.</summary>\n" + Full + "public sealed partial class Public { } }",
        "namespace A.B { " + On + "sealed partial class B_C { } } namespace A_B.B { " + On + "sealed partial class C { } } namespace A.B.B { " + On + "sealed partial class C { } }",
        "namespace A { " + On + "sealed partial class Net { } " + Full + "sealed partial class NET { } } namespace a { " + On + "sealed partial class Net { } }",
        "namespace A { internal partial class Outer { internal partial struct Middle { internal partial interface IInner { " + On + "private sealed partial class Deep { } } } } }",
        "namespace A { internal static partial class Static { " + Full + "private protected sealed partial class Net { } } }".Replace("private protected", "private", StringComparison.Ordinal),
        "namespace A { internal partial record Record { " + On + "protected partial class Net { } } internal readonly partial record struct RecordStruct { " + On + "private partial class Net { } } }",
        "namespace A { internal readonly ref partial struct RefStruct { " + On + "internal sealed partial class Net { } } }",
        "namespace A { " + On + "internal sealed partial record SealedRecord { } " + Full + "internal partial record OpenRecord { public int Months { get; init; } } }",
        "namespace @namespace.@class { internal partial class @event { " + On + "internal sealed partial class @void { } } }",
        "namespace My.System { " + On + "internal sealed partial class Net { } } namespace My.RnnGen { " + On + "internal sealed partial class Net { } }",
        "namespace RnnGen.Samples { " + Full + "internal sealed partial class Net { } } namespace Generated { " + On + "internal sealed partial class Net { } }",
        "internal static class Unsafe { } internal static class Math { } internal interface ILanes { } internal sealed class NetworkProgram<T> { } internal static class VectorMath { }",
        "namespace A { " + Full + "internal sealed partial class Shadowed { private sealed class Span<T> { } private sealed class ReadOnlySpan<T> { } private static int System => 1; private static int RnnGen => System; public static int Sum() => RnnGen; } }",
        "namespace A { [global::System.Obsolete(\"Old.\")] " + On + "internal sealed partial class Old { } }",
        "namespace A { internal abstract class Base { protected Base(int months = 12) => Months = months; public int Months { get; } } " + On + "internal sealed partial class Derived : Base, global::System.ICloneable { object global::System.ICloneable.Clone() => this; } }",
        "namespace A { " + On + "internal sealed partial class Größe { } " + On + "internal sealed partial class \u65E5\u672C { } }",
        "namespace A { " + On + "internal partial class Parts { } internal sealed partial class Parts { public static int One() => 1; } }",
    ];

    private static readonly string[] HostileInputs =
    [
        "class", "T", "t", "tNumber", "TNumber", "TNumber_2", "batch", "Batch", "lengths", "mask", "targets", "labels", "targetLengths", "stepWeights", "resets", "children", "a_b", "aB", "AB", "ab", "Ab", "equals",
        "getHashCode", "getType", "toString", "finalize", "memberwiseClone", "referenceEquals", "pack", "memory", "value", "field", "init", "get_Lengths", "set_Lengths", "op_Implicit", "item", "iBatch", "sequenceBatch",
        "engine", "description", "sizes", "predict", "named0", "inputs", "tokens", "staticInputs", "staticTokens", "futureInputs", "begin", "put", "numbers",
    ];

    private static readonly string[] GlobalUsings =
    [
        "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Net.Http; "
        + "global using System.Threading; global using System.Threading.Tasks; global using static System.Math; global using Vector = System.Numerics.Vector; "
        + "global using Tensor = System.Int32; global using System.Numerics; global using System.Runtime.Intrinsics; global using RnnGen;",
    ];

    /// <summary>Networks with several inputs or heads, for the language that their batches need.</summary>
    private static readonly string[] SeveralInputs =
    [
        "namespace A { " + Heads + "internal sealed partial class Heads { } /// <summary>A network.</summary>\n" + Heads + "public sealed partial class Shown { } " + Heads + "internal sealed partial record HeadsInARecord { } }",
        "namespace A { " + Heads + "internal sealed partial class Hidden { private sealed class Span<T> { } private sealed class ReadOnlySpan<T> { } private interface IOutputs<T> { } private static int System => 1; private static int RnnGen => System; public static int Sum() => RnnGen; } }",
        "namespace A { " + Several + "internal sealed partial class Both { } /// <summary>A network.</summary>\n" + Several + "public sealed partial class Seen { } }",
        Several + "internal sealed partial class BothInGlobalNamespace { } " + Several + "internal sealed partial record BothInARecord { } " + Several + "internal sealed partial class TNumber { }",
        "namespace A { internal readonly ref partial struct Around { internal partial interface IInner { " + Several + "private sealed partial class Both { } } } }",
        "namespace @namespace.@class { internal partial class @event { " + Several + "internal sealed partial class @while { } } }",
        "namespace A { " + Several + "internal sealed partial class Shade { private sealed class ReadOnlySpan<T> { } private sealed class SequenceBatch<T> { } private interface IBatch<T> { } private static int System => 1; private static int RnnGen => System; public static int Sum() => RnnGen; } }",
        "namespace A { [global::System.Obsolete(\"Old.\")] " + Several + "internal sealed partial class OldBoth { } }",
    ];

    public static TheoryData<LanguageVersion, NullableContextOptions, bool, OptimizationLevel> Projects => new()
    {
        { LanguageVersion.CSharp11, NullableContextOptions.Enable, false, OptimizationLevel.Release },
        { LanguageVersion.CSharp11, NullableContextOptions.Disable, true, OptimizationLevel.Debug },
        { LanguageVersion.CSharp12, NullableContextOptions.Warnings, false, OptimizationLevel.Release },
        { LanguageVersion.CSharp13, NullableContextOptions.Annotations, true, OptimizationLevel.Release },
        { LanguageVersion.Latest, NullableContextOptions.Enable, true, OptimizationLevel.Release },
        { LanguageVersion.Preview, NullableContextOptions.Enable, true, OptimizationLevel.Debug },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void EmittedCode_CompilesWithoutWarnings(LanguageVersion version, NullableContextOptions nullable, bool usings, OptimizationLevel optimization)
    {
        var project = UserProject.Of(version, [.. Networks, .. version >= LanguageVersion.CSharp13 ? SeveralInputs : [], .. usings ? GlobalUsings : []]).With(options => options
            .WithNullableContextOptions(nullable)
            .WithOptimizationLevel(optimization)
            .WithOverflowChecks(usings)
            .WithWarningLevel(9999)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error));
        var result = project.Generate();

        Assert.Empty(project.Compilation.GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(result.Diagnostics);
        Assert.Null(result.Exception);
        using var assembly = new MemoryStream();
        Assert.Empty(result.Output.Emit(assembly).Diagnostics.Where(each => each.Severity >= DiagnosticSeverity.Warning));
    }

    /// <summary>Batches have inputs under the names that users give them: words of C#, members that every type has, those of the batch itself, and names that only case tells apart.</summary>
    [Theory]
    [InlineData(NullableContextOptions.Enable, false)]
    [InlineData(NullableContextOptions.Disable, true)]
    public async Task InputsOfAnyName_CompileWithoutWarnings(NullableContextOptions nullable, bool usings)
    {
        var names = HostileInputs.Concat(ProgramNames.All).Concat(EmittedMembers.All).Concat(SyntaxFacts.GetKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText)).Where(IsNameOfLayer).Distinct().ToArray();
        string[] networks = [.. names.Chunk(50).Select((group, i) =>
        {
            var inputs = group.Select((name, j) => "[global::RnnGen.Input(" + (j % 3 == 0 ? "Vocabulary = 4, " : "2, ") + $"Name = \"{name}\"" + ((i + j) % 2 == 0 && j > 0 ? ", Span = global::RnnGen.InputSpan.Sequence)] " : ")] ")
                + (j % 3 == 0 ? $"[global::RnnGen.Embedding(2, Name = \"vector_{j}\")] " : ""));
            var read = string.Join(", ", group.Select((name, j) => j % 3 == 0 ? $"\"vector_{j}\"" : $"\"{name}\""));
            return $"namespace Inputs {{ [global::RnnGen.RecurrentNetwork(Steps = 3, BatchSize = 2)] {string.Concat(inputs)}[global::RnnGen.Concat({read}, Name = \"all_of_them\")] "
                + $"[global::RnnGen.Gru(3, Name = \"all_of_time\")] [global::RnnGen.Dense(2, Name = \"all_of_it\")] [global::RnnGen.Loss(global::RnnGen.LossKind.MeanSquaredError)] internal sealed partial class Named{i} {{ }} }}";
        })];
        var result = UserProject.Of(LanguageVersion.CSharp13, [.. networks, .. usings ? GlobalUsings : []])
            .With(options => options.WithNullableContextOptions(nullable).WithWarningLevel(9999).WithGeneralDiagnosticOption(ReportDiagnostic.Error))
            .Generate();

        Assert.Empty(await result.AnalyzeAsync());
        Assert.Empty(result.Problems);
        Assert.Equal(4 * networks.Length, result.Files.Length);
        foreach (var (group, i) in names.Chunk(50).Select((group, i) => (group, i)))
        {
            var spans = result.Output.GetTypeByMetadataName($"Inputs.Named{i}")!.GetTypeMembers("Batch").Single().GetMembers().OfType<IPropertySymbol>();
            Assert.Equal(group.Length, spans.Count(span => span.Name is not ("Targets" or "StepWeights" or "Lengths" or "Steps" or "Mask")));
        }
    }

    /// <summary>A type in lower case is a warning (CS8981) where the user writes it, and nowhere else.</summary>
    [Fact]
    public void LowerCaseTypes_WarnWhereTheyAreWritten()
    {
        const string Cell = "internal sealed partial class leaky : global::RnnGen.Equations.RecurrentCell { public static global::RnnGen.Equations.Vector Step(global::RnnGen.Equations.Vector x, "
            + "[global::RnnGen.Equations.State] global::RnnGen.Equations.Vector h, [global::RnnGen.Equations.Weight] global::RnnGen.Equations.Matrix w) => Tanh(w * x) + h; }";
        var result = UserProject.Of("namespace low { internal partial class outer { " + On + "internal sealed partial class net { } " + Cell + " } }", On + "internal sealed partial class top { }")
            .With(options => options.WithWarningLevel(9999))
            .Generate();

        Assert.Equal(
            [("CS8981", "outer"), ("CS8981", "net"), ("CS8981", "leaky"), ("CS8981", "top")],
            result.Problems.OrderBy(each => each.Location.SourceTree!.FilePath).ThenBy(each => each.Location.SourceSpan.Start).Select(each => (each.Id, each.Location.SourceTree!.GetText().ToString(each.Location.SourceSpan))));
        Assert.All(result.Problems, each => Assert.StartsWith("/project/", each.Location.SourceTree!.FilePath, StringComparison.Ordinal));
    }

    /// <summary>A class may be called as a type that emitted code uses, without a namespace to tell them apart.</summary>
    [Fact]
    public async Task ClassesCalledAsTypesOfEmittedCode_LeaveThatCodeItsTypes()
    {
        string[] names = [.. ProgramNames.All.Except(EmittedMembers.All).Concat(["@class", "@ref", "Span", "Generated", "T", "x"])];
        var result = UserProject.Of([.. names.Select(name => On + $"internal sealed partial class {name} {{ }}")]).With(options => options.WithWarningLevel(9999)).Generate();

        Assert.All(result.Problems, each => Assert.Equal("CS8981", each.Id));
        Assert.Empty(await result.AnalyzeAsync());
        Assert.Equal(4 * names.Length, result.Files.Length);
    }

    [Fact]
    public async Task Networks_AreSound() =>
        Assert.Empty(await UserProject.Of([.. Networks, .. SeveralInputs]).AnalyzeAsync());

    /// <summary>All of them, and none in place of another.</summary>
    [Fact]
    public void Networks_AreEmittedEach()
    {
        var result = UserProject.Of(Networks).Generate();
        var expected = Networks.Sum(source => source.Split("RecurrentNetwork").Length - 1);

        Assert.Equal(expected, result.Step(TrackingNames.Declaration).Length);
        Assert.Equal(expected, result.FileNames.Count(name => !IsDetail(name)));
        Assert.Equal(3 * expected, result.FileNames.Count(IsDetail));
    }

    /// <summary>The rule about names of layers.</summary>
    private static bool IsNameOfLayer(string name) => char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsDetail(string name) =>
        new[] { ".Forward.g.cs", ".Backward.g.cs", ".Kernels.g.cs" }.Any(end => name.EndsWith(end, StringComparison.Ordinal));
}
