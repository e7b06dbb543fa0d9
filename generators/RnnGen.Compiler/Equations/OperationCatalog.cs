using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Equations.Operations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Equations;

/// <summary>Every operation that equations can use.</summary>
internal static class OperationCatalog
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        new Number(),
        new Extent("Length", value => value.Rows),
        new Extent("Rows", value => value.IsTransposed ? value.Columns : value.Rows),
        new Extent("Columns", value => value.IsTransposed ? value.Rows : value.Columns),

        new Elementwise("Add", 2, (o, _) => o[0] + o[1]),
        new Elementwise("Subtract", 2, (o, _) => o[0] - o[1]),
        new Elementwise("Multiply", 2, (o, _) => o[0] * o[1]) { Linear = [0, 1] },
        new Elementwise("Hadamard", 2, (o, _) => o[0] * o[1]),
        Binary("Divide", new Divide(), linear: [0]),
        Binary("Min", new Min()),
        Binary("Max", new Max()),
        Unary("Negate", new Negate(), linear: [0]),

        Unary("Sigmoid", new Sigmoid(IsGate: true)),
        Unary("Tanh", new Tanh()),
        Unary("Relu", new Relu()),
        Unary("Exp", new Exp()),
        Unary("Log", new Log()),
        Unary("Sqrt", new Sqrt()),
        Unary("Sin", new Sin()),
        Unary("Cos", new Cos()),
        Unary("Floor", new Floor()),
        Unary("Softplus", new Softplus()),
        Unary("Abs", new Abs()),
        Unary("Elu", new Elu()),
        Unary("Softsign", new Softsign()),
        new Elementwise("LeakyRelu", 1, (o, numbers) => Apply(new LeakyRelu(), o[0], numbers[0]), numbers: 1),
        new Elementwise("Clamp", 1, (o, numbers) => Apply(new Min(), Apply(new Max(), o[0], numbers[0]), numbers[1]), numbers: 2),
        new Elementwise("Select", 3, (o, _) => Apply(new Where(), o[0], o[1], o[2])),
        new Elementwise("Silu", 1, (o, _) => o[0] * Apply(new Sigmoid(), o[0])),
        new Elementwise("Gelu", 1, (o, _) => Activations.Gelu(o[0])),

        new Product(),
        new Transpose(),
        new DotProduct(),
        new Reduction("Sum", new Sum()),
        new Reduction("Mean", new Mean()),
        new Normalization("Softmax", (scope, x) => scope.Apply(new Exp(), x - scope.Apply(new LogSumExp(), x))),
        new Normalization("LayerNorm", (scope, x) => LayerNormalization.Of(scope.Step, x)),

        new Concatenation(),
        new SliceOf(),
        new Element(),
        new PartOf(),
        new Reversed(),
        new Flattened(),
        new Reshaped(),
        new OuterProduct(),
        new ScaledRows(),
        new ScaledColumns(),
    ];

    private static IReadOnlyDictionary<string, Operation> Named { get; } = All.ToDictionary(operation => operation.Name);

    /// <summary>The operation of a name; null where there is none.</summary>
    public static Operation? Find(string name) => Named.TryGetValue(name, out var operation) ? operation : null;

    private static Elementwise Unary(string name, Op op, params int[] linear) => new(name, 1, (o, _) => Apply(op, o[0])) { Linear = linear };

    private static Elementwise Binary(string name, Op op, params int[] linear) => new(name, 2, (o, _) => Apply(op, o[0], o[1])) { Linear = linear };

    private static Value Apply(Op op, params Value[] operands) => operands[0].Builder.Apply(op, operands);
}
