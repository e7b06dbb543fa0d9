using RnnGen.Equations;
using RnnGen.Runtime;

namespace RnnGen.Tests;

/// <summary>Numbers that a user's method makes fill their tensor, or the method is told what was expected of it.</summary>
public sealed class TensorConstantsTests
{
    [Fact]
    public void Numbers_StandRowByRow()
    {
        Assert.Equal([0.0, 1, 10, 11], new MatrixConstants((rows, columns) => new(rows, columns, [0, 1, 10, 11])).For(Tensor(2, 2)));
        Assert.Equal([0.0, 1, 2], new VectorConstants(length => new([.. Enumerable.Range(0, length).Select(i => (double)i)])).For(Tensor(3)));
    }

    [Fact]
    public void OtherSizes_AreRefused()
    {
        Refused("layer.a: expected 2 x 3 numbers of the method that makes them; given 3 x 2.", () => new MatrixConstants((rows, columns) => Matrix.Zeros(columns, rows)).For(Tensor(2, 3)));
        Refused("layer.a: expected 3 numbers of the method that makes them; given 4.", () => new VectorConstants(length => Vector.Zeros(length + 1)).For(Tensor(3)));
        Refused("layer.a: expected 3 numbers of the method that makes them; given null.", () => new VectorConstants(_ => null!).For(Tensor(3)));
    }

    [Fact]
    public void NumbersThatAreNone_AreRefused() =>
        Refused("layer.a: expected finite numbers of the method that makes them; element 1 is NaN.", () => new VectorConstants(_ => new(1, double.NaN)).For(Tensor(2)));

    private static void Refused(string message, Func<double[]> make) => Assert.StartsWith(message, Assert.Throws<InvalidOperationException>(make).Message, StringComparison.Ordinal);

    private static TensorLayout Tensor(params int[] shape) => new("layer.a", shape, [], 0, 0);
}
