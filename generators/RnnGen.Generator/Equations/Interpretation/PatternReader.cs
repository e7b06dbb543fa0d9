using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Patterns on known values.</summary>
internal sealed class PatternReader(Interpreter run)
{
    /// <summary>Whether a pattern matches; null where it is one that is not read, which is objected to.</summary>
    public bool? Matches(IPatternOperation pattern, KnownValue value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;

            case IConstantPatternOperation constant:
                return run.Evaluate(constant.Value) is KnownValue known ? Equals(known.Value, value.Value) : null;

            case IRelationalPatternOperation relation:
                return run.Evaluate(relation.Value) is KnownValue bound && Constants.Binary(relation.OperatorKind, value.Value, bound.Value, isChecked: false) is bool holds ? holds : null;

            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value);

            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return Matches(both.LeftPattern, value) is not { } left ? null : left ? Matches(both.RightPattern, value) : false;

            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Matches(either.LeftPattern, value) is not { } first ? null : first ? true : Matches(either.RightPattern, value);

            case IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: { } variable }:
                run[variable] = value;
                return true;

            default:
                Constructs.ObjectTo(run, pattern);
                return null;
        }
    }
}
