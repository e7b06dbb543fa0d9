using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Optimization;

namespace RnnGen.Compiler.Tests.Optimization;

public sealed class FoldTests
{
    private delegate Value Build(StepBuilder step, Value x, Value y);

    private static readonly Dictionary<string, (string Folded, Build Build)> Cases = new()
    {
        ["x + 0"] = ("x", (step, x, _) => x + step.Constant(0)),
        ["0 + x"] = ("x", (step, x, _) => step.Constant(0) + x),
        ["x + -y"] = ("x - y", (step, x, y) => x + step.Apply(new Negate(), y)),
        ["-x + y"] = ("y - x", (step, x, y) => step.Apply(new Negate(), x) + y),
        ["x + x"] = ("2 ∘ x", (_, x, _) => x + x),
        ["x - 0"] = ("x", (step, x, _) => x - step.Constant(0)),
        ["x - -y"] = ("x + y", (step, x, y) => x - step.Apply(new Negate(), y)),
        ["0 - x"] = ("-x", (_, x, _) => 0 - x),
        ["1 x"] = ("x", (_, x, _) => 1 * x),
        ["x 1"] = ("x", (step, x, _) => x * step.Constant(1)),
        ["-x y"] = ("-x ∘ y", (step, x, y) => step.Apply(new Negate(), x) * y),
        ["x -y"] = ("-x ∘ y", (step, x, y) => x * step.Apply(new Negate(), y)),
        ["-x -y"] = ("x ∘ y", (step, x, y) => step.Apply(new Negate(), x) * step.Apply(new Negate(), y)),
        ["--x"] = ("x", (step, x, _) => step.Apply(new Negate(), step.Apply(new Negate(), x))),
        ["2 + 3, times x"] = ("5 ∘ x", (step, x, _) => (step.Constant(2) + step.Constant(3)) * x),
        ["tanh 0, plus x"] = ("x", (step, x, _) => step.Apply(new Tanh(), step.Constant(0)) + x),
        ["x + y (1 - 1)"] = ("x", (step, x, y) => x + (y * (step.Constant(1) - step.Constant(1)))),
        ["x - y"] = ("x - y", (_, x, y) => x - y),
        ["a scalar spread out, times x"] = ("Σ_j y ∘ x", (step, x, y) => step.Apply(new Broadcast(3), step.Apply(new Sum(), y)) * x),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fold_SimplifiesAlgebra(string name)
    {
        var (folded, build) = Cases[name];
        Assert.Equal($"map node(a, b)\n  out <- {Parenthesized(folded)}\n", Print(build));
    }

    /// <summary>A folded form is as far as folding goes.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Fold_IsIdempotent(string name)
    {
        var once = Fold.Run(Program(Cases[name].Build));
        Assert.Equal(IrPrinter.Print(MapOf(once)), IrPrinter.Print(MapOf(Fold.Run(once))));
    }

    [Fact]
    public void ProductWithZero_StaysAsWideAsItWas() =>
        Assert.Equal("Broadcast(0)", Nested((step, x, _) => x * step.Constant(0)));

    /// <summary>The vector of one element is as wide as a scalar: what is left of the sum is the scalar, spread out to the sum's width.</summary>
    [Fact]
    public void ScalarThatWasSpreadOutBefore_IsSpreadOutOnce() => Assert.Equal(
        "Broadcast(Sum(y))",
        Nested((step, _, y) => step.Apply(new Broadcast(1), step.Apply(new Sum(), y)) + step.Apply(new Broadcast(3), step.Constant(0))));

    /// <summary>The vector gives the width already: the scalar need not be spread out, be it to that width or to one element.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void ScalarBesideAVector_IsNotSpreadOut(int width) => Assert.Equal(
        "Multiply(Sum(y), x)",
        Nested((step, x, y) => step.Apply(new Broadcast(width), step.Apply(new Sum(), y)) * x));

    /// <summary>Of what platforms may disagree about, the library's functions decide.</summary>
    [Fact]
    public void FunctionsOfNumbers_AreLeftToTheLibrary()
    {
        Assert.Equal("Tanh(2)", Nested((step, _, _) => step.Apply(new Tanh(), step.Constant(2))));
        Assert.Equal("LogAddExp(0, 2)", Nested((step, _, _) => step.Apply(new LogAddExp(), step.Constant(0), step.Constant(2))));
    }

    [Fact]
    public void NumbersThatEveryPlatformComputesAlike_AreFolded()
    {
        Assert.Equal("1.5", Nested((step, _, _) => step.Apply(new Divide(), step.Constant(3), step.Constant(2))));
        Assert.Equal("2", Nested((step, _, _) => step.Apply(new Sqrt(), step.Constant(4))));
        Assert.Equal("3", Nested((step, _, _) => step.Apply(new Max(), step.Constant(3), step.Constant(2))));
    }

    [Fact]
    public void SumWithANumber_IsNoNumber() => Assert.Equal("Add(2, x)", Nested((step, x, _) => step.Constant(2) + x));

    [Fact]
    public void Fold_TurnsProductsWithTokens_IntoLookups()
    {
        var parameter = Ops.OpCases.W;
        var step = new StepBuilder();
        var token = step.Let("token", step.Apply(new Input(0, 1, "token", InputKind.Integer)));
        var onehot = step.Apply(new OneHot(2), token);
        var delta = step.Let("δ", step.Apply(new Input(1, 3, "δ")));
        var program = new StepProgram([token, delta], [], [step.Let("e", step.Apply(new MatVec(parameter), onehot))], [new OuterAccumulation(parameter, delta, onehot)]);

        Assert.Equal("  e = W[token]\n  dW += δ ⊗ token\n", IrPrinter.Print(Fold.Run(program)));
    }

    private static string Parenthesized(string text) => text.Contains(' ', StringComparison.Ordinal) || text[0] == '-' ? $"({text})" : text;

    private static string Nested(Build build) => SmallPrograms.Nested(Fold.Run(Program(build)).Outputs[0]);

    private static string Print(Build build) => IrPrinter.Print(MapOf(Fold.Run(Program(build))));

    private static StepProgram Program(Build build)
    {
        var step = new StepBuilder();
        var (x, y) = (step.Let("x", step.Apply(new Input(0, 3, "x"))), step.Let("y", step.Apply(new Input(1, 3, "y"))));
        return new StepProgram([x, y], [], [build(step, x, y)], []);
    }

    private static Map MapOf(StepProgram body) =>
        new("node", body, [new(new("a", 3, SequenceSpan.Steps, 5)), new(new("b", 3, SequenceSpan.Steps, 5))], [new("out", 3, SequenceSpan.Steps, 5)], Steps: 5, PerStep: true);
}
