using RnnGen.Compiler.Declarations;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Compiler.Tests.Emission;

/// <summary>Whatever a user calls states, locals, parameters and layers, the emitted code compiles, without a warning: a name of the emitter's own yields.</summary>
public sealed class NameTests
{
    private const int GroupSize = 60;

    private static readonly string[] Names = [.. HostileNames.All];

    public static TheoryData<int> Groups => [.. Enumerable.Range(0, (Names.Length + GroupSize - 1) / GroupSize)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void EveryName_CanBeThatOfAnything(int group)
    {
        var places = Enumerable.Range(group * GroupSize, Math.Min(GroupSize, Names.Length - (group * GroupSize))).ToList();

        Assert.NotNull(EmittedAssembly.Of(places.Select(NetworkOf)));
    }

    [Fact]
    public void Names_AreThoseOfTheEmitterAndOfCSharpAndHundredsMore()
    {
        Assert.Superset(new HashSet<string>(["last", "target", "row", "unit", "tile", "Unsafe", "Tanh", "V", "M", "class", "nuint", "uh", "hRow"]), Names.ToHashSet());
        Assert.True(Names.Length > 500, $"There are {Names.Length} names.");
    }

    /// <summary>By turns, kernels over units with tiles and remainders, of one unit, and with the rows on the lanes: each name is seen in all of them, in one part or another.</summary>
    private static NetworkDeclaration NetworkOf(int place)
    {
        var (units, batch) = (place % 3) switch { 0 => (21, 3), 1 => (1, 4), _ => (4, 16) };
        NetworkDeclaration network = Network($"Named{place}", 3, batch).Input(9).Cell(CellOf(place, hasMatrix: units > 4), units).Dense(2).Loss(LossKind.MeanSquaredError);
        string?[] layers = [null, LayerOf(Name(place, 6)), LayerOf(Name(place, 7))];
        return network with { Layers = new(network.Layers.Select((layer, i) => layer with { Name = layers[i] })) };
    }

    /// <summary>A cell all of whose parts have names of the list, in each place another one of them.</summary>
    private static CellProgram CellOf(int place, bool hasMatrix)
    {
        var cell = new CellSketch("Named");
        var (x, h, w, u, b) = (cell.Input(Name(place, 0)), cell.State(Name(place, 1)), cell.Weight(Name(place, 2)), cell.Recurrent(Name(place, 3)), cell.Bias(Name(place, 4)));
        var local = cell.Let(Name(place, 5), ((w * x) + (u * h) + b).Then("Tanh"));
        var next = (0.9 * h) + (local * local);

        // A matrix of computed numbers times a vector: a loop over its rows. It would take the rows of the batch off the lanes.
        return cell.Returns(hasMatrix ? next + (0.1 * local.Then("Outer", h).Then("Product", local)) : next);
    }

    /// <summary>As the place goes through the list, so does each of the parts, and no two parts meet.</summary>
    private static string Name(int place, int part) => Names[(place + (part * (Names.Length / 9))) % Names.Length];

    /// <summary>A name that a layer may have, and no other layer of the network has; the others are left to cells.</summary>
    private static string? LayerOf(string name) => name is not ("input" or "named" or "dense") && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : null;
}
