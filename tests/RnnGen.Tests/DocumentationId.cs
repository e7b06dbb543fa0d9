using System.Reflection;

namespace RnnGen.Tests;

/// <summary>Names members as the compiler names them in the XML file of documentation (C# specification, annex D.4.2).</summary>
internal static class DocumentationId
{
    /// <summary>The id of a type.</summary>
    public static string Of(Type type) => "T:" + Name(type);

    /// <summary>The id of a method, an operator or a constructor.</summary>
    public static string Of(MethodBase method) => "M:" + Name(method.DeclaringType!) + "." + method.Name.Replace('.', '#')
        + (method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "") + Parameters(method.GetParameters())
        + (method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion ? "~" + Reference(conversion.ReturnType) : "");

    /// <summary>The id of a property or an indexer.</summary>
    public static string Of(PropertyInfo property) => "P:" + Name(property.DeclaringType!) + "." + property.Name + Parameters(property.GetIndexParameters());

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : "(" + string.Join(",", parameters.Select(parameter => Reference(parameter.ParameterType))) + ")";

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Reference(Type type) => type switch
    {
        { IsByRef: true } => Reference(type.GetElementType()!) + "@",
        { IsPointer: true } => Reference(type.GetElementType()!) + "*",
        { IsSZArray: true } => Reference(type.GetElementType()!) + "[]",
        { IsArray: true } => Reference(type.GetElementType()!) + "[" + string.Join(",", Enumerable.Repeat("0:", type.GetArrayRank())) + "]",
        { IsGenericMethodParameter: true } => "``" + type.GenericParameterPosition,
        { IsGenericTypeParameter: true } => "`" + type.GenericParameterPosition,
        { IsGenericType: true } => Constructed(type),
        _ => Name(type),
    };

    // Outer`1+Inner`1 of a and b is Outer{a}.Inner{b}: each name takes as many arguments as it declares.
    private static string Constructed(Type type)
    {
        var arguments = new Queue<string>(type.GetGenericArguments().Select(Reference));
        return string.Join(".", type.GetGenericTypeDefinition().FullName!.Split('+').Select(name => name.Split('`') switch
        {
            [var simple, var arity] => simple + "{" + string.Join(",", Enumerable.Range(0, int.Parse(arity)).Select(_ => arguments.Dequeue())) + "}",
            _ => name,
        }));
    }
}
