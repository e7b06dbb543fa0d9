using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Every constructor must run the emitted one, which creates the weights.</summary>
internal sealed class ConstructorClash() : TypeRule(
    RuleIds.ConstructorClash,
    TypeProblemKind.ConstructorClash,
    "Constructor does not create the weights",
    "The constructor '{0}({1})' does not run the emitted constructor '{0}(int seed = 0)', which creates the weights, or has its signature. Chain it with ': this(seed)', and leave the signature (int) to the generator.")
{
    protected override Element ElementOf(string detail) => Element.Constructor(detail);
}
