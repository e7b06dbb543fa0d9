using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// What one kernel computes: products, and the elementwise equations that follow while the product's tile is in the cache; or
/// elementwise equations alone; or reductions of rows.
/// </summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Width">The width of all its values (of the operand, for reductions).</param>
/// <param name="Products">The affine maps, joined in one product.</param>
/// <param name="Elements">The elementwise equations or reductions, operands first.</param>
/// <param name="Stores">What is written, and where.</param>
internal sealed record Kernel(
    KernelKind Kind,
    int Width,
    IReadOnlyList<Value> Products,
    IReadOnlyList<Value> Elements,
    IReadOnlyList<Store> Stores)
{
    /// <summary>A product of more terms than this is worth a loop.</summary>
    public const int MaxScalarTerms = 8;

    /// <summary>Whether it has one unit, and few terms: then it is written on single numbers, without lanes.</summary>
    public bool IsScalar =>
        Width == 1
        && Kind is KernelKind.Product or KernelKind.Elementwise
        && Products.Sum(p => ((Affine)p.Op).Terms.Sum(t => t.Depth)) <= MaxScalarTerms
        && Computed.All(v => v.Op is Affine or LeafOp or Bias or ElementwiseOp and not OneHot)
        && !Computed.SelectMany(v => v.Operands).Any(v => v.Op is Lookup);

    /// <summary>Every value the kernel computes.</summary>
    public IEnumerable<Value> Computed => Products.Concat(Elements);

    /// <summary>Whether the products go to memory as they are, with nothing to compute after them.</summary>
    public bool IsProductOnly => Kind == KernelKind.Product && Elements.Count == 0 && Stores.Select(s => s.Value).Distinct().Count() == Stores.Count;
}

/// <summary>A value and the sequence it is written to.</summary>
/// <param name="Condition">In which passes it is written.</param>
internal sealed record Store(Value Value, Place Place, PassCondition Condition);

/// <summary>A value and the sequence it is read from.</summary>
/// <param name="Condition">In which passes it is read.</param>
internal sealed record Load(Value Value, Place Place, PassCondition Condition);

/// <summary>The passes in which a value is written or read.</summary>
internal enum PassCondition
{
    /// <summary>All of them.</summary>
    Always,

    /// <summary>Those that keep a tape: training.</summary>
    WithTape,

    /// <summary>Those over rows that have lengths of their own.</summary>
    WithLengths,
}

/// <summary>An entry of a sequence, seen from step t.</summary>
internal sealed record Place(SequenceValue Sequence, PlaceTime Time);

/// <summary>Which entry.</summary>
internal enum PlaceTime
{
    /// <summary>That of step t.</summary>
    Current,

    /// <summary>What the step before (in the order of the scan) has left.</summary>
    Previous,

    /// <summary>The last one, whatever t.</summary>
    Final,
}

/// <summary>The kinds of <see cref="Kernel"/>.</summary>
internal enum KernelKind
{
    /// <summary>Products, with or without elementwise equations after them; lanes over the outputs.</summary>
    Product,

    /// <summary>A product with fewer outputs than lanes: a dot product for each; lanes over the operand.</summary>
    Dot,

    /// <summary>Elementwise equations; lanes over the units.</summary>
    Elementwise,

    /// <summary>Reductions of rows.</summary>
    Row,

    /// <summary>Operations on whole rows, each a call of the library.</summary>
    Block,
}
