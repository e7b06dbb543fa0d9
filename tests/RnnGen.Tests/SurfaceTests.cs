using System.ComponentModel;
using System.Reflection;
using RnnGen.Equations;

namespace RnnGen.Tests;

/// <summary>An editor offers the types that users write programs with, and not those that emitted code is made of.</summary>
public sealed class SurfaceTests
{
    private static readonly string[] ForEmittedCode = ["RnnGen.Runtime", "RnnGen.Simd"];

    [Fact]
    public void TypesForEmittedCode_AreHidden() => Assert.All(
        typeof(SequenceBatch<>).Assembly.GetExportedTypes().Where(type => !type.IsNested),
        type => Assert.Equal(
            ForEmittedCode.Contains(type.Namespace) || type == typeof(CellProgramAttribute),
            type.GetCustomAttribute<EditorBrowsableAttribute>() is { State: EditorBrowsableState.Never }));

    /// <summary>A type that users meet in a signature is one that they can see.</summary>
    [Fact]
    public void VisibleMembers_SpeakOfVisibleTypes()
    {
        var hidden =
            from type in typeof(SequenceBatch<>).Assembly.GetExportedTypes()
            where !ForEmittedCode.Contains(type.Namespace)
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where member.GetCustomAttribute<EditorBrowsableAttribute>() is null
            from used in Types(member)
            where ForEmittedCode.Contains(used.Namespace)
            select $"{type.Name}.{member.Name}: {used.Name}";

        Assert.Empty(hidden.Distinct());
    }

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: false } method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).SelectMany(Parts),
        ConstructorInfo constructor => constructor.GetParameters().SelectMany(parameter => Parts(parameter.ParameterType)),
        PropertyInfo property => Parts(property.PropertyType),
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
