using System.Reflection;
using RnnGen.Equations;

namespace RnnGen.Tests.Equations;

/// <summary>The functions of equations by name, for theories over them. They are protected; a cell reaches them by inheritance.</summary>
internal static class Functions
{
    private static readonly MethodInfo[] All = typeof(EquationFunctions).GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    /// <summary>Those of one number.</summary>
    public static string[] OfOneNumber { get; } = [.. All.Where(method => Takes(method, typeof(Scalar))).Select(method => method.Name)];

    public static bool Has(string name, Type parameter) => All.Any(method => method.Name == name && Takes(method, parameter));

    public static T Apply<T>(string name, T argument) => All.Single(method => method.Name == name && Takes(method, typeof(T))).CreateDelegate<Func<T, T>>()(argument);

    private static bool Takes(MethodInfo method, Type parameter) => method.GetParameters() is [var only] && only.ParameterType == parameter && method.ReturnType == parameter;
}
