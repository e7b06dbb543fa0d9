using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Emission;

/// <summary>What locals are called: as their equation calls the value, i_t or δi_t.</summary>
internal static class LocalName
{
    /// <summary>The name that a value of a node would have; one without a name is called after what it is made of.</summary>
    public static string Of(Value value, Node node) => value switch
    {
        { Op: State state } => Identifiers.Camel(state.Label) + (state.IsAdjoint ? "_next" : "_previous"),
        { Op: Input { Kind: InputKind.Valid } } => "isValid",
        { Name: { Kind: NameKind.Previous } name } => Identifiers.Camel(name.Text) + "_previous",
        { Name: { } name } => Identifiers.Apart(Identifiers.Camel(name.ToString().Replace('(', '_')) + StepIndex.Of(node).This),
        { Op: WhileValid } when value.Operands[1].Name is { } kept => Identifiers.Camel(kept.ToString()) + "_kept",
        { Op: WhileValid } when value.Operands[2].Op is State kept => Identifiers.Camel(kept.Label) + "_kept",
        { Op: WhileValid } => "kept",
        { Op: Tanh or Sigmoid or Relu or Exp or Softplus or Sin or Cos or Floor } when value.Operands[0].Name is not null =>
            value.Op.GetType().Name.ToLowerInvariant() + "_" + Of(value.Operands[0], node),
        _ => "part",
    };
}
