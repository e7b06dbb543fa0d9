using System.Numerics;
using RnnGen.Runtime;
using RnnGen.Simd;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>
/// The same bits at every register width: predictions, losses, gradients, weights after optimizer steps. To be run on processors, or with settings
/// (<c>DOTNET_EnableAVX2=0</c>), that emulate part of the widths, too.
/// </summary>
[Trait("Category", "WidthEquality")]
public sealed class WidthEqualityTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Tagged(NetworkTags.Widths)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryWidth_GivesTheSameBits_InDouble(string network) => Check(Catalog.Create<double>(NetworkCatalog.Find(network)));

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryWidth_GivesTheSameBits_InSingle(string network) => Check(Catalog.Create<float>(NetworkCatalog.Find(network + "InSingle")));

    private static void Check<T>(NetworkEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        engine.Width = LaneWidth.Scalar;
        var expected = NetworkRecord<T>.Of(engine);
        foreach (var width in new[] { LaneWidth.Bits128, LaneWidth.Bits256, LaneWidth.Bits512 })
        {
            engine.Width = width;
            expected.AssertSame(NetworkRecord<T>.Of(engine), width.ToString());
        }
    }
}
