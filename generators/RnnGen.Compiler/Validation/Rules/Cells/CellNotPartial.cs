namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A cell that others can name carries its equations.</summary>
internal sealed class CellNotPartial() : CellRule(RuleIds.CellNotPartial, "Cell cannot be used from other projects")
{
    public override RuleSeverity Severity => RuleSeverity.Information;
}
