using System.Text.Json;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>A file of tests/golden.</summary>
internal sealed class GoldenCase
{
    private GoldenCase(string name, JsonElement root)
    {
        (Name, Root) = (name, root);
        Declaration = DeclarationOf(name, root.GetProperty("declaration"));
        Batch = BatchOf(root, Declaration.Options.BatchSize);
    }

    public string Name { get; }

    public JsonElement Root { get; }

    public NetworkDeclaration Declaration { get; }

    public TestBatch Batch { get; }

    public static IReadOnlyList<GoldenCase> All { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    public static GoldenCase Find(string name) => All.Single(golden => golden.Name == name);

    /// <summary>A tensor's values, or an array; empty when there is none.</summary>
    public static double[] Values(JsonElement parent, string name) => parent.TryGetProperty(name, out var tensor)
        ? [.. (tensor.ValueKind == JsonValueKind.Array ? tensor : tensor.GetProperty("values")).EnumerateArray().Select(value => value.GetDouble())]
        : [];

    /// <summary>The inputs and targets of a file.</summary>
    public static TestBatch BatchOf(JsonElement root, int rows) => new()
    {
        Rows = rows,
        Inputs = Values(root, "inputs"),
        Tokens = Integers(root, "tokens"),
        StaticInputs = Values(root, "staticInputs"),
        StaticTokens = Integers(root, "staticTokens"),
        FutureInputs = Values(root, "futureInputs"),
        FutureTokens = Integers(root, "futureTokens"),
        Targets = Values(root, "targets"),
        Labels = Integers(root, "labels"),
        Lengths = Integers(root, "lengths"),
        TargetLengths = Integers(root, "targetLengths"),
        StepWeights = Values(root, "stepWeights"),
        Children = Integers(root, "children"),
    };

    private static int[] Integers(JsonElement parent, string name) => [.. Values(parent, name).Select(value => (int)value)];

    private static GoldenCase Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return new(Path.GetFileNameWithoutExtension(path), document.RootElement.Clone());
    }

    private static NetworkDeclaration DeclarationOf(string name, JsonElement declaration)
    {
        var network = NetworkBuilder
            .Network("Golden_" + name, declaration.GetProperty("steps").GetInt32(), declaration.GetProperty("batchSize").GetInt32())
            .Shape(Enum.Parse<SequenceShape>(declaration.GetProperty("shape").GetString()!));
        network = declaration.TryGetProperty("outputSteps", out var outputSteps) ? network.EncoderDecoder(outputSteps.GetInt32()) : network;
        network = declaration.TryGetProperty("vocabulary", out var vocabulary)
            ? network.Tokens(vocabulary.GetInt32())
            : network.Input(declaration.GetProperty("inputSize").GetInt32());
        return declaration.GetProperty("layers").EnumerateArray().Aggregate(network, AddLayer)
            .Loss(Enum.Parse<LossKind>(declaration.GetProperty("loss").GetString()!), [.. LossOptions(declaration)])
            .Quantiles([.. Quantiles(declaration)]);
    }

    private static IEnumerable<(string Name, double Value)> LossOptions(JsonElement declaration) =>
        declaration.TryGetProperty("lossOptions", out var options)
            ? options.EnumerateObject().Where(option => option.Value.ValueKind != JsonValueKind.Array).Select(option => (
                char.ToUpperInvariant(option.Name[0]) + option.Name[1..],
                option.Value.ValueKind == JsonValueKind.String ? (int)Enum.Parse<LossTargets>(option.Value.GetString()!) : NumberOf(option)))
            : [];

    private static IEnumerable<double> Quantiles(JsonElement declaration) =>
        declaration.TryGetProperty("lossOptions", out var options) && options.TryGetProperty("quantiles", out var levels) ? levels.EnumerateArray().Select(level => level.GetDouble()) : [];

    private static NetworkBuilder AddLayer(NetworkBuilder network, JsonElement layer)
    {
        var kind = layer.GetProperty("kind").GetString()!;
        var arguments = layer.EnumerateObject().Where(option => option.Name is not ("kind" or "sources")).Select(option => option.Name switch
        {
            "units" => (kind switch { "Embedding" => "size", "Conv1D" => "filters", _ => "units" }, option.Value.GetDouble()),
            "heads" => ("heads", option.Value.GetDouble()),
            "kernelSize" => ("kernelSize", option.Value.GetDouble()),
            "outputs" => ("outputs", option.Value.GetDouble()),
            "pooling" => ("kind", NumberOf(option)),
            "l1" or "l2" => (option.Name.ToUpperInvariant(), option.Value.GetDouble()),
            _ => (char.ToUpperInvariant(option.Name[0]) + option.Name[1..], NumberOf(option)),
        });
        var next = network.Layer(kind, [.. arguments]);
        return layer.TryGetProperty("sources", out var sources) ? next.Reading([.. sources.EnumerateArray().Select(source => source.GetString()!)]) : next;
    }

    private static double NumberOf(JsonProperty option) => option.Value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number => option.Value.GetDouble(),
        JsonValueKind.String => EnumOf(option),
        _ => throw Unknown(option),
    };

    private static int EnumOf(JsonProperty option)
    {
        var value = option.Value.GetString()!;
        return option.Name switch
        {
            "activation" or "outputActivation" or "recurrentActivation" or "reverseActivation" or "reverseOutputActivation" or "reverseRecurrentActivation" => (int)Enum.Parse<Activation>(value),
            "variant" => (int)Enum.Parse<GruVariant>(value),
            "padding" => (int)Enum.Parse<ConvolutionPadding>(value),
            "pooling" => (int)Enum.Parse<PoolKind>(value),
            "attention" => (int)Enum.Parse<AttentionKind>(value),
            "feedback" => (int)Enum.Parse<FeedbackSource>(value),
            "teacherForcing" => (int)Enum.Parse<TeacherForcing>(value),
            _ => throw Unknown(option),
        };
    }

    private static InvalidOperationException Unknown(JsonProperty option) => new($"The option '{option.Name}' of a golden file is not known.");
}
