using System.Collections.Generic;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Lowering;

/// <summary>A network as equations, and which parameters each of its layers has.</summary>
internal sealed record LoweredNetwork(SequenceProgram Program, IReadOnlyList<LoweredLayer> Layers);

/// <summary>A layer after lowering.</summary>
internal sealed record LoweredLayer(string Name, string Kind, int InputSize, int OutputSize, IReadOnlyList<Parameter> Parameters);
