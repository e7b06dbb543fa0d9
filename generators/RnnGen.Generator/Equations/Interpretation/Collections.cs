using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Arguments that C# collects: those of a parameter with 'params'.</summary>
internal static class Collections
{
    /// <summary>What is written one by one; null where the collection is made elsewhere.</summary>
    public static IReadOnlyList<IOperation>? Items(IOperation argument) => Unconverted(argument) switch
    {
        ICollectionExpressionOperation items when items.Elements.All(item => item is not ISpreadOperation) => items.Elements,
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues,
        _ => null,
    };

    private static IOperation Unconverted(IOperation argument) =>
        argument is IConversionOperation { Operand: ICollectionExpressionOperation or IArrayCreationOperation } conversion ? conversion.Operand : argument;
}
