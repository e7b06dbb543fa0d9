namespace RnnGen.Compiler.Ir;

/// <summary>What becomes of a forward value that the backward pass needs.</summary>
/// <param name="Value">The value, as equations call it.</param>
/// <param name="IsSaved">Stored, or computed again.</param>
/// <param name="Reason">Why.</param>
internal sealed record TapeDecision(ValueName Value, bool IsSaved, string Reason);
