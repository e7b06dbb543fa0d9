using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>The equations of a step, as they come up.</summary>
/// <param name="parameters">The number of values that are parameters; the equations are numbered from there.</param>
internal sealed class EquationList(int parameters)
{
    private readonly List<Equation> _equations = [];
    private readonly List<EquationSyntax> _syntax = [];
    private readonly Dictionary<long, ComputedValue> _numbers = [];

    public IReadOnlyList<Equation> Equations => _equations;

    /// <summary>The place of each equation in the source.</summary>
    public IReadOnlyList<EquationSyntax> Syntax => _syntax;

    /// <summary>Adds an equation.</summary>
    public ComputedValue Add(string operation, IEnumerable<int> operands, IEnumerable<double> numbers, EquationSyntax syntax)
    {
        _equations.Add(new Equation(operation, new(operands), new(numbers), Name: null));
        _syntax.Add(syntax);
        return new ComputedValue(parameters + _equations.Count - 1);
    }

    /// <summary>A number as a value; equal ones, bit by bit, are one.</summary>
    public ComputedValue Number(double value, SyntaxNode syntax)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        if (!_numbers.TryGetValue(bits, out var number))
        {
            _numbers[bits] = number = Add("Number", [], [value], new EquationSyntax(syntax, []));
        }

        return number;
    }

    /// <summary>The only element of a vector that has one.</summary>
    public ComputedValue Only(ComputedValue vector, SyntaxNode syntax) => Add("Element", [vector.Number], [0], new EquationSyntax(syntax, [syntax]));

    /// <summary>Calls a value what the user calls it; the first name stays, and parameters and numbers have none but their own.</summary>
    public void Name(int value, string name)
    {
        var i = value - parameters;
        if (i >= 0 && _equations[i] is { Name: null, Operation: not "Number" })
        {
            _equations[i] = _equations[i] with { Name = name };
        }
    }
}

/// <summary>The place of an equation in the source.</summary>
/// <param name="Whole">The expression.</param>
/// <param name="Operands">The expressions of its operands.</param>
internal sealed record EquationSyntax(SyntaxNode Whole, IReadOnlyList<SyntaxNode> Operands);
