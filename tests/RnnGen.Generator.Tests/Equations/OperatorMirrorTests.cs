using System.Reflection;
using RnnGen.Equations;
using RnnGen.Generator.Equations;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>Whatever vectors, matrices and scalars can do in C# is an equation, or refused by name.</summary>
public sealed class OperatorMirrorTests
{
    private static readonly Type[] Types = [typeof(Vector), typeof(Matrix), typeof(Scalar)];

    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_UnaryNegation"] = "-",
        ["op_Implicit"] = "(Scalar)",
    };

    public static TheoryData<string> Operators =>
        [.. Types.SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)).Where(method => method.IsSpecialName).Select(Expression)];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Operator_IsAnEquation(string expression) =>
        Assert.NotEmpty(Equations($"var result = {expression};"));

    [Fact]
    public void Properties_AreEquations()
    {
        Assert.Equal(
            ["Columns", "Item", "Item", "Item", "Length", "Rows", "Value"],
            Types.SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)).Select(property => property.Name).Order(StringComparer.Ordinal));

        // All but the elements of matrices and the numbers of scalars, which a rule refuses.
        Assert.Equal(["Length", "Rows", "Columns", "Element", "Slice"], Equations("var a = v.Length; var b = m.Rows; var c = m.Columns; var d = v[1]; var e = v[0..2];"));
    }

    /// <summary>An option that the reader forgot would change nothing.</summary>
    [Fact]
    public void OptionsOfParameters_AreAllRead() =>
        Assert.Equal(
            typeof(StepParameter).GetProperties().Select(property => property.Name).Except(["Role", "IsAsWideAsUnits", "IsConstant", "EqualityContract"]).Append("Width").Append("WidthPerUnit").Order(StringComparer.Ordinal),
            new[] { typeof(StateAttribute), typeof(WeightAttribute), typeof(RecurrentAttribute), typeof(BiasAttribute), typeof(ConstantAttribute), typeof(SameWidthAttribute) }
                .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)).Select(property => property.Name).Distinct().Order(StringComparer.Ordinal));

    private static string[] Equations(string body) =>
        [.. Cells.Equations(UserProject.Of(Cells.Cell($"Scalar s = v[0]; {body} return v;", "Vector x, [State] Vector v, [Weight] Matrix m"))).Equations.Skip(1).Select(equation => equation.Operation)];

    private static string Expression(MethodInfo method)
    {
        var operands = method.GetParameters().Select(parameter => parameter.ParameterType == typeof(double) ? "0.5" : parameter.ParameterType.Name[..1].ToLowerInvariant()).ToArray();
        return operands.Length == 1 ? Symbols[method.Name] + operands[0] : $"{operands[0]} {Symbols[method.Name]} {operands[1]}";
    }
}
