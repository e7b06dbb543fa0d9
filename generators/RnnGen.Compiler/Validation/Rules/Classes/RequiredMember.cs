using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The emitted Load creates networks and cannot set required members.</summary>
internal sealed class RequiredMember() : TypeRule(
    RuleIds.RequiredMember,
    TypeProblemKind.RequiredMember,
    "Network class has a required member",
    "'{1}' is required, and the emitted 'Load' and 'Clone' of '{0}' could not set it. Remove 'required' and give '{1}' a default.")
{
    protected override Element ElementOf(string detail) => Element.Member(detail);
}
