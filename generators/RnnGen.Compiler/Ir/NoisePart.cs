using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Ir;

/// <summary>Numbers of one distribution among those that an output step draws from.</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="Width">How many.</param>
internal sealed record NoisePart(NoiseKind Kind, int Width);
