using System.Numerics;
using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>The catalog's networks, compiled once for all tests, when a test first asks.</summary>
internal static class Catalog
{
    /// <summary>Networks in one compilation: enough to spread its cost, few enough that a filtered run compiles little beside what it asks for.</summary>
    private const int GroupSize = 12;

    /// <summary>Whether there is time for all networks in every form: double, single, sharded. Otherwise each is taken in single precision or in shards, as its name has it.</summary>
    public static readonly bool IsWhole = Environment.GetEnvironmentVariable("RNNGEN_WHOLE_CATALOG") is not null;

    /// <summary>The networks in single precision that theories run over.</summary>
    public static IReadOnlyList<NetworkDeclaration> Singles { get; } = [.. NetworkCatalog.Single.Where(network => IsWhole || IsEven(network))];

    /// <summary>The networks in shards that theories run over.</summary>
    public static IReadOnlyList<NetworkDeclaration> Shards { get; } = [.. NetworkCatalog.Sharded.Where(network => IsWhole || !IsEven(network))];

    private static readonly Dictionary<string, Lazy<EmittedAssembly>> Emitted = Compiled([.. NetworkCatalog.Double, .. Singles, .. Shards, .. NetworkCatalog.Single.Except(Singles), .. NetworkCatalog.Sharded.Except(Shards)], checkOverflow: false);

    /// <summary>Those that are compiled with checks for overflow too; where there is not time for all, every other one.</summary>
    private static readonly IReadOnlyList<NetworkDeclaration> Checkable = [.. Singles.Where((_, i) => IsWhole || i % 2 == 0)];

    private static readonly Dictionary<string, Lazy<EmittedAssembly>> Checked = Compiled(Checkable, checkOverflow: true);

    public static TheoryData<string> Double => [.. NetworkCatalog.Double.Select(network => network.Type.Name)];

    public static TheoryData<string> Single => [.. Singles.Select(network => network.Type.Name)];

    public static TheoryData<string> Sharded => [.. Shards.Select(network => network.Type.Name)];

    /// <summary>Those in single precision that can run step by step.</summary>
    public static TheoryData<string> Streaming => [.. Streams(Singles)];

    /// <summary>Those that <see cref="CreateChecked"/> has.</summary>
    public static TheoryData<string> CheckedNetworks => [.. Checkable.Select(network => network.Type.Name)];

    /// <summary>Those of them that can run step by step.</summary>
    public static TheoryData<string> CheckedStreams => [.. Streams(Checkable)];

    /// <summary>Those in single precision whose encoder can run step by step.</summary>
    public static IEnumerable<string> StreamingEncoders =>
        NetworkCatalog.Single.Where(network => network.Options.OutputSteps > 0 && NetworkCompiler.Plan(NetworkBinder.Bind(network), CancellationToken.None).Encoder is not null).Select(network => network.Type.Name);

    /// <summary>Those that steps can be left out of: where there is not time for all, one of each few.</summary>
    public static TheoryData<string> Masked =>
    [
        .. NetworkCatalog.Double
            .Where(network => network.Options.Steps > 1 && !network.Layers.Any(layer => layer.Kind.StartsWith("Tree", StringComparison.Ordinal)) && (IsWhole || network.Type.Name.Sum(letter => letter) % 5 == 0))
            .Select(network => network.Type.Name),
    ];

    public static TheoryData<string> Trainable => [.. NetworkCatalog.Trainable.Select(network => network.Type.Name)];

    /// <summary>A network with weights of the order of 1 / sqrt(inputs), all multiples of 1/1024: none is zero by convention, and both precisions hold them.</summary>
    public static NetworkEngine<T> Create<T>(NetworkDeclaration declaration, int seed = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Create<T>(Emitted, declaration, seed);

    /// <summary>The same network, of a project that checks for overflow.</summary>
    public static NetworkEngine<T> CreateChecked<T>(NetworkDeclaration declaration, int seed = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Create<T>(Checked, declaration, seed);

    /// <summary>Half of all names, whatever networks are added: of those in single precision these are taken, of those in shards the others.</summary>
    private static bool IsEven(NetworkDeclaration network) => network.Type.Name.Replace("InSingle", "", StringComparison.Ordinal).Replace("InShards", "", StringComparison.Ordinal).Sum(letter => letter) % 2 == 0;

    private static IEnumerable<string> Streams(IEnumerable<NetworkDeclaration> networks) =>
        networks.Where(network => NetworkCompiler.Plan(NetworkBinder.Bind(network), CancellationToken.None).CanStream).Select(network => network.Type.Name);

    private static NetworkEngine<T> Create<T>(Dictionary<string, Lazy<EmittedAssembly>> assemblies, NetworkDeclaration declaration, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var engine = assemblies[declaration.Type.Name].Value.Create<T>(declaration);
        Weights.Draw(engine.Parameters, seed);
        return engine;
    }

    private static Dictionary<string, Lazy<EmittedAssembly>> Compiled(IReadOnlyList<NetworkDeclaration> networks, bool checkOverflow) => networks
        .Chunk(GroupSize)
        .SelectMany(group =>
        {
            var assembly = new Lazy<EmittedAssembly>(() => EmittedAssembly.Of(group, checkOverflow));
            return group.Select(network => KeyValuePair.Create(network.Type.Name, assembly));
        })
        .ToDictionary();
}
