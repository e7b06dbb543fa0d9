using System.ComponentModel;
using RnnGen.Equations;

namespace RnnGen.Runtime;

/// <summary>The numbers of a tensor that a user's method makes, see <see cref="ConstantAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TensorConstants
{
    private protected TensorConstants()
    {
    }

    /// <summary>The numbers, row by row.</summary>
    /// <exception cref="InvalidOperationException">The method made another number of rows or columns, or one of the numbers is not finite.</exception>
    internal double[] For(TensorLayout tensor)
    {
        var (given, numbers) = Make(tensor.Shape);
        if (!given.SequenceEqual(tensor.Shape))
        {
            throw new InvalidOperationException(
                $"{tensor.Name}: expected {Text(tensor.Shape)} numbers of the method that makes them; given {(given.Length == 0 ? "null" : Text(given))}. Return as many rows and columns as it is asked for.");
        }

        var broken = numbers.AsSpan().IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
        return broken < 0 ? numbers : throw new InvalidOperationException($"{tensor.Name}: expected finite numbers of the method that makes them; element {broken} is {numbers[broken]}.");
    }

    /// <summary>The shape of what the method makes, empty where that is nothing, and its numbers.</summary>
    private protected abstract (int[] Shape, double[] Numbers) Make(IReadOnlyList<int> shape);

    private static string Text(IReadOnlyList<int> shape) => string.Join(" x ", shape);
}

/// <summary>A matrix that a method makes.</summary>
/// <param name="make">The method, from the numbers of rows and columns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MatrixConstants(Func<int, int, Matrix> make) : TensorConstants
{
    private protected override (int[] Shape, double[] Numbers) Make(IReadOnlyList<int> shape) => make(shape[0], shape[1]) is { } matrix ? ([matrix.Rows, matrix.Columns], matrix.ToArray()) : ([], []);
}

/// <summary>A vector that a method makes.</summary>
/// <param name="make">The method, from the length.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VectorConstants(Func<int, Vector> make) : TensorConstants
{
    private protected override (int[] Shape, double[] Numbers) Make(IReadOnlyList<int> shape) => make(shape[0]) is { } vector ? ([vector.Length], vector.ToArray()) : ([], []);
}
