using System.Reflection;

namespace RnnGen.Generator.Tests.Testing;

/// <summary>Walks what an object holds.</summary>
internal static class ObjectGraph
{
    /// <summary>The types of an object and of everything that its fields and elements lead to.</summary>
    public static IEnumerable<Type> TypesIn(object model)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var types = new HashSet<Type>();
        Walk(model, seen, types);
        return types;
    }

    private static void Walk(object? value, HashSet<object> seen, HashSet<Type> types)
    {
        if (value is null or Type || !seen.Add(value))
        {
            return;
        }

        var type = value.GetType();
        types.Add(type);
        if (type.IsPrimitive || value is string)
        {
            return;
        }

        if (value is Array array)
        {
            foreach (var item in array)
            {
                Walk(item, seen, types);
            }

            return;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), seen, types);
            }
        }
    }
}
