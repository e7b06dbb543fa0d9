using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator.Equations;

/// <summary>Objections to the types of a step's equations, at the text that they are about.</summary>
internal static class EquationTyping
{
    public static void Check(StepReading step, Objections objections)
    {
        foreach (var problem in CellTypes.Of(step.Program).Problems)
        {
            objections.Add(CellRules.Of(problem.Kind), PlaceOf(step, problem), CellProblemText.Of(problem));
        }
    }

    private static Location PlaceOf(StepReading step, CellProblem problem)
    {
        var equation = problem.Value - step.Program.Parameters.Count;
        if (problem.Operand >= 0)
        {
            return step.Equations.Syntax[equation].Operands[problem.Operand].GetLocation();
        }

        if (problem.Kind is CellProblemKind.UnusedParameter or CellProblemKind.OutputState)
        {
            return step.Places[problem.Value];
        }

        for (var i = 0; i < step.Results.Count; i++)
        {
            if (step.Program.Results[i] == problem.Value)
            {
                return step.Results[i].GetLocation();
            }
        }

        return equation < 0 ? step.Places[problem.Value] : step.Equations.Syntax[equation].Whole.GetLocation();
    }
}
