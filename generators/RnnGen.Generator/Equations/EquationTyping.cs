using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Equations.Interpretation;

namespace RnnGen.Generator.Equations;

/// <summary>What the types of a program's equations object to, at the text that it is about.</summary>
/// <param name="program">The program.</param>
/// <param name="signature">Where its parameters stand.</param>
/// <param name="equations">Where its equations stand.</param>
/// <param name="results">Where the next value of each state stands.</param>
internal sealed class EquationTyping(CellProgram program, StepSignature signature, EquationList equations, IReadOnlyList<SyntaxNode> results)
{
    public void Check(Objections objections)
    {
        foreach (var problem in CellTypes.Of(program).Problems)
        {
            objections.Add(problem.Rule, PlaceOf(problem), [.. problem.Arguments]);
        }
    }

    private Location PlaceOf(CellProblem problem)
    {
        var equation = problem.Value - program.Parameters.Count;
        if (problem.Operand >= 0)
        {
            return equations.Syntax[equation].Operands[problem.Operand].GetLocation();
        }

        if (problem.Rule == CellRules.UnusedParameter || problem.Rule == CellRules.OutputState)
        {
            return signature.Places[problem.Value];
        }

        for (var i = 0; i < results.Count; i++)
        {
            if (program.Results[i] == problem.Value)
            {
                return results[i].GetLocation();
            }
        }

        return equation < 0 ? signature.Places[problem.Value] : equations.Syntax[equation].Whole.GetLocation();
    }
}
