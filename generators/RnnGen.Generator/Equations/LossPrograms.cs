using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;

namespace RnnGen.Generator.Equations;

/// <summary>The equations of the losses that networks use, from wherever they are: each is read once in a compilation.</summary>
internal static class LossPrograms
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, LossReading>> Known = new();

    /// <summary>The class of an attribute [Loss&lt;T&gt;]; null for others.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeData loss) =>
        loss.AttributeClass is { TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Class } type] } ? type : null;

    /// <summary>The reading of the source of a loss.</summary>
    public static LossReading ReadingOf(INamedTypeSymbol loss, Compilation compilation, CancellationToken cancellationToken) =>
        Known.GetValue(compilation, _ => new(SymbolEqualityComparer.Default)).GetOrAdd(loss, _ => LossReader.Read(loss, compilation, cancellationToken));

    /// <summary>From the source where this compilation holds it, otherwise from an attribute; null where there are none.</summary>
    public static LossProgram? Of(INamedTypeSymbol loss, Compilation compilation, CancellationToken cancellationToken) =>
        CellPrograms.IsOf(compilation, loss) ? ReadingOf(loss, compilation, cancellationToken).Program
        : CellPrograms.Carried(loss) is { } text ? LossText.Read(text) : null;
}
