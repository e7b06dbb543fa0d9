using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Ir;

/// <summary>A network as equations, and which parameters each of its layers has.</summary>
internal sealed record LoweredNetwork(SequenceProgram Program, IReadOnlyList<LoweredLayer> Layers);

/// <summary>A layer after lowering.</summary>
internal sealed record LoweredLayer(string Name, string Kind, int InputSize, int OutputSize, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>The names of what it reads; empty where that is the layer before it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The products of a step of one row, forward, 2 for a multiply-add: matrices that are multiplied, not looked up.</summary>
    public long FlopsPerStep => Parameters.Where(p => !p.IsVector && !p.IsTable).Sum(p => 2L * p.Count);
}
