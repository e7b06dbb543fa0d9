using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Cells;

/// <summary>The initializers, the penalties and the freezing of a layer's parameters; null where the attribute does not say.</summary>
internal sealed record WeightOptions(
    Initializer? KernelInitializer, double? KernelScale, Initializer? RecurrentInitializer, double? RecurrentScale, double L1, double L2, bool Frozen)
{
    /// <summary>The options of a layer whose attribute has none.</summary>
    public static WeightOptions Default { get; } = new(null, null, null, null, 0, 0, false);

    /// <summary>Reads them from an attribute.</summary>
    public static WeightOptions Read(LayerDeclaration written) => new(
        written.FindChoice<Initializer>(nameof(KernelInitializer)),
        written.Find(nameof(KernelScale)),
        written.FindChoice<Initializer>(nameof(RecurrentInitializer)),
        written.Find(nameof(RecurrentScale)),
        written.Number(nameof(L1)),
        written.Number(nameof(L2)),
        written.Flag(nameof(Frozen)));

    /// <summary>The initializer of a matrix and its scale.</summary>
    public (Initializer? Initializer, double? Scale) Of(WeightRole role) => role == WeightRole.Recurrent ? (RecurrentInitializer, RecurrentScale) : (KernelInitializer, KernelScale);
}

/// <summary>The operand of a matrix, by which a layer's attribute tells matrices apart.</summary>
internal enum WeightRole
{
    /// <summary>An input.</summary>
    Kernel,

    /// <summary>A state of the step before.</summary>
    Recurrent,
}
