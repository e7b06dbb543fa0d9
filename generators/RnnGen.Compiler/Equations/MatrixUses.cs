using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Equations;

/// <summary>
/// How a cell uses its trained matrices. Most are factors of products with vectors, W x, made larger or smaller at most, and are stored for that, as a whole or in equal parts of their rows. One
/// that anything else is done with, its transpose for instance, is a value like others, element by element.
/// </summary>
internal sealed class MatrixUses
{
    private readonly List<MatrixUse?> _matrices = [];
    private readonly HashSet<int> _values = [];
    private readonly HashSet<(int Matrix, int Parts)> _divisions = [];

    public MatrixUses(CellProgram program)
    {
        _matrices.AddRange(program.Parameters.Select((parameter, i) => parameter is { IsTrained: true, IsMatrix: true } ? new MatrixUse(i, 1) : null));
        foreach (var equation in program.Equations)
        {
            Add(equation);
        }

        _values.UnionWith(program.Results.Select(result => _matrices[result]?.Matrix).OfType<int>());

        // Rows that are read in two ways are stored in neither.
        _values.UnionWith(_divisions.GroupBy(division => division.Matrix).Where(divisions => divisions.Count() > 1).Select(divisions => divisions.Key));
    }

    /// <summary>Whether a trained matrix is a factor of products with vectors, and nothing else.</summary>
    public bool IsFactor(int parameter) => _matrices[parameter] is not null && !_values.Contains(parameter);

    /// <summary>The number of equal parts of its rows that a factor is read in; 1 where it is read as a whole.</summary>
    public int PartsOf(int parameter) => _divisions.Where(division => division.Matrix == parameter).Select(division => division.Parts).DefaultIfEmpty(1).First();

    /// <summary>The factor that a value is, larger or smaller; null where it is something else.</summary>
    public int? FactorOf(int value) => _matrices[value] is { } use && IsFactor(use.Matrix) ? use.Matrix : null;

    private void Add(Equation equation)
    {
        var uses = equation.Operands.Select(operand => _matrices[operand]).OfType<MatrixUse>().ToList();
        var isScaled = equation.Operation is "Multiply" or "Divide" or "Negate" && uses.Count == 1;
        var isPart = equation.Operation == "Part" && uses is [{ Parts: 1 }];
        _matrices.Add(isScaled ? uses[0] : isPart ? uses[0] with { Parts = (int)equation.Numbers[1] } : null);
        if (equation.Operation == "Product" && _matrices[equation.Operands[0]] is { } factor && _matrices[equation.Operands[1]] is null)
        {
            _divisions.Add((factor.Matrix, factor.Parts));
        }
        else if (!isScaled && !isPart && equation.Operation is not ("Rows" or "Columns"))
        {
            _values.UnionWith(uses.Select(use => use.Matrix));
        }
    }

    /// <summary>A value that is a trained matrix, or a part of its rows.</summary>
    /// <param name="Matrix">The parameter.</param>
    /// <param name="Parts">How many parts there are; 1 for the whole.</param>
    private sealed record MatrixUse(int Matrix, int Parts);
}
