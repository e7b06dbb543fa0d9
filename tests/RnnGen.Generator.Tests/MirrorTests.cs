using System.Globalization;
using System.Reflection;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Parsing;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests;

/// <summary>What the compiler repeats of the library, because it cannot reference it, is what the library says.</summary>
public sealed class MirrorTests
{
    private static readonly Assembly Library = typeof(RecurrentNetworkAttribute).Assembly;

    private static readonly Type[] Layers =
        [.. Library.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)];

    /// <summary>The enums of declarations that are the compiler's own.</summary>
    private static readonly Type[] Own = [typeof(TypeProblemKind), typeof(CellParameterRole), typeof(CellSource)];

    private static readonly string[] Mirrors =
    [
        .. typeof(NetworkOptions).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.Namespace == typeof(NetworkOptions).Namespace && !Own.Contains(type))
            .Select(type => type.Name),
    ];

    public static TheoryData<string> Enums => [.. Mirrors];

    [Theory]
    [MemberData(nameof(Enums))]
    public void Enum_HasTheNamesAndValuesOfTheLibrarys(string name)
    {
        var mirror = typeof(NetworkOptions).Assembly.GetType("RnnGen.Compiler.Declarations." + name, throwOnError: true)!;
        var original = Library.GetType("RnnGen." + name, throwOnError: true)!;

        Assert.Equal(Values(original), Values(mirror));
    }

    [Fact]
    public void Enums_CoverTheArgumentsOfTheNetworkAndTheLoss() =>
        Assert.All(
            typeof(RecurrentNetworkAttribute).GetProperties().Concat(typeof(LossAttribute).GetProperties()).Where(property => property.PropertyType.IsEnum),
            property => Assert.Contains(property.PropertyType.Name, Mirrors));

    [Fact]
    public void LayerKinds_AreTheLayerAttributes() =>
        Assert.Equal(
            Layers.Select(type => (NameOf(type), type.IsSubclassOf(typeof(RecurrentLayerAttribute)) || type == typeof(LagsAttribute))).Order(),
            LayerKinds.All.Select(kind => (kind.Name + "Attribute", kind.IsRecurrent)).Order());

    /// <summary>The last one, where there are several: what is inside comes before what goes out. A delay line is as wide as its input makes it.</summary>
    [Fact]
    public void SizeArguments_AreIntegerParametersOfTheConstructors() =>
        Assert.All(LayerKinds.All.Where(kind => kind.Name != "Lags"), kind => Assert.Equal(
            kind.SizeArgument,
            Layers.Single(type => NameOf(type) == kind.Name + "Attribute").GetConstructors()
                .SelectMany(constructor => constructor.GetParameters())
                .LastOrDefault(parameter => parameter.ParameterType == typeof(int))?.Name));

    [Fact]
    public void EnumArguments_AreTheEnumPropertiesOfTheLayers()
    {
        var properties = Layers.SelectMany(type => type.GetProperties()).Where(property => property.PropertyType.IsEnum);
        var expected = properties.Select(property => (property.Name, Text(property.PropertyType))).Distinct().Order();

        Assert.Equal(expected, EnumArguments.All.Select(argument => (argument.Key, string.Join(", ", argument.Value.Select((name, value) => name + " = " + value)))).Order());
        Assert.Equal((int)Activation.Identity, EnumArguments.Identity);
        Assert.Equal((int)Initializer.Constant, EnumArguments.ConstantInitializer);
    }

    /// <summary>The generator reads what is written; what is not has the library's default.</summary>
    [Fact]
    public void Options_DefaultToThoseOfTheAttribute()
    {
        var compilation = UserProject.Of("[RnnGen.RecurrentNetwork] public partial class Net;").Compilation;
        var type = compilation.GetTypeByMetadataName("Net")!;
        var options = DeclarationParser.Parse(type, NetworkAttributes.Of(type, default)!, compilation, default).Options;
        var attribute = new RecurrentNetworkAttribute();

        Assert.Equal(
            ((int)attribute.Shape, attribute.Steps, attribute.BatchSize, (int)attribute.Precision, (int)attribute.Unroll, attribute.UnrollFactor, attribute.Stateful, attribute.BackpropSteps, attribute.TraceGradients),
            ((int)options.Shape, options.Steps, options.BatchSize, (int)options.Precision, (int)options.Unroll, options.UnrollFactor, options.Stateful, options.BackpropSteps, options.TraceGradients));
    }

    /// <summary>An option that the parser forgot would change nothing.</summary>
    [Fact]
    public void Options_AreAllRead() =>
        Assert.Equal(
            typeof(RecurrentNetworkAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name).Order(StringComparer.Ordinal),
            typeof(NetworkOptions).GetProperties().Select(property => property.Name).Except([nameof(NetworkOptions.ShardRows)]).Order(StringComparer.Ordinal));

    /// <summary>An option of the loss that the compiler forgot would change nothing.</summary>
    [Fact]
    public void LossOptions_AreAllReadAndHaveTheAttributesDefaults()
    {
        var attribute = new LossAttribute(LossKind.MeanSquaredError);
        var mirror = new LossDeclaration(Compiler.Declarations.LossKind.MeanSquaredError);

        Assert.Equal(
            typeof(LossAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => (property.Name, Number(property.GetValue(attribute)))).Order(),
            typeof(LossDeclaration).GetProperties().Where(property => property.Name != nameof(LossDeclaration.Options)).Select(property => (property.Name, Number(property.GetValue(mirror)))).Order());

        static double Number(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(string, int)> Values(Type type) =>
        Enum.GetNames(type).Select(name => (name, Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)));

    // Without the mark of a generic type.
    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static string Text(Type type) => string.Join(", ", Values(type).OrderBy(value => value.Item2).Select(value => value.Item1 + " = " + value.Item2));
}
