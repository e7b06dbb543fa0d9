using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace RnnGen.Tests;

/// <summary>Finds, in an assembly, what a user can call and its XML file does not describe.</summary>
/// <param name="members">The members of the XML file, by id.</param>
internal sealed class DocumentationGaps(IReadOnlyDictionary<string, XElement> members)
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>One line per parameter, type parameter or return value that is not described.</summary>
    public IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Of);

    /// <inheritdoc cref="Of(Assembly)"/>
    public IEnumerable<string> Of(Type type)
    {
        var id = DocumentationId.Of(type);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return Missing(id, Own(type.GetGenericArguments(), type), invoke.GetParameters(), invoke);
        }

        return [
            .. Missing(id, Own(type.GetGenericArguments(), type), [], null),
            .. type.GetConstructors(Declared).Where(IsVisible).SelectMany(Of),
            .. type.GetMethods(Declared).Where(method => IsVisible(method) && !IsAccessor(method)).SelectMany(Of),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible))
                .SelectMany(property => Missing(DocumentationId.Of(property), [], property.GetIndexParameters(), null)),
        ];
    }

    // The parameters of a primary constructor, and so of a positional record, may stand on the type.
    private IEnumerable<string> Of(ConstructorInfo constructor) =>
        Missing(DocumentationId.Of(constructor), [], constructor.GetParameters(), null, DocumentationId.Of(constructor.DeclaringType!));

    private IEnumerable<string> Of(MethodInfo method) => Missing(
        DocumentationId.Of(method),
        method.IsGenericMethod ? method.GetGenericArguments() : [],
        method.GetParameters(),
        method.IsSpecialName ? null : method);

    private IEnumerable<string> Missing(string id, Type[] typeParameters, ParameterInfo[] parameters, MethodInfo? returning, string? alternative = null)
    {
        XElement[] parts = [.. Parts(id), .. Parts(alternative ?? id)];
        if (parts.Any(part => part.Name.LocalName == "inheritdoc"))
        {
            return [];
        }

        return [
            .. typeParameters.Where(type => !Has("typeparam", type.Name)).Select(type => $"{id}: <typeparam> {type.Name}"),
            .. parameters.Where(parameter => !Has("param", parameter.Name)).Select(parameter => $"{id}: <param> {parameter.Name}"),
            .. returning is not null && returning.ReturnType != typeof(void) && !Has("returns", null) ? [$"{id}: <returns>"] : (string[])[],
        ];

        bool Has(string part, string? name) => parts.Any(element =>
            element.Name.LocalName == part && (string?)element.Attribute("name") == name && (element.HasElements || !string.IsNullOrWhiteSpace(element.Value)));
    }

    // Comments that are inherited from a named member count as its own; those from a base class or an interface are left to the compiler's resolution.
    private IEnumerable<XElement> Parts(string id) => members.GetValueOrDefault(id)?.Elements()
        .SelectMany(part => part.Name.LocalName == "inheritdoc" && (string?)part.Attribute("cref") is { } source ? Parts(source) : [part]) ?? [];

    // A nested type repeats the type parameters of the type around it, which are described there.
    private static Type[] Own(Type[] typeParameters, Type type) => typeParameters[(type.DeclaringType?.GetGenericArguments().Length ?? 0)..];

    private static bool IsVisible(MethodBase method) =>
        (method.IsPublic || (method is { IsFamily: true } or { IsFamilyOrAssembly: true } && !method.DeclaringType!.IsSealed))
        && (IsAccessor(method) || !method.IsDefined(typeof(CompilerGeneratedAttribute)));

    // Operators have special names too.
    private static bool IsAccessor(MethodBase method) => method.IsSpecialName && !method.IsConstructor && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
