namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>Something that is wrong with a network.</summary>
/// <param name="Kind">What it is told apart by, while a declaration is made smaller: <c>gradient</c>, <c>CS0136</c>.</param>
/// <param name="Text">What is wrong, with numbers.</param>
internal sealed record Objection(string Kind, string Text);
