using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;
using static RnnGen.Generator.Tests.Testing.Sources;

namespace RnnGen.Generator.Tests.Rules;

/// <summary>The rules about the class.</summary>
internal static class TypeRuleCases
{
    private const string Layers = "[Input(1)] [Lstm(2)] [Dense(1)]";
    private const string SeveralInputs = "[Input(1)] [Input(1)] [Concat(\"input\", \"input2\")] [Lstm(2)] [Dense(1)]";

    public static IEnumerable<RuleCase> All { get; } =
    [
        On(RuleIds.NotPartial, "public sealed class [|Forecaster|] { }"),
        On(RuleIds.NotPartial, "public sealed record [|Forecaster|];"),
        On(RuleIds.NotPartial, "public partial class Outer { " + Annotated("class [|Forecaster|];") + " }", isWhole: true),

        On(RuleIds.ContainerNotPartial, "public class [|Outer|] { " + Annotated("partial class Forecaster;") + " }", isWhole: true),
        On(RuleIds.ContainerNotPartial, "public struct [|Outer|] { " + Annotated("partial class Forecaster;") + " }", isWhole: true),
        On(RuleIds.ContainerNotPartial, "public partial record Outer { public class [|Middle|] { " + Annotated("partial class Forecaster;") + " } }", isWhole: true),

        On(RuleIds.UnsupportedClass, "public static partial class [|Forecaster|];"),
        On(RuleIds.UnsupportedClass, "public abstract partial class [|Forecaster|];"),
        On(RuleIds.UnsupportedClass, "public partial class [|Forecaster|]<T>;"),
        On(RuleIds.UnsupportedClass, Annotated("partial class A;") + Annotated("partial class [|B|] : A;"), isWhole: true),

        On(RuleIds.FileLocal, "file sealed partial class [|Forecaster|];"),
        On(RuleIds.FileLocal, "file partial class Outer { " + Annotated("partial class [|Forecaster|];") + " }", isWhole: true),

        On(RuleIds.ContainerGeneric, "public partial class [|Outer|]<T> { " + Annotated("partial class Forecaster;") + " }", isWhole: true),
        On(RuleIds.ContainerGeneric, "public partial interface [|IOuter|]<in T> { " + Annotated("partial class Forecaster;") + " }", isWhole: true),

        .. EmittedMembers.All.Select(name => On(RuleIds.MemberClash, "public sealed partial class Forecaster { public void [|" + name + "|](string a, string b) { } }")),
        On(RuleIds.MemberClash, "public sealed partial class Forecaster { private int [|Sizes|]; }"),
        On(RuleIds.MemberClash, "public sealed partial class Forecaster { private enum [|Sizes|] { } }"),
        On(RuleIds.MemberClash, "public sealed partial class [|Engine|];"),
        On(RuleIds.MemberClash, "public class Model { public void Save() { } }" + Annotated("partial class [|Forecaster|] : Model;"), isWhole: true),

        On(RuleIds.ConstructorClash, "public sealed partial class Forecaster { public [|Forecaster|]() { } }"),
        On(RuleIds.ConstructorClash, "public sealed partial class Forecaster { private [|Forecaster|](string name, int seed) : base() { } }"),
        On(RuleIds.ConstructorClash, "public sealed partial class Forecaster { private [|Forecaster|](int units) : this() { } }"),
        On(RuleIds.ConstructorClash, "public sealed partial class Forecaster { public [|Forecaster|](RnnGen.Runtime.NetworkEngine<float> engine) : this() { } }"),
        On(RuleIds.ConstructorClash, "public partial record Forecaster { protected [|Forecaster|](Forecaster original) { } }"),

        On(RuleIds.PrimaryConstructor, "public sealed partial class [|Forecaster|](string name) { private string Name => name; }"),
        On(RuleIds.PrimaryConstructor, "public sealed partial record [|Forecaster|](string Name);"),

        On(RuleIds.BaseConstructor, "public class Model { public Model(int a) { } }" + Annotated("partial class [|Forecaster|] : Model;"), isWhole: true),
        On(RuleIds.BaseConstructor, "public class Model { private Model() { } }" + Annotated("partial class [|Forecaster|] : Model;"), isWhole: true),

        On(RuleIds.RequiredMember, "public sealed partial class Forecaster { public required string [|Name|] { get; init; } }"),
        On(RuleIds.RequiredMember, "public class Model { public required int Age; }" + Annotated("partial class [|Forecaster|] : Model;"), isWhole: true),

        On(RuleIds.LanguageVersion, "public sealed partial class [|Forecaster|] { }") with { Version = LanguageVersion.CSharp10 },
        On(RuleIds.LanguageVersion, "public sealed partial class [|Forecaster|] { }") with { Version = LanguageVersion.CSharp7_3 },
        new(RuleIds.LanguageVersion, Network(SeveralInputs, "public sealed partial class [|Forecaster|] { }")) { Version = LanguageVersion.CSharp12 },
        new(null, Network(SeveralInputs, "public sealed partial class Forecaster { }")) { Version = LanguageVersion.CSharp13 },

        On(RuleIds.LayersSpread, "public sealed partial class Forecaster; [[|Dropout(0.5)|]] public partial class Forecaster;"),
        On(RuleIds.LayersSpread, "[[|Dropout(0.5)|]] public partial class Forecaster; " + Annotated("public partial class Forecaster;"), isWhole: true),

        On(RuleIds.DebugCompilation, "using RnnGen; [[|RecurrentNetwork(Steps = 3)|]] " + Layers + " public sealed partial class Forecaster;", isWhole: true)
            with { Optimization = OptimizationLevel.Debug },

        Silent("public sealed partial class Forecaster { private static readonly int Size; public int Steps => Size; private void predict() { } }"),
        Silent("public partial class Forecaster { static Forecaster() { } ~Forecaster() { } public sealed override string ToString() => \"\"; }"),
        Silent("public partial class Model { private void Save() { } internal Model(int a = 0) { } }" + Annotated("partial class Forecaster : Model;"), isWhole: true),
        Silent("public partial record struct Outer { public partial interface IMiddle { " + Annotated("partial record Forecaster;") + " } }", isWhole: true),
        Silent("public sealed partial class Forecaster; public partial class Forecaster { private const int Months = 12; }"),
        Silent("public sealed partial class Forecaster { }") with { Version = LanguageVersion.CSharp11 },
        Silent("public sealed partial class @class;"),

        // They chain, so what they lack until the network is emitted is the emitted constructor alone.
        Silent("public sealed partial class Forecaster { public Forecaster(string name, int seed) : this(seed) { } public Forecaster(string name) : this(name, 1) { } }"),
        Silent("public sealed partial class Forecaster { public Forecaster(ref int seed) : this(seed: seed) { } }"),
    ];

    private static RuleCase On(string rule, string declaration, bool isWhole = false) =>
        new(rule, isWhole ? declaration.StartsWith("using", StringComparison.Ordinal) ? declaration : "using RnnGen; " + declaration : Network(Layers, declaration));

    private static RuleCase Silent(string declaration, bool isWhole = false) => On("", declaration, isWhole) with { Rule = null };

    private static string Annotated(string declaration) => " [RecurrentNetwork] " + Layers + " " + declaration + " ";
}
