using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;

namespace RnnGen.Generator;

/// <summary>What is emitted for one class.</summary>
/// <param name="Type">The class.</param>
/// <param name="Files">Its files.</param>
/// <param name="Failure">Why the files are not what the declaration asks for, where nobody but the generator can know; null where they are, and where the analyzer finds the reason.</param>
internal sealed record EmittedClass(TypeDeclaration Type, EquatableArray<EmittedFile> Files, string? Failure);
