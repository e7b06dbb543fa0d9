using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <summary>Operations with the interval that they map to.</summary>
internal static class Operations
{
    /// <summary>More than rounding makes of a value near an integer.</summary>
    private const double OfRounding = 1e-6;

    /// <summary>Functions of one number.</summary>
    public static IReadOnlyList<string> Unary { get; } =
        ["Sigmoid", "Tanh", "Relu", "Exp", "Log", "Sqrt", "Softplus", "Gelu", "Silu", "Abs", "Elu", "Softsign", "LeakyRelu", "Clamp", "Negate", "Sin", "Cos", "Floor"];

    /// <summary>Every operation and kind of result that cells must have, written as <see cref="KeyOf"/> does.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        .. Unary.SelectMany(name => Enum.GetNames<Kind>().Select(kind => name + " " + kind)),
        .. new[] { "Add", "Subtract" }.SelectMany(name => new[] { "Vector Vector", "Vector Scalar", "Scalar Vector", "Scalar Scalar", "Matrix Matrix" }.Select(kinds => name + " " + kinds)),
        .. new[] { "Vector Vector", "Vector Scalar", "Scalar Vector", "Scalar Scalar", "Matrix Scalar", "Scalar Matrix" }.Select(kinds => "Multiply " + kinds),
        .. new[] { "Vector Vector", "Vector Scalar", "Scalar Vector", "Scalar Scalar", "Matrix Scalar" }.Select(kinds => "Divide " + kinds),
        .. new[] { "Min", "Max" }.SelectMany(name => new[] { "Vector Vector", "Vector Scalar", "Scalar Vector", "Scalar Scalar" }.Select(kinds => name + " " + kinds)),
        .. new[] { "Vector", "Scalar" }.SelectMany(c => new[] { "Vector Vector", "Vector Scalar", "Scalar Vector", "Scalar Scalar" }.Select(kinds => $"Select {c} {kinds}")),
        "Product trained", "Product part", "Product scaled", "Product matrix", "Product transposed", "Product transposed, trained", "Add trained", "Dot", "Sum", "Mean", "Softmax", "LayerNorm", "Outer", "Transpose", "Hadamard", "ScaleRows", "ScaleColumns",
        "Concat", "Slice", "Part", "Part Matrix", "Reverse", "Flatten", "Reshape", "Element", "Length", "Rows", "Columns", "Number", "Call", "Choose",
    ];

    public static string KeyOf(Expression expression) => expression.Operation switch
    {
        "Add" when expression.Operands[0].IsTrainedMatrix => "Add trained",
        "Product" => "Product " + FactorOf(expression.Operands[0]),
        "Add" or "Subtract" or "Multiply" or "Divide" or "Min" or "Max" => $"{expression.Operation} {expression.Operands[0].Shape.Kind} {expression.Operands[1].Shape.Kind}",
        "Select" => string.Join(' ', expression.Operands.Select(operand => operand.Shape.Kind.ToString()).Prepend("Select")),
        "Part" when expression.Shape.Kind == Kind.Matrix && !expression.Operands[0].IsTrainedMatrix => "Part Matrix",
        var name when Unary.Contains(name) => name + " " + expression.Shape.Kind,
        var name => name,
    };

    private static string FactorOf(Expression matrix) =>
        matrix.Operation == "Transpose" ? "transposed" + (matrix.Operands[0].IsTrainedMatrix ? ", trained" : "")
        : matrix.Operation == "Part" && matrix.Operands[0].IsTrainedMatrix ? "part"
        : matrix.IsTrainedMatrix ? "trained"
        : matrix.Operands.Any(operand => operand.IsTrainedMatrix) ? "scaled"
        : "matrix";

    /// <summary>Where a function maps an interval to.</summary>
    public static Interval Map(string name, Interval a, IReadOnlyList<Constant> numbers) => name switch
    {
        "Sigmoid" => a.Map(x => 1 / (1 + Math.Exp(-x))),
        "Tanh" => a.Map(Math.Tanh),
        "Relu" => a.Map(x => Math.Max(x, 0)),
        "Exp" => a.Map(Math.Exp),
        "Log" => a.Map(Math.Log),
        "Sqrt" => a.Map(Math.Sqrt),
        "Softplus" => a.Map(x => Math.Log(1 + Math.Exp(x))),
        "Gelu" or "Silu" => new(-0.5, Math.Max(0, a.High)),
        "Abs" => new(a.Low > 0 ? a.Low : 0, a.Magnitude),
        "Elu" => a.Map(x => x > 0 ? x : Math.Exp(x) - 1),
        "Softsign" => a.Map(x => x / (1 + Math.Abs(x))),
        "LeakyRelu" => a.Map(x => x > 0 ? x : numbers[0].Factor * x),
        "Clamp" => a.Map(x => Math.Clamp(x, numbers[0].Factor, numbers[1].Factor)),
        "Negate" => -a,
        "Sin" or "Cos" => Interval.Unit,
        "Floor" => new(Math.Floor(a.Low - OfRounding), Math.Floor(a.High + OfRounding)),
        "Min" or "Max" => throw new InvalidOperationException(),
        _ => throw new InvalidOperationException(name),
    };

    public static Interval Map(string name, Interval a, Interval b) => name switch
    {
        "Add" => a + b,
        "Subtract" => a - b,
        "Multiply" or "Hadamard" => a * b,
        "Divide" => a / b,
        "Min" => new(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High)),
        "Max" => new(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High)),
        _ => throw new InvalidOperationException(name),
    };
}
