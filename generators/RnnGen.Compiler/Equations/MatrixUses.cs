using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Equations;

/// <summary>
/// How a cell uses its trained matrices. Most are factors of products with vectors, W x, made larger or smaller at most, and are stored for that. One that anything else is done with, its transpose
/// for instance, is a value like others, element by element.
/// </summary>
internal sealed class MatrixUses
{
    private readonly List<int?> _matrices = [];
    private readonly HashSet<int> _values = [];

    public MatrixUses(CellProgram program)
    {
        _matrices.AddRange(program.Parameters.Select((parameter, i) => parameter is { IsTrained: true, IsMatrix: true } ? i : (int?)null));
        foreach (var equation in program.Equations)
        {
            Add(equation);
        }

        _values.UnionWith(program.Results.Select(result => _matrices[result]).OfType<int>());
    }

    /// <summary>Whether a trained matrix is a factor of products with vectors, and nothing else.</summary>
    public bool IsFactor(int parameter) => _matrices[parameter] is not null && !_values.Contains(parameter);

    /// <summary>The factor that a value is, larger or smaller; null where it is something else.</summary>
    public int? FactorOf(int value) => _matrices[value] is { } matrix && IsFactor(matrix) ? matrix : null;

    private void Add(Equation equation)
    {
        var matrices = equation.Operands.Select(operand => _matrices[operand]).OfType<int>().ToList();
        var isScaled = equation.Operation is "Multiply" or "Divide" or "Negate" && matrices.Count == 1;
        _matrices.Add(isScaled ? matrices[0] : null);
        if (!isScaled && equation.Operation is not ("Rows" or "Columns"))
        {
            _values.UnionWith(equation.Operation == "Product" && _matrices[equation.Operands[1]] is null ? [] : matrices);
        }
    }
}
