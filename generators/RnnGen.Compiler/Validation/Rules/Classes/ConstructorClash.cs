using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Every constructor must run the emitted one, which creates the weights.</summary>
internal sealed class ConstructorClash() : TypeRule(
    RuleIds.ConstructorClash,
    TypeProblemKind.ConstructorClash,
    "Constructor does not create the weights",
    static (network, parameters) => $"The constructor '{network.Type.Name}({parameters})' must chain to the emitted constructor '{network.Type.Name}(int seed = 0)', which creates the weights, and must not have the signature of an emitted one. Add ': this(seed)', and leave the signature (int) to the generator.")
{
    protected override Element ElementOf(string detail) => Element.Constructor(detail);
}
