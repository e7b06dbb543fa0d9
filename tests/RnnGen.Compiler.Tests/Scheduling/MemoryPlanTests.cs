using RnnGen.Compiler.Scheduling;
using RnnGen.Testing;

namespace RnnGen.Compiler.Tests.Scheduling;

public sealed class MemoryPlanTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Double.Concat(NetworkCatalog.Single).Select(network => network.Type.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void TrainingWorkspace_HoldsEverything_WithoutOverlap(string name)
    {
        var memory = Plan(name).Memory;
        AssertDisjoint(TrainingParts(memory), memory.TrainingLength);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void PredictionWorkspace_IsTheBeginningOfTheTrainingWorkspace(string name)
    {
        var memory = Plan(name).Memory;
        Assert.InRange(memory.PredictionLength, 1, memory.TrainingLength);
        Assert.All(memory.Arrays, pack => Assert.True(
            pack.Use == PackUse.Training
                ? memory.OffsetOf(pack) >= memory.PredictionLength
                : memory.OffsetOf(pack) + Length(memory, pack) <= memory.PredictionLength,
            pack.Name));
    }

    /// <summary>Those that can run along a stream.</summary>
    public static TheoryData<string> Streaming => [.. NetworkCatalog.Double.Concat(NetworkCatalog.Single).Select(network => network.Type.Name).Where(name => Plan(name).CanStream)];

    [Theory]
    [MemberData(nameof(Streaming))]
    public void SessionWorkspace_AndStates_HaveNoOverlap(string name)
    {
        var stream = Plan(name).Stream!;
        var memory = stream.Session!;
        var parts = RealPacks(stream.Memory).Where(p => p.Use == PackUse.Forward).Select(p => (p.Name, memory.OffsetOf(p), (long)p.RowStride));
        AssertDisjoint([.. parts, ("logits", memory.Logits, 1)], memory.Length);
        AssertDisjoint([.. memory.States.Select(p => (p.Name, (long)memory.StateOffsetOf(p), (long)p.RowStride))], memory.StateLength);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryPart_BeginsAtAFullRegister(string name)
    {
        var schedule = Plan(name);
        Assert.All(TrainingParts(schedule.Memory), part => Assert.True(part.Offset % schedule.WidestLanes == 0, part.Name));
        Assert.All(schedule.Stream?.Session!.States ?? [], pack => Assert.True(schedule.Stream!.Session!.StateOffsetOf(pack) % schedule.WidestLanes == 0, pack.Name));
    }

    /// <summary>Members of a pack stand side by side, or exactly in another's place.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Members_StandSideBySide_OrInEachOthersPlace(string name) => Assert.All(Plan(name).Memory.Packs.All.Where(pack => !pack.IsInteger), pack =>
    {
        var starts = pack.Sequences.Select(pack.Column).ToHashSet();
        Assert.Equal(pack.Sequences.Count, starts.Count);
        Assert.All(pack.Members, member => Assert.Contains(pack.Column(member), starts));
        Assert.All(pack.Members, member => Assert.InRange(pack.Column(member) + member.Width, 1, pack.RowStride));
    });

    private static Compiler.Scheduling.Schedule Plan(string name) => NetworkCompiler.Plan(NetworkCatalog.Find(name), CancellationToken.None);

    private static IEnumerable<Pack> RealPacks(MemoryPlan memory) => memory.Packs.All.Where(pack => !pack.IsInteger);

    private static long Length(MemoryPlan memory, Pack pack) => (long)pack.Entries * memory.StepStride(pack);

    private static List<(string Name, long Offset, long Length)> TrainingParts(MemoryPlan memory) =>
    [
        ("tile", memory.Tile, memory.TileLength),
        .. memory.Arrays.Select(pack => (pack.Name, memory.OffsetOf(pack), Length(memory, pack))),
        .. memory.Rows.Select(sequence => (sequence.Name + " in rows", memory.OffsetOf(sequence), memory.LengthOf(sequence))),
        .. memory.Transposed.Select(pair => (pair.Key.Symbol + " transposed", pair.Value, (long)pair.Key.Count)),
    ];

    private static void AssertDisjoint(IReadOnlyList<(string Name, long Offset, long Length)> parts, long end)
    {
        var ordered = parts.OrderBy(part => part.Offset).ToList();
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(
            pair.First.Offset + pair.First.Length <= pair.Second.Offset, $"{pair.First} reaches into {pair.Second}"));
        Assert.All(ordered, part => Assert.InRange(part.Offset + part.Length, 0, end));
    }
}
