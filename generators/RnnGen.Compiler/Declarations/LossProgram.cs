namespace RnnGen.Compiler.Declarations;

/// <summary>A user's loss: each of its methods as equations, without widths.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Loss">The loss of a position, of the outputs, the target and numbers.</param>
/// <param name="Link">The predictions, of the outputs; null for the outputs themselves.</param>
/// <param name="Point">The values that a decoder feeds back; null for the predictions.</param>
/// <param name="Sample">A draw, of the outputs and of random numbers; null for a loss that predicts no distribution.</param>
internal sealed record LossProgram(string Name, CellProgram Loss, CellProgram? Link, CellProgram? Point, CellProgram? Sample);
