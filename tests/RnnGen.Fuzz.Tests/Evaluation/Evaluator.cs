using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Evaluation;

/// <summary>Runs a step of a cell as the fuzzer understands it.</summary>
/// <param name="layer">The widths of the layer.</param>
/// <param name="kinks">Takes on which sides of its kinks each value is; null where nobody asks.</param>
internal sealed class Evaluator(LayerWidths layer, List<bool>? kinks)
{
    private Dictionary<string, Approximation[]> _locals = [];
    private Dictionary<string, int> _variables = [];

    public Approximation[] Step(FuzzCell cell, IReadOnlyDictionary<string, Approximation> arguments)
    {
        _locals = arguments.ToDictionary(each => each.Key, each => new[] { each.Value });
        _variables = [];
        Run(cell.Body);
        return [.. cell.Results.Select(Of)];
    }

    private void Run(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            Run(statement);
        }
    }

    private void Run(Statement statement)
    {
        switch (statement)
        {
            case Let let:
                _locals[let.Name] = [Of(let.Value)];
                break;

            case Assign assign:
                _locals[assign.Name] = [Of(assign.Value)];
                break;

            case Unpack unpack:
                foreach (var (name, value) in unpack.Names.Zip(Call(unpack.Call)))
                {
                    _locals[name] = [value];
                }

                break;

            case Count count:
                _variables[count.Name] = count.Value;
                break;

            case Branch branch:
                Run(branch.Condition.Holds(_variables) ? branch.Then : branch.Otherwise);
                break;

            case Loop loop:
                for (var i = loop.First; loop.Step > 0 ? i < loop.End : i >= loop.End; i += loop.Step)
                {
                    _variables[loop.Variable] = i;
                    Run(i == loop.SkipAt ? [] : loop.Body);
                }

                break;
        }
    }

    private Approximation[] Call(Expression call)
    {
        var arguments = call.Operands.Select(Of).ToArray();
        var (locals, variables) = (_locals, _variables);
        _locals = call.Method!.Parameters.Zip(arguments).ToDictionary(each => each.First.Name, each => new[] { each.Second });
        _variables = [];
        Run(call.Method.Body);
        Approximation[] results = [.. call.Method.Results.Select(Of)];
        (_locals, _variables) = (locals, variables);
        return results;
    }

    private Approximation Of(Expression expression)
    {
        switch (expression.Operation)
        {
            case "Local":
                return _locals[expression.Name][0];
            case "Call":
                return Call(expression)[0];
            case "Choose":
                return Of(expression.Operands[expression.Condition!.Holds(_variables) ? 0 : 1]);
        }

        var operands = expression.Operands.Select(Of).ToArray();
        double[] numbers = [.. expression.Numbers.Select(number => number.Value(_variables))];
        return expression.Operation switch
        {
            "Number" => Approximation.Scalar(numbers[0]),
            "Length" or "Rows" => Approximation.Scalar(operands[0].Rows),
            "Columns" => Approximation.Scalar(operands[0].Columns),
            "Product" => Vectors.Product(operands[0], operands[1]),
            "Transpose" => Vectors.Transpose(operands[0]),
            "Dot" => Vectors.Sum(Elementwise("Multiply", operands)),
            "Sum" => Vectors.Sum(operands[0]),
            "Mean" => Elementwise("Divide", [Vectors.Sum(operands[0]), Approximation.Scalar(operands[0].Count)]),
            "Softmax" => Vectors.Softmax(operands[0]),
            "LayerNorm" => Vectors.LayerNorm(operands[0]),
            "Outer" => Vectors.Outer(operands[0], operands[1]),
            "ScaleRows" => Vectors.Scale(operands[1], operands[0], i => i / operands[1].Columns),
            "ScaleColumns" => Vectors.Scale(operands[0], operands[1], i => i % operands[0].Columns),
            "Concat" => new(operands.Sum(operand => operand.Count), 1, [.. operands.SelectMany(operand => operand.Values)], [.. operands.SelectMany(operand => operand.Errors)]),
            "Flatten" => operands[0] with { Rows = operands[0].Count, Columns = 1 },
            "Slice" => Vectors.Slice(operands[0], (int)numbers[0], (int)numbers[1]),
            "Element" => Vectors.Slice(operands[0], (int)numbers[0], 1),
            "Reverse" => Approximation.Of(operands[0].Rows, 1, i => operands[0].At(operands[0].Rows - 1 - i)),
            "Reshape" => operands[0] with { Rows = (int)numbers[0], Columns = (int)numbers[1] },
            "Part" when expression.Shape.Kind == Kind.Matrix && expression.Shape.Rows.In(layer) is var rows && operands[0].Columns is var columns =>
                Vectors.Slice(operands[0], (int)numbers[0] * rows * columns, rows * columns) with { Rows = rows, Columns = columns },
            "Part" => Vectors.Slice(operands[0], (int)numbers[0] * expression.Shape.Rows.In(layer), expression.Shape.Rows.In(layer)),
            "Select" when operands.MaxBy(operand => operand.Count) is { } shape =>
                Approximation.Of(shape.Rows, shape.Columns, i => Functions.Select(operands[0].At(i), operands[1].At(i), operands[2].At(i), kinks)),
            _ when operands.Length == 2 => Elementwise(expression.Operation, operands),
            _ => Approximation.Of(operands[0].Rows, operands[0].Columns, i => Functions.Of(expression.Operation, operands[0].Values[i], operands[0].Errors[i], numbers, kinks)),
        };
    }

    private Approximation Elementwise(string operation, Approximation[] operands)
    {
        var shape = operands[0].Count > 1 ? operands[0] : operands[1];
        return Approximation.Of(shape.Rows, shape.Columns, i => Functions.Of(operation, operands[0].At(i), operands[1].At(i), kinks));
    }
}
