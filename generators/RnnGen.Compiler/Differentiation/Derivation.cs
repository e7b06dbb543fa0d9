using System.Collections.Generic;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Differentiation;

/// <summary>A program and its backward pass, which refers to forward values as such (<see cref="Ir.Ops.Saved"/>).</summary>
/// <param name="Program">The program.</param>
/// <param name="Pairs">The backward nodes, in their order, each with the forward node that it was derived from; null for a sum of adjoints, which belongs to none.</param>
internal sealed record Derivation(SequenceProgram Program, IReadOnlyList<(Node Backward, Node? Forward)> Pairs);
