
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Declarations;

/// <summary>One operation on values.</summary>
/// <param name="Operation">Its name in <see cref="OperationCatalog"/>, which is that of the method in RnnGen.Equations.</param>
/// <param name="Operands">The numbers of the values that it reads.</param>
/// <param name="Numbers">Its constants: the bounds of a slice, a limit, the number itself.</param>
/// <param name="Name">What the user calls the result; null for an intermediate.</param>
internal sealed record Equation(string Operation, EquatableArray<int> Operands, EquatableArray<double> Numbers, string? Name);
