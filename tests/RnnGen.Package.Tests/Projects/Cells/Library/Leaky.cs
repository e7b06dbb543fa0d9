using RnnGen.Equations;

namespace Packaged.Cells;

/// <summary>A leaky integrator of what a gate lets in; its helper is inlined into the equations.</summary>
public sealed partial class Leaky : RecurrentCell
{
    private const double Leak = 0.1;

    public static Vector Step(Vector x, [State] Vector h, [Weight] Matrix w, [Recurrent] Matrix u, [Bias] Vector b) =>
        Mix(h, Tanh(w * x + u * h + b));

    private static Vector Mix(Vector old, Vector candidate) => (1 - Leak) * old + Leak * candidate;
}
