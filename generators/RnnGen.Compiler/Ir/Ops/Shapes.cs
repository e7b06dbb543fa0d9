using System;

namespace RnnGen.Compiler.Ir.Ops;

/// <summary>The shape rule of products.</summary>
internal static class Shapes
{
    public static int Product(int expected, int result, Parameter parameter, Value operand) =>
        operand.Width == expected
            ? result
            : throw new InvalidOperationException(
                $"{parameter.Symbol} is {parameter.Rows} x {parameter.Columns} and is multiplied with {operand} of width {operand.Width}; {expected} fits.");
}
