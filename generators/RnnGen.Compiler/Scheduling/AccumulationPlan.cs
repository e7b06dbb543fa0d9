using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// The order in which each product is summed, chosen from its shape alone: before width, tiling, hoisting or entry point. A product with
/// enough outputs sums each in one chain, in the order of the equation (bias, input, state), with lanes over the outputs. One with
/// fewer outputs than a register of four has lanes over its operand: 16 partial sums, folded in a fixed tree.
/// </summary>
internal sealed class AccumulationPlan
{
    private const int MinOutputs = 4;

    private readonly HashSet<Parameter> _dots;

    private AccumulationPlan(IEnumerable<Parameter> dots) => _dots = new HashSet<Parameter>(dots);

    /// <summary>The matrices that are multiplied by dot products; they are stored row by row.</summary>
    public bool IsDot(Parameter parameter) => _dots.Contains(parameter);

    /// <summary>Whether the value is a product that is summed by dot products.</summary>
    public bool IsDot(Value value) => value.Op is Affine affine && affine.Terms.All(t => !t.Transposed && IsDot(t.Parameter));

    /// <param name="program">The program before it is optimized: what is hoisted later is summed as if it were not.</param>
    public static AccumulationPlan Of(SequenceProgram program) => new(program.Forward.OfType<Map>()
        .SelectMany(map => map.Body.LiveValues())
        .Select(v => v.Op)
        .OfType<MatVec>()
        .Select(product => product.Parameter)
        .Where(p => p.Rows < MinOutputs));
}
