using RnnGen.Equations;

namespace PublishedModels;

/// <summary>max(0, x).</summary>
public sealed partial class Rectified : SequenceLayer
{
    public static Vector Apply(Vector x) => Relu(x);
}
