using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The emitted Load creates networks and cannot set required members.</summary>
internal sealed class RequiredMember() : TypeRule(
    RuleIds.RequiredMember,
    TypeProblemKind.RequiredMember,
    "Network class has a required member",
    static (network, member) => $"'{member}' is required, but the emitted 'Load' and 'Clone' of '{network.Type.Name}' cannot set it. Remove 'required' and give '{member}' a default value.")
{
    protected override Element ElementOf(string detail) => Element.Member(detail);
}
