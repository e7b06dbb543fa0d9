using RnnGen.Compiler.Scheduling;
using RnnGen.Compiler.Topology;
using RnnGen.Testing;
using Buffer = RnnGen.Compiler.Scheduling.Buffer;

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
        AssertDisjoint(Copies(memory), memory.TransposedLength);
    }

    [Theory]
    [InlineData(4, 1e3, 1e3, 4)]
    [InlineData(32, 1e3, 1e3, 32)]
    [InlineData(32, 1e6, 1e5, 8)]
    [InlineData(64, 1e6, 1e5, 16)]
    [InlineData(256, 1e6, 1e5, 16)]
    [InlineData(32, 1e6, 1e6, 16)]
    [InlineData(4, 1e9, 1e6, 4)]
    [InlineData(20, 1e6, 1e5, 8)]
    public void Shards_AreOfAFewRows_WhereTheWorkIsWorthIt(int batchSize, double flopsPerRow, double weightBytes, int expected) =>
        Assert.Equal(expected, ShardPlan.Of(batchSize, (long)flopsPerRow, (long)weightBytes).Rows);

    [Fact]
    public void ArenasOfShards_AreWholePages()
    {
        var plans = NetworkCatalog.Sharded.Select(network => NetworkCompiler.Plan(NetworkBinder.Bind(network), CancellationToken.None)).Where(plan => plan.Memory.Shards.Count > 1).ToList();
        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.Equal(0, plan.Memory.TrainingLength * plan.ElementBytes % 4096));
        Assert.All(plans, plan => Assert.Equal(0, plan.Memory.PredictionLength * plan.ElementBytes % 4096));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void PredictionWorkspace_IsTheBeginningOfTheTrainingWorkspace(string name)
    {
        var memory = Plan(name).Memory;
        Assert.InRange(memory.PredictionLength, 1, memory.TrainingLength);
        Assert.All(memory.Arrays, buffer => Assert.True(
            buffer.Use == BufferUse.Training
                ? memory.OffsetOf(buffer) >= memory.PredictionLength
                : memory.OffsetOf(buffer) + Length(memory, buffer) <= memory.PredictionLength,
            buffer.Name.ToString()));
    }

    /// <summary>Those that can run along a stream.</summary>
    public static TheoryData<string> Streaming => [.. NetworkCatalog.Double.Concat(NetworkCatalog.Single).Select(network => network.Type.Name).Where(name => Plan(name).CanStream)];

    [Theory]
    [MemberData(nameof(Streaming))]
    public void SessionWorkspace_AndStates_HaveNoOverlap(string name)
    {
        var stream = Plan(name).Stream!;
        var memory = stream.Session!;
        var parts = RealBuffers(stream.Memory).Where(p => p.Use == BufferUse.Forward).Select(p => (p.Name.ToString(), memory.OffsetOf(p), (long)p.RowStride));
        AssertDisjoint([.. parts, .. memory.Copies.Select(copy => ($"copy of {copy.From.Name}", copy.To, (long)copy.Width))], memory.Length);
        AssertDisjoint([.. memory.States.Select(p => (p.Name.ToString(), (long)memory.StateOffsetOf(p), (long)p.RowStride))], memory.StateLength);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryPart_BeginsAtAFullRegister(string name)
    {
        var schedule = Plan(name);
        Assert.All(TrainingParts(schedule.Memory).Concat(Copies(schedule.Memory)), part => Assert.True(part.Offset % schedule.WidestLanes == 0, part.Name));
        Assert.All(schedule.Stream?.Session!.States ?? [], buffer => Assert.True(schedule.Stream!.Session!.StateOffsetOf(buffer) % schedule.WidestLanes == 0, buffer.Name.ToString()));
    }

    /// <summary>Members of a buffer stand side by side, or exactly in another's place.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Members_StandSideBySide_OrInEachOthersPlace(string name) => Assert.All(Plan(name).Memory.Buffers.All.Where(buffer => !buffer.IsInteger), buffer =>
    {
        var starts = buffer.Sequences.Select(buffer.Column).ToHashSet();
        Assert.Equal(buffer.Sequences.Count, starts.Count);
        Assert.All(buffer.Members, member => Assert.Contains(buffer.Column(member), starts));
        Assert.All(buffer.Members, member => Assert.InRange(buffer.Column(member) + member.Width, 1, buffer.RowStride));
    });

    private static Compiler.Scheduling.Schedule Plan(string name) => NetworkCompiler.Plan(NetworkBinder.Bind(NetworkCatalog.Find(name)), CancellationToken.None);

    private static IEnumerable<Buffer> RealBuffers(MemoryPlan memory) => memory.Buffers.All.Where(buffer => !buffer.IsInteger);

    private static long Length(MemoryPlan memory, Buffer buffer) => (long)buffer.Entries * memory.StepStride(buffer);

    private static List<(string Name, long Offset, long Length)> TrainingParts(MemoryPlan memory) =>
    [
        ("tile", memory.Tile, memory.TileLength),
        .. memory.Arrays.Select(buffer => (buffer.Name.ToString(), memory.OffsetOf(buffer), Length(memory, buffer))),
        .. memory.Rows.Select(sequence => (sequence.Name + " in rows", memory.OffsetOf(sequence), memory.LengthOf(sequence))),
    ];

    private static List<(string Name, long Offset, long Length)> Copies(MemoryPlan memory) =>
        [.. memory.Transposed.Select(pair => (pair.Key.Symbol + " transposed", pair.Value, (long)pair.Key.Count))];

    private static void AssertDisjoint(IReadOnlyList<(string Name, long Offset, long Length)> parts, long end)
    {
        var ordered = parts.OrderBy(part => part.Offset).ToList();
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(
            pair.First.Offset + pair.First.Length <= pair.Second.Offset, $"{pair.First} reaches into {pair.Second}"));
        Assert.All(ordered, part => Assert.InRange(part.Offset + part.Length, 0, end));
    }
}
