using System.Reflection;
using RnnGen.Compiler.Equations;
using RnnGen.Equations;

namespace RnnGen.Generator.Tests;

/// <summary>The functions that a cell can call are the operations that the compiler has, with the same operands and constants.</summary>
public sealed class EquationMirrorTests
{
    /// <summary>What C# writes as operators, indexers, properties and constants.</summary>
    private static readonly string[] Operators = ["Number", "Length", "Rows", "Columns", "Element", "Add", "Subtract", "Multiply", "Divide", "Negate", "Product"];

    private static readonly MethodInfo[] Functions = typeof(EquationFunctions).GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    [Fact]
    public void Functions_AreTheOperations() => Assert.Equal(
        OperationCatalog.All.Select(operation => operation.Name).Except(Operators).Order(StringComparer.Ordinal),
        Functions.Select(function => function.Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Operators_AreOperations() => Assert.All(Operators, name => Assert.NotNull(OperationCatalog.Find(name)));

    [Fact]
    public void Parameters_AreOperandsAndThenNumbers() => Assert.All(Functions, function =>
    {
        var operation = OperationCatalog.Find(function.Name)!;
        var types = function.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        if (operation.Operands is not { } operands)
        {
            Assert.Equal([typeof(ReadOnlySpan<Vector>)], types);
            return;
        }

        Assert.Equal(operands + operation.Numbers, types.Length);
        Assert.All(types.Take(operands), static type => Assert.Contains(type, new[] { typeof(Scalar), typeof(Vector), typeof(Matrix) }));
        Assert.All(types.Skip(operands), static type => Assert.Contains(type, new[] { typeof(int), typeof(double) }));
    });
}
