using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Parsing;

/// <summary>
/// The written arguments of an attribute: numbers, enums and flags as numbers, strings and lists of strings as they are. Positional ones go by their
/// parameter's name. What C# itself objects to (code that is being typed) is left out and sets <see cref="IsBroken"/>.
/// </summary>
internal sealed class AttributeArguments
{
    private const string Suffix = "Attribute";

    private readonly List<KeyValuePair<string, double>> _numbers = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<double>> _numberLists = new(StringComparer.Ordinal);

    public AttributeArguments(AttributeData attribute)
    {
        var name = attribute.AttributeClass?.Name ?? "";
        Kind = name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
        IsBroken = attribute.AttributeConstructor is null;

        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        for (var i = 0; i < Math.Min(parameters.Length, attribute.ConstructorArguments.Length); i++)
        {
            Add(parameters[i].Name, attribute.ConstructorArguments[i]);
        }

        foreach (var argument in attribute.NamedArguments)
        {
            Add(argument.Key, argument.Value);
        }
    }

    /// <summary>The attribute's name without the suffix.</summary>
    public string Kind { get; }

    /// <summary>Whether C# reports an error on the attribute.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The numbers, in written order, each name once.</summary>
    public IEnumerable<KeyValuePair<string, double>> Numbers => _numbers;

    /// <summary>A number, or <paramref name="otherwise"/> where it is not written.</summary>
    public int Integer(string name, int otherwise) =>
        _numbers.Where(number => number.Key == name).Select(number => (int?)number.Value).FirstOrDefault() ?? otherwise;

    /// <summary>A number; null where it is not written.</summary>
    public double? Number(string name) => _numbers.Where(number => number.Key == name).Select(number => (double?)number.Value).FirstOrDefault();

    /// <summary>A string; null where it is not written.</summary>
    public string? Text(string name) => _texts.TryGetValue(name, out var text) ? text : null;

    /// <summary>A list of strings; empty where it is not written. What is null in it is an empty string.</summary>
    public IReadOnlyList<string> List(string name) => _lists.TryGetValue(name, out var list) ? list : [];

    /// <summary>A list of numbers; empty where it is not written.</summary>
    public IReadOnlyList<double> NumberList(string name) => _numberLists.TryGetValue(name, out var list) ? list : [];

    private void Add(string name, TypedConstant constant)
    {
        switch (constant)
        {
            case { Kind: TypedConstantKind.Array, IsNull: true }:
                break;

            case { Kind: TypedConstantKind.Array } when constant.Values.All(value => value is { Kind: TypedConstantKind.Primitive, Type.SpecialType: SpecialType.System_String }):
                _lists[name] = [.. constant.Values.Select(value => value.Value as string ?? "")];
                break;

            case { Kind: TypedConstantKind.Array } when constant.Values.All(value => value is { Kind: TypedConstantKind.Primitive, Value: double }):
                _numberLists[name] = [.. constant.Values.Select(value => (double)value.Value!)];
                break;

            case { Kind: TypedConstantKind.Primitive, Value: string text }:
                _texts[name] = text;
                break;

            case { Kind: TypedConstantKind.Primitive, Value: null, Type.SpecialType: SpecialType.System_String }:
                break;

            case { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Value: IConvertible value and not char }:
                AddNumber(name, value.ToDouble(CultureInfo.InvariantCulture));
                break;

            default:
                IsBroken = true;
                break;
        }
    }

    // C# reports a name that is written twice.
    private void AddNumber(string name, double value)
    {
        if (_numbers.Any(number => number.Key == name))
        {
            IsBroken = true;
        }
        else
        {
            _numbers.Add(new KeyValuePair<string, double>(name, value));
        }
    }
}
