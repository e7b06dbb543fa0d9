using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The names of the emitted members are reserved.</summary>
internal sealed class MemberClash() : TypeRule(
    RuleIds.MemberClash,
    TypeProblemKind.MemberClash,
    "Member has a reserved name",
    static (network, member) => $"The name '{member}' is reserved for a member that the generator adds to the network '{network.Type.Name}'. Rename the member, or the class or base member that has this name.")
{
    protected override Element ElementOf(string detail) => Element.Member(detail);
}
