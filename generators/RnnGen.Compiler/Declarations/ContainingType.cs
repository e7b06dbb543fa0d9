namespace RnnGen.Compiler.Declarations;

/// <summary>A type around a network.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">Its name, without <c>@</c>.</param>
internal sealed record ContainingType(string Keyword, string Name);
