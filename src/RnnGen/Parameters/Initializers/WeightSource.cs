using RnnGen.Runtime;

namespace RnnGen.Initializers;

/// <summary>The initial weights of one block (one gate), one after another in logical row-major order.</summary>
internal abstract class WeightSource
{
    public abstract double Next();

    /// <summary>The source for a block of <paramref name="rows"/> (fan-out) by <paramref name="columns"/> (fan-in).</summary>
    public static WeightSource For(Initializer initializer, double scale, int rows, int columns, PhiloxStream random)
    {
        double fanIn = columns, fanOut = rows;
        return initializer switch
        {
            Initializer.GlorotUniform => new UniformWeights(random, scale * Math.Sqrt(6 / (fanIn + fanOut))),
            Initializer.GlorotNormal => new NormalWeights(random, scale * Math.Sqrt(2 / (fanIn + fanOut))),
            Initializer.Orthogonal => new OrthogonalWeights(random, rows, columns, scale),
            Initializer.HeUniform => new UniformWeights(random, scale * Math.Sqrt(6 / fanIn)),
            Initializer.HeNormal => new NormalWeights(random, scale * Math.Sqrt(2 / fanIn)),
            Initializer.LeCunUniform => new UniformWeights(random, scale * Math.Sqrt(3 / fanIn)),
            Initializer.LeCunNormal => new NormalWeights(random, scale * Math.Sqrt(1 / fanIn)),
            Initializer.Uniform => new UniformWeights(random, scale),
            Initializer.Zeros => new ConstantWeights(0),
            Initializer.Constant => new ConstantWeights(scale),
            Initializer.PyTorch => scale == 0 ? new NormalWeights(random, 1) : new UniformWeights(random, scale),
            _ => throw new ArgumentOutOfRangeException(nameof(initializer), initializer, "Not an initializer."),
        };
    }
}
