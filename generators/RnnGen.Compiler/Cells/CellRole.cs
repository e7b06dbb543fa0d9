using System;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Cells;

/// <summary>What a cell is told of its place in the network.</summary>
/// <param name="Mark">A mark that its names carry, where several cells share a node.</param>
/// <param name="Initial">What a state begins with, by its name and width; null for 0.</param>
/// <param name="FedBack">What a cell whose recurrence runs through its output feeds back: the output itself, its probabilities, or what a teacher puts in its place.</param>
internal sealed record CellRole(string Mark, Func<string, int, Feed?> Initial, Func<Value, Value> FedBack)
{
    /// <summary>Whether it is the second direction of a bidirectional layer.</summary>
    public bool IsSecond { get; init; }

    /// <summary>A layer with a node of its own.</summary>
    public static CellRole Layer { get; } = new("", (_, _) => null, output => output);
}
