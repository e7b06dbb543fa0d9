using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Runs the section of a <c>switch</c>, or reads the arm of a <c>switch</c> expression, that a known value leads to.</summary>
internal sealed class SwitchReader(Interpreter run)
{
    private readonly PatternReader _patterns = new(run);

    public Flow Run(ISwitchOperation choice)
    {
        if (Known(choice.Value) is not { } value)
        {
            return Flow.Stop;
        }

        ISwitchCaseOperation? otherwise = null;
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses)
            {
                if (clause is IDefaultCaseClauseOperation)
                {
                    otherwise = section;
                    continue;
                }

                switch (Matches(clause, value))
                {
                    case null:
                        return Flow.Stop;

                    case true:
                        return Section(section);
                }
            }
        }

        return otherwise is null ? Flow.Next : Section(otherwise);
    }

    public SymbolicValue Read(ISwitchExpressionOperation choice)
    {
        if (Known(choice.Value) is not { } value)
        {
            return SymbolicValue.Broken;
        }

        foreach (var arm in choice.Arms)
        {
            switch (And(_patterns.Matches(arm.Pattern, value), arm.Guard))
            {
                case null:
                    return SymbolicValue.Broken;

                case true:
                    return run.Evaluate(arm.Value);
            }
        }

        return run.NotAnEquation(choice.Value.Syntax, $"This 'switch' has no arm for {Constants.Text(value.Value)}. Add one.");
    }

    private Flow Section(ISwitchCaseOperation section)
    {
        var flow = StatementReader.Sequence(run, section.Body);
        return flow == Flow.Break ? Flow.Next : flow;
    }

    private bool? Matches(ICaseClauseOperation clause, KnownValue value)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                return run.Evaluate(single.Value) is KnownValue known ? Equals(known.Value, value.Value) : null;

            case IPatternCaseClauseOperation pattern:
                return And(_patterns.Matches(pattern.Pattern, value), pattern.Guard);

            default:
                Constructs.ObjectTo(run, clause);
                return null;
        }
    }

    private bool? And(bool? matches, IOperation? guard) =>
        matches == true && guard is not null ? Conditions.Evaluate(run, guard, "The condition of a 'when'") : matches;

    private KnownValue? Known(IOperation expression)
    {
        var value = run.Evaluate(expression);
        if (value is ComputedValue or TupleValue)
        {
            run.NotConstant(expression.Syntax, Conditions.Message("The value of a 'switch'", value, expression));
        }

        return value as KnownValue;
    }
}
