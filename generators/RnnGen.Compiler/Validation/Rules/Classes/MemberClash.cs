using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The names that the emitted parts add are theirs.</summary>
internal sealed class MemberClash() : TypeRule(
    RuleIds.MemberClash,
    TypeProblemKind.MemberClash,
    "Member has a name that the network needs",
    "'{1}' is a name that the network '{0}' gets from the generator, whatever a member's parameters are. Rename the member (or the class, or the base class's member).")
{
    protected override Element ElementOf(string detail) => Element.Member(detail);
}
