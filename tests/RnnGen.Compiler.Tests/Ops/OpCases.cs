using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using CellInitializer = RnnGen.Compiler.Declarations.Initializer;

namespace RnnGen.Compiler.Tests.Ops;

/// <summary>At least one case of each operation that computes something.</summary>
internal static class OpCases
{
    /// <summary>W = [[0.5, -1.5], [2, 0.25], [-0.75, 1]].</summary>
    public static Parameter W { get; } = new("layer", "weight", 0, new("W"), 3, 2, new InitialValue(CellInitializer.Zeros, 0), Penalty.None);

    /// <summary>b = [0.5, 2, -0.75].</summary>
    public static Parameter B { get; } = new("layer", "bias", 0, new("b"), 3, 1, new InitialValue(CellInitializer.Zeros, 0), Penalty.None);

    private static readonly double[,] Weight = { { 0.5, -1.5 }, { 2, 0.25 }, { -0.75, 1 } };

    private static readonly double[] X = [0.75, -1.25];

    private static readonly double[] Y = [-0.5, 1.5];

    private static readonly double[] Three = [0.5, -1, 2];

    public static IReadOnlyList<OpCase> All { get; } =
    [
        new(new Add(), [X, Y], [0.25, 0.25]),
        new(new Add(), [X, [3]], [3.75, 1.75]),
        new(new Subtract(), [X, Y], [1.25, -2.75]),
        new(new Subtract(), [[1], X], [0.25, 2.25]),
        new(new Multiply(), [X, Y], [-0.375, -1.875]),
        new(new Multiply(), [X, [2]], [1.5, -2.5]),
        new(new Negate(), [X], [-0.75, 1.25]),
        new(new Same(), [X], X),
        new(new Exp(), [X], [Math.Exp(0.75), Math.Exp(-1.25)]),
        new(new Tanh(), [X], [Math.Tanh(0.75), Math.Tanh(-1.25)]),
        new(new Sigmoid(), [X], [Logistic(0.75), Logistic(-1.25)]),
        new(new Sigmoid(IsGate: true), [X], [Logistic(0.75), Logistic(-1.25)]),
        new(new Softplus(), [X], [Math.Log(1 + Math.Exp(0.75)), Math.Log(1 + Math.Exp(-1.25))]),
        new(new Sin(), [X], [Math.Sin(0.75), Math.Sin(-1.25)]),
        new(new Cos(), [X], [Math.Cos(0.75), Math.Cos(-1.25)]),
        new(new Floor(), [[0.75, -1.25, 4.5]], [0, -2, 4]),
        new(new Relu(), [X], [0.75, 0]),
        new(new Abs(), [X], [0.75, 1.25]),
        new(new Constant(0.25), [], [0.25]),
        new(new Broadcast(3), [[0.75]], [0.75, 0.75, 0.75]),
        new(new Sum(), [Three], [1.5]),
        new(new Concat(), [X, Three], [.. X, .. Three]),
        new(new Repeat(2), [Three], [.. Three, .. Three]),
        new(new FoldSum(2), [[1, 2, 3, 4, 5, 7]], [5, 7, 10]),
        new(new Spread(2), [Three], [0.5, 0.5, -1, -1, 2, 2]),
        new(new SegmentSums(2), [[1, 2, 3, 4, 5, 7]], [6, 16]),
        new(new ArgMax(), [[0.5, 3, 2]], [1]),
        new(new Real(), [[4]], [4]) { Kinds = { [0] = InputKind.Integer } },
        new(new Slice(1, 2), [Three], [-1, 2]),
        new(new Slice(0, 3), [Three], Three),
        new(new LeakyRelu(), [X, [0.125]], [0.75, -0.15625]),
        new(new Elu(), [X], [0.75, Math.Exp(-1.25) - 1]),
        new(new Softsign(), [X], [0.75 / 1.75, -1.25 / 2.25]),
        new(new Zoneout(), [[1, 0], [0.75], X, Y], [0.75, 1.5]),
        new(new Zoneout(), [[0.75, 0.75], [0.75], X, Y], [0.4375, -0.5625]),
        new(new Clip(), [Three, [0.75]], [0.5, -0.75, 0.75]),
        new(new Rsqrt(), [[4, 0.25]], [0.5, 2]),
        new(new Sqrt(), [[4, 0.25]], [2, 0.5]),
        new(new Log(), [[4, 0.25]], [Math.Log(4), -Math.Log(4)]),
        new(new Log1p(), [[3, -0.75]], [Math.Log(4), -Math.Log(4)]),
        new(new Log1p(), [[1e-12, 0]], [1e-12 - 5e-25, 0]),
        new(new Divide(), [X, Y], [-1.5, -1.25 / 1.5]),
        new(new Divide(), [[2.0], Y], [-4, 2 / 1.5]),
        new(new MultiplyAdd(IsNegated: false, IsLast: false), [X, Y, [0.5]], [0.125, -1.375]),
        new(new MultiplyAdd(IsNegated: true, IsLast: true), [X, Y, [0.5]], [0.875, 2.375]),
        new(new Min(), [X, Y], [-0.5, -1.25]),
        new(new Max(), [X, Y], [0.75, 1.5]),
        new(new Mean(), [Three], [0.5]),
        new(new MeanSquare(), [Three], [1.75]),
        new(new LogSumExp(), [Three], [Math.Log(Math.Exp(0.5) + Math.Exp(-1) + Math.Exp(2))]),
        new(new LogAddExp(), [X, Y], [Math.Log(Math.Exp(0.75) + Math.Exp(-0.5)), Math.Log(Math.Exp(-1.25) + Math.Exp(1.5))]),
        new(new LogAddExp(), [X, X], [0.75 + Math.Log(2), -1.25 + Math.Log(2)]),
        new(new ByColumns(2), [[1, 2, 3, 4, 5, 6]], [1, 4, 2, 5, 3, 6]),
        new(new Shift(1, 9), [Three], [9, 0.5, -1]),
        new(new Shift(2, -4), [X], [-4, -4]),
        new(new Shift(-2, 0), [Three], [2, 0, 0]),
        new(new Reverse(), [Three], [2, -1, 0.5]),
        new(new Gather(), [Three, [2, 0, 2, 2]], [2, 0.5, 2, 2]) { Kinds = { [1] = InputKind.Integer } },
        new(new Scatter(3), [[0.5, -1, 2, 4], [2, 0, 2, 2]], [-1, 0, 6.5]) { Kinds = { [1] = InputKind.Integer } },
        new(new Where(), [X, Y, [4, 5]], [-0.5, 5]),
        new(new Drawn(), [[0], Y, X], X),
        new(new Drawn(), [[1, 0], X, X], X),
        new(new CountQuantile(), [[0, 0.5], [2, 2]], [0, 2]),
        new(new CountQuantile(), [[0.5, 0.9], [2, 2], [1, 1]], [1, 5]),
        new(new WhileValid(), [[1], X, Y], X) { Kinds = { [0] = InputKind.Valid } },
        new(new WhileValid(), [[0], X, Y], Y) { Kinds = { [0] = InputKind.Valid } },
        new(new Dropout(), [X, [0, 2]], [0, -2.5]),
        new(new OneHot(3), [[1]], [0, 1, 0]) { Kinds = { [0] = InputKind.Integer } },
        new(new Pick(), [Three, [2]], [2]) { Kinds = { [1] = InputKind.Integer } },
        new(new Bias(B), [], [0.5, 2, -0.75]),
        new(new MatVec(W), [X], [2.25, 1.1875, -1.8125]),
        new(new MatVecTransposed(W), [Three], [-3.25, 1]),
        new(new Lookup(W), [[1]], [-1.5, 0.25, 1]) { Kinds = { [0] = InputKind.Integer } },
        new(new Affine(1, new([new Term(W, false)])), [Three, X], [2.75, 0.1875, 0.1875]) { IsMadeLate = true },
        new(new Affine(0, new([new Term(W, true), new Term(W, true)])), [Three, Three], [-6.5, 2]) { IsMadeLate = true },
    ];

    public static double Read(Parameter parameter, int row, int column) => Weight[row, parameter == B ? 0 : column];

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
