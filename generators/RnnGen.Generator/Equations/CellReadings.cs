using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Equations;

/// <summary>The readings of a compilation's cells and layers: each is read once, however many networks use it. The readings go with their compilation.</summary>
internal static class CellReadings
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, CellReading>> Known = new();

    public static CellReading Of(INamedTypeSymbol cell, Compilation compilation, CancellationToken cancellationToken) =>
        Known.GetValue(compilation, _ => new(SymbolEqualityComparer.Default)).GetOrAdd(cell, _ => LayerClass.IsLayer(cell) ? LayerReader.Read(cell, compilation, cancellationToken) : CellReader.Read(cell, compilation, cancellationToken));
}
