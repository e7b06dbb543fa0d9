using RnnGen.Compiler.Declarations;

namespace RnnGen.Testing;

/// <summary>A network that theories run over.</summary>
/// <param name="Network">The network, in double precision.</param>
/// <param name="Tags">The tests that run over a part of the catalog, and take it.</param>
internal sealed record CatalogEntry(NetworkDeclaration Network, NetworkTags Tags);

/// <summary>Tests that run over a part of the catalog: too slow for all of it, and with nothing to learn from most.</summary>
[Flags]
internal enum NetworkTags
{
    None = 0,

    /// <summary>At every width of registers: between them, the networks have every kind of kernel, products with and without tails, dots, lookups, every cell, loss and activation.</summary>
    Widths = 1,

    /// <summary>Hot calls, of which none may allocate: between them, the networks have every part of a call.</summary>
    Allocation = 2,

    /// <summary>Threads that change a batch during a call: tokens, labels, lengths, the lengths of targets, children, each of them in some network.</summary>
    Races = 4,
}
