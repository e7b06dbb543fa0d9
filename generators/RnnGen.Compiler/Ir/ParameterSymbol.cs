namespace RnnGen.Compiler.Ir;

/// <summary>How equations call a parameter: W_i is the letter W of gate i.</summary>
/// <param name="Letter">The letter, with the marks that it carries.</param>
/// <param name="Gate">The gate; empty where there is one only.</param>
internal sealed record ParameterSymbol(string Letter, string Gate = "")
{
    /// <summary>The symbol in the other direction of a bidirectional layer: the literature draws arrows above both.</summary>
    public ParameterSymbol Reverse => this with { Letter = Letter + "←" };

    public override string ToString() => Gate.Length > 0 ? Letter + "_" + Gate : Letter;
}
