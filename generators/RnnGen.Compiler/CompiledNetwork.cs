using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;

namespace RnnGen.Compiler;

/// <summary>What a declaration compiles to.</summary>
/// <param name="Findings">Every finding, rule by rule.</param>
/// <param name="Files">The network's files: the surface first, then forward, backward and kernels. Where there is an error, the surface alone, with bodies that throw; none where the class cannot be extended.</param>
internal sealed record CompiledNetwork(EquatableArray<Finding> Findings, EquatableArray<EmittedFile> Files);
