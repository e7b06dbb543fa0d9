using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Parsing;

namespace RnnGen.Generator.Equations;

/// <summary>From a parameter of a method of a loss to its role: its place and its attribute say it.</summary>
internal static class LossParameter
{
    private const string Target = "TargetAttribute";
    private const string Noise = "NoiseAttribute";

    /// <summary>The parameter; null where it has no role, which is objected to.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="index">Its place.</param>
    /// <param name="method">The name of the method.</param>
    /// <param name="options">The numbers that it may be; null for the loss itself, which says what they are.</param>
    /// <param name="objections">Where objections go.</param>
    public static CellParameter? Read(IParameterSymbol parameter, int index, string method, IReadOnlyList<string>? options, Objections objections)
    {
        var attributes = parameter.GetAttributes();
        if (attributes.Any(attribute => attribute.AttributeClass is null or { TypeKind: TypeKind.Error } || attribute.AttributeConstructor is null))
        {
            objections.Reject();
            return null;
        }

        var (target, noise) = (Find(attributes, Target), Find(attributes, Noise));
        var role = index == 0 ? CellParameterRole.Input
            : index == 1 && method == LossClass.Loss ? CellParameterRole.Target
            : noise is not null ? CellParameterRole.Noise
            : CellParameterRole.Option;
        var name = parameter.Name;
        var isVector = role != CellParameterRole.Option;
        var width = (role == CellParameterRole.Noise ? noise : target)?.Integer("Width", 0) ?? 0;
        var distribution = (NoiseDistribution)(noise?.Integer("distribution", 0) ?? 0);
        var problem = parameter.RefKind != RefKind.None ? $"'{name}' is passed by reference. Pass the value."
            : parameter.IsParams || parameter.IsOptional ? $"'{name}' is {(parameter.IsParams ? "'params'" : "optional")}, but a network passes a value for each parameter. Declare one parameter per value, without a default."
            : noise is not null && (method != LossClass.Sample || role != CellParameterRole.Noise) ? $"'{name}' is [Noise], but {(method == LossClass.Sample ? "the first parameter is the outputs" : "only Sample draws")}. Remove it."
            : target is not null && role != CellParameterRole.Target ? $"'{name}' is [Target], but the target is the second parameter of Loss. Remove it."
            : !(isVector ? LibraryTypes.IsVector(parameter.Type) : LibraryTypes.IsScalar(parameter.Type)) ? $"'{name}' is of type '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', but {method} takes {Words(method)} and then numbers of type Scalar. Change its type."
            : role == CellParameterRole.Option && options?.Contains(name) == false ? $"'{name}' is none of the numbers that Loss takes{(options.Count == 0 ? "" : ": " + string.Join(", ", options.Select(option => $"'{option}'")))}. Give it the name of one of them, or add it to Loss."
            : width is < 0 or > Limits.Width ? FormattableString.Invariant($"Width of '{name}' is {width}, but must be from 1 to {Limits.Width}. Set it to a number in this range, or remove it where the equations determine it.")
            : !Enum.IsDefined(typeof(NoiseDistribution), distribution) ? FormattableString.Invariant($"The distribution of '{name}' is {(int)distribution}, which is not a defined value. Use one of {string.Join(", ", Enum.GetNames(typeof(NoiseDistribution)))}.")
            : null;
        if (problem is null)
        {
            return new CellParameter(name, role, IsMatrix: false) { IsAsWideAsUnits = index == 0, Rows = width, Distribution = distribution };
        }

        objections.Add(CellRules.LossMethod, parameter.Locations[0], problem);
        return null;
    }

    /// <summary>The message about what a method has no parameter for; null where all are there.</summary>
    public static string? Missing(string method, IReadOnlyList<CellParameter> parameters) => parameters.Count >= (method == LossClass.Loss ? 2 : 1)
        ? method == LossClass.Sample && parameters.All(parameter => parameter.Role != CellParameterRole.Noise) ? "Sample has no random numbers. Add a parameter, such as '[Noise(NoiseDistribution.Normal)] Vector z'." : null
        : $"{method} takes {(method == LossClass.Loss ? "two vectors: outputs and target" : "a vector: the outputs")}. Add what is missing.";

    private static string Words(string method) => method switch
    {
        LossClass.Loss => "two vectors, outputs and target,",
        LossClass.Sample => "a vector, the outputs, vectors of random numbers with [Noise],",
        _ => "a vector, the outputs,",
    };

    private static AttributeArguments? Find(IEnumerable<AttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => LibraryTypes.IsNamed(attribute.AttributeClass, name)) is { } found ? new AttributeArguments(found) : null;
}
