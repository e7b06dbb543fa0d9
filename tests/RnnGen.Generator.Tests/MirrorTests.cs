using System.Globalization;
using System.Reflection;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Lowering;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;
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

    /// <summary>Layers that run along the steps, though their attributes do not have the options of recurrent ones.</summary>
    private static readonly Type[] WithoutUnits = [typeof(LagsAttribute), typeof(PoolAttribute), typeof(AttentionPoolAttribute)];

    [Fact]
    public void LayerKinds_AreTheLayerAttributes() =>
        Assert.Equal(
            Layers.Select(type => (NameOf(type), type.IsSubclassOf(typeof(RecurrentLayerAttribute)) || type.IsSubclassOf(typeof(TreeLayerAttribute)) || Array.Exists(WithoutUnits, other => other == type))).Order(),
            LayerKinds.All.Select(kind => (kind.Name + "Attribute", kind.Layer == typeof(RecurrentLayer) || kind.Layer == typeof(TreeLayer))).Order());

    /// <summary>Of each size, less than nothing is refused.</summary>
    [Fact]
    public void Sizes_AreAllBounded() =>
        Assert.All(Layers, type => Assert.All(Arguments(type).Where(argument => argument.Type == typeof(int)), argument =>
        {
            var findings = DeclarationValidator.Validate(Bound(type, (argument.Name, -1)), CancellationToken.None);
            Assert.Contains(findings, finding => finding.Rule.Id == RuleIds.SizeOutOfRange && finding.Message.StartsWith(argument.Name + " is -1", StringComparison.Ordinal));
        }));

    [Fact]
    public void EnumArguments_AreTheEnumPropertiesOfTheLayers()
    {
        var properties = Layers.SelectMany(type => type.GetProperties()).Where(property => property.PropertyType.IsEnum);

        Assert.Equal(properties.Select(property => (property.CanWrite ? property.Name : char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property.PropertyType.Name)).Distinct().Order(), EnumArguments.All.Select(argument => (argument.Key, argument.Value.Name)).Order());
    }

    /// <summary>An option that binding forgot would change nothing.</summary>
    [Fact]
    public void LayerOptions_AreAllBound() =>
        Assert.All(Layers, type => Assert.All(Arguments(type), argument => Assert.NotEqual(
            Bound(type).Layers[1],
            Bound(type, (argument.Name, argument.Type == typeof(double) ? 0.375 : argument.Default == 0 ? 1 : argument.Default == 1 && argument.Type != typeof(int) ? 0 : argument.Default + 1)).Layers[1])));

    /// <summary>An option that is not written has the attribute's default: the same layer, and the same parameters.</summary>
    [Fact]
    public void LayerOptions_DefaultToThoseOfTheAttribute() =>
        Assert.All(Layers.Where(type => type != typeof(InputAttribute) && type != typeof(DecoderAttribute)), type => Assert.All(Arguments(type).Where(argument => !argument.IsPositional), argument =>
        {
            var (silent, explicitly) = (Bound(type), Bound(type, (argument.Name, argument.Default)));
            if (argument.Name.EndsWith("Initializer", StringComparison.Ordinal) || argument.Name.EndsWith("Scale", StringComparison.Ordinal))
            {
                Assert.Equal(Parameters(silent), Parameters(explicitly));
            }
            else if (argument.Name != nameof(LstmAttribute.Projection))
            {
                Assert.Equal(silent.Layers[1], explicitly.Layers[1]);
            }
        }));

    /// <summary>The generator reads what is written; what is not has the library's default.</summary>
    [Fact]
    public void Options_DefaultToThoseOfTheAttribute()
    {
        var options = Empty().Options;
        var attribute = new RecurrentNetworkAttribute();

        Assert.Equal(
            ((int)attribute.Shape, attribute.Steps, attribute.BatchSize, (int)attribute.Precision, (int)attribute.Unroll, attribute.UnrollFactor, attribute.Stateful, attribute.BackpropSteps, attribute.TraceGradients, attribute.InputGradients, attribute.RepeatLastOutput),
            ((int)options.Shape, options.Steps, options.BatchSize, (int)options.Precision, (int)options.Unroll, options.UnrollFactor, options.Stateful, options.BackpropSteps, options.TraceGradients, options.InputGradients, options.RepeatLastOutput));
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
        string[] derived = [nameof(mirror.Options), nameof(mirror.WrittenQuantiles), nameof(mirror.WrittenOptions), nameof(mirror.TakesLabels), nameof(mirror.Outputs), nameof(mirror.Index), nameof(mirror.ClassName), nameof(mirror.Program), nameof(mirror.Source), nameof(mirror.Numbers), nameof(mirror.NormalizeTargets)];

        Assert.Equal(
            typeof(LossAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => (property.Name, Number(property.GetValue(attribute)))).Order(),
            typeof(LossDeclaration).GetProperties().Where(property => !derived.Contains(property.Name)).Select(property => (property.Name, Number(property.GetValue(mirror)))).Order());

        // A list that is not written is empty.
        static double Number(object? value) => value is IReadOnlyCollection<double> list ? list.Count : Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }

    /// <summary>A network of an input and a layer, which has the sizes that its constructor asks for, and some options.</summary>
    private static NetworkGraph Bound(Type layer, params (string Name, double Value)[] options)
    {
        var kind = NameOf(layer)[..^"Attribute".Length];
        var sizes = Arguments(layer).Where(argument => argument.IsPositional).Select(argument => (argument.Name, Value: argument.Default)).ToDictionary(pair => pair.Name, pair => pair.Value);
        foreach (var (name, value) in options)
        {
            sizes[name] = value;
        }

        LayerDeclaration[] layers = [new("Input", null, new([new LayerArgument("Vocabulary", 4)])), new(kind, null, new(sizes.Select(pair => new LayerArgument(pair.Key, pair.Value))))];
        return NetworkBinder.Bind(Empty() with { Layers = new(layers) });
    }

    /// <summary>A network without layers or options.</summary>
    private static NetworkDeclaration Empty()
    {
        var compilation = UserProject.Of("[RnnGen.RecurrentNetwork] public partial class Net;").Compilation;
        var type = compilation.GetTypeByMetadataName("Net")!;
        return DeclarationParser.Parse(type, NetworkAttributes.Of(type, default)!, compilation, default);
    }

    private static IReadOnlyList<Parameter> Parameters(NetworkGraph network) => network.Layers[1] is RecurrentLayer { Cell: UnreadCell } or EquationLayer { Program: null } ? [] : NetworkLowering.Lower(network, CancellationToken.None).Layers[0].Parameters;

    /// <summary>The arguments of an attribute but names: the sizes and choices of its constructors, with a value of 2, and its properties, with their defaults.</summary>
    private static IEnumerable<(string Name, Type Type, double Default, bool IsPositional)> Arguments(Type type)
    {
        var closed = type.IsGenericTypeDefinition ? type.MakeGenericType(type == typeof(LayerAttribute<>) ? typeof(SomeLayer) : typeof(SomeCell)) : type;
        var constructor = closed.GetConstructors().OrderByDescending(each => each.GetParameters().Length).First();
        var parameters = constructor.GetParameters();
        var attribute = constructor.Invoke([.. parameters.Select(parameter => ValueOf(parameter.ParameterType))]);
        return parameters.Where(parameter => !parameter.ParameterType.IsArray).Select(parameter => (parameter.Name!, parameter.ParameterType, 2.0, true))
            .Concat(closed.GetProperties().Where(property => property.CanWrite && property.PropertyType != typeof(string) && !property.PropertyType.IsArray).Select(property => (property.Name, property.PropertyType, Convert.ToDouble(property.GetValue(attribute), CultureInfo.InvariantCulture), false)));
    }

    private static object ValueOf(Type type) => type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0) : type.IsEnum ? Enum.ToObject(type, 2) : Convert.ChangeType(2, type, CultureInfo.InvariantCulture);

    private sealed class SomeCell : RnnGen.Equations.RecurrentCell;

    private sealed class SomeLayer : RnnGen.Equations.SequenceLayer;

    // Without the mark of a generic type.
    private static string NameOf(Type type) => type.Name.Split('`')[0];
}
