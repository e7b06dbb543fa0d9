using RnnGen.Compiler.Topology;
using RnnGen.Testing;

namespace RnnGen.Compiler.Tests.Scheduling;

public sealed class ParameterPlanTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Double.Concat(NetworkCatalog.Single).Select(network => network.Type.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryElement_HasAPlaceOfItsOwn(string name)
    {
        var schedule = NetworkCompiler.Plan(NetworkBinder.Bind(NetworkCatalog.Find(name)), CancellationToken.None);
        var taken = new HashSet<long>();
        foreach (var parameter in schedule.Layers.SelectMany(layer => layer.Parameters))
        {
            var place = schedule.Parameters[parameter];
            for (var i = 0; i < parameter.Count; i++)
            {
                var offset = place.Offset + ((i / parameter.Columns) * place.OutputStride) + ((i % parameter.Columns) * place.InputStride);
                Assert.InRange(offset, 0L, schedule.Parameters.Length - 1);
                Assert.True(taken.Add(offset), $"{parameter}: {offset} is taken.");
            }
        }

        Assert.Equal(schedule.Parameters.Count, taken.Count);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void TensorsThatStandTogether_BeginAtAFullRegister(string name)
    {
        var schedule = NetworkCompiler.Plan(NetworkBinder.Bind(NetworkCatalog.Find(name)), CancellationToken.None);
        var groups = schedule.Parameters.Tensors.GroupBy(tensor => tensor.Blocks[0].StorageName);
        Assert.All(groups, group => Assert.Equal(0, group.SelectMany(tensor => tensor.Places).Min(place => place.Offset) % schedule.WidestLanes));
    }

    /// <summary>The gates of a tensor stand side by side for each input, so that one pass over an operand serves them all.</summary>
    [Fact]
    public void Gates_StandSideBySide()
    {
        var schedule = NetworkCompiler.Plan(NetworkBinder.Bind(NetworkCatalog.Find("LstmFullRegisters")), CancellationToken.None);
        var places = schedule.Parameters.Tensors.Single(tensor => tensor.Name == "lstm.weight_hh_l0").Places;
        Assert.Equal([0, 32, 64, 96], places.Select(place => place.Offset - places[0].Offset));
        Assert.All(places, place => Assert.Equal(1, place.OutputStride));
    }

    /// <summary>16 lines of a cache for each input, and of 32 KB: one line is left out after each. Half of that, in single precision, has none.</summary>
    [Theory]
    [InlineData("LstmFullRegisters", 128 + 8)]
    [InlineData("LstmFullRegistersInSingle", 128)]
    public void LargeMatrices_HaveAnOddNumberOfLinesForEachInput(string name, int stride)
    {
        var schedule = NetworkCompiler.Plan(NetworkBinder.Bind(NetworkCatalog.Find(name)), CancellationToken.None);
        var places = schedule.Parameters.Tensors.Single(tensor => tensor.Name == "lstm.weight_hh_l0").Places;
        Assert.All(places, place => Assert.Equal(stride, place.InputStride));
    }

    /// <summary>A product with a few outputs reads its matrix output by output.</summary>
    [Fact]
    public void Dots_AreStoredOutputByOutput()
    {
        var schedule = NetworkCompiler.Plan(NetworkBinder.Bind(NetworkCatalog.Find("LstmFullRegisters")), CancellationToken.None);
        var place = schedule.Parameters.Tensors.Single(tensor => tensor.Name == "dense.weight").Places.Single();
        Assert.Equal((32, 1), (place.OutputStride, place.InputStride));
    }
}
