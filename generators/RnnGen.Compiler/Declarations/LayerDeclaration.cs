using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Declarations;

/// <summary>A layer attribute: its kind (<c>Lstm</c> for [Lstm]), its Name, and its other arguments as numbers (enums by value, true as 1).</summary>
/// <param name="Kind">The attribute's name without the suffix.</param>
/// <param name="Name">The Name argument; null when it is not given.</param>
/// <param name="Arguments">The arguments that are written; positional ones under their parameter's name.</param>
internal sealed record LayerDeclaration(string Kind, string? Name, EquatableArray<LayerArgument> Arguments)
{
    /// <summary>The names of what the layer reads, as they are written; empty where it reads the layer before it.</summary>
    public EquatableArray<string> Sources { get; init; }

    /// <summary>The names of what a layer of a user's reads beside that.</summary>
    public EquatableArray<string> Beside { get; init; }

    /// <summary>The names of what the states of a recurrent layer begin with.</summary>
    public EquatableArray<string> InitialSources { get; init; }

    /// <summary>The numbers that the equations of a user's layer take.</summary>
    public EquatableArray<double> Numbers { get; init; }

    /// <summary>The equations of a user's cell or layer; null where the layer has none, or none that can be read.</summary>
    public CellProgram? Cell { get; init; }

    /// <summary>Where the equations of a user's cell or layer are looked for.</summary>
    public CellSource CellSource { get; init; }

    /// <summary>The class of a user's cell or layer; null in other layers.</summary>
    public string? CellName { get; init; }

    /// <summary>Every name that the layer reads.</summary>
    public IReadOnlyList<string> NamedSources => [.. Sources, .. Beside, .. InitialSources];

    /// <summary>Whether an argument is written.</summary>
    public bool Has(string argument) => Find(argument) is not null;

    /// <summary>An argument's value; null where it is not written.</summary>
    public double? Find(string argument) => Arguments.FirstOrDefault(a => a.Name == argument)?.Value;

    /// <summary>The argument's value, or <paramref name="otherwise"/> where it is not written.</summary>
    public double Number(string argument, double otherwise = 0) => Find(argument) ?? otherwise;

    /// <inheritdoc cref="Number" />
    public int Integer(string argument, int otherwise = 0) => (int)Number(argument, otherwise);

    /// <inheritdoc cref="Number" />
    public bool Flag(string argument, bool otherwise = false) => Number(argument, otherwise ? 1 : 0) != 0;

    /// <summary>The argument's value as one of an enum, also where it is none of its values.</summary>
    public T Choice<T>(string argument, T otherwise = default)
        where T : struct, Enum => FindChoice<T>(argument) ?? otherwise;

    /// <summary>The same; null where the argument is not written.</summary>
    public T? FindChoice<T>(string argument)
        where T : struct, Enum => Find(argument) is { } value ? (T)Enum.ToObject(typeof(T), (int)value) : null;
}

/// <summary>An argument of a layer attribute.</summary>
internal sealed record LayerArgument(string Name, double Value);
