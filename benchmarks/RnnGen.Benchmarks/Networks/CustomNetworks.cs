// Cells that are written as equations: one that is not built in, and those that are.
using RnnGen.Equations;

namespace RnnGen.Benchmarks.Networks;

/// <summary>Zhou et al. (2016).</summary>
internal sealed partial class MinimalGatedUnit : RecurrentCell
{
    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Weight] Matrix wf, [Recurrent] Matrix uf, [Bias] Vector bf,
        [Weight] Matrix wh, [Recurrent] Matrix uh, [Bias] Vector bh)
    {
        var f = Sigmoid(wf * x + uf * h + bf);
        var candidate = Tanh(wh * x + uh * (f * h) + bh);
        return (1 - f) * h + f * candidate;
    }
}

/// <summary>The built-in LSTM, with its two biases a gate: those of the input, b, and those of the state, c.</summary>
internal sealed partial class LstmEquations : RecurrentCell
{
    public static (Vector H, Vector C) Step(
        Vector x,
        [State] Vector h,
        [State] Vector c,
        [Weight] Matrix wi, [Recurrent] Matrix ui, [Bias] Vector bi, [Bias] Vector ci,
        [Weight] Matrix wf, [Recurrent] Matrix uf, [Bias(Initial = 1)] Vector bf, [Bias] Vector cf,
        [Weight] Matrix wg, [Recurrent] Matrix ug, [Bias] Vector bg, [Bias] Vector cg,
        [Weight] Matrix wo, [Recurrent] Matrix uo, [Bias] Vector bo, [Bias] Vector co)
    {
        var i = Sigmoid(bi + ci + wi * x + ui * h);
        var f = Sigmoid(bf + cf + wf * x + uf * h);
        var g = Tanh(bg + cg + wg * x + ug * h);
        var o = Sigmoid(bo + co + wo * x + uo * h);
        var next = f * c + i * g;
        return (o * Tanh(next), next);
    }
}

/// <summary>The built-in GRU.</summary>
internal sealed partial class GruEquations : RecurrentCell
{
    public static Vector Step(
        Vector x,
        [State] Vector h,
        [Weight] Matrix wr, [Recurrent] Matrix ur, [Bias] Vector br, [Bias] Vector cr,
        [Weight] Matrix wz, [Recurrent] Matrix uz, [Bias] Vector bz, [Bias] Vector cz,
        [Weight] Matrix wn, [Recurrent] Matrix un, [Bias] Vector bn, [Bias] Vector cn)
    {
        var r = Sigmoid(br + cr + wr * x + ur * h);
        var z = Sigmoid(bz + cz + wz * x + uz * h);
        var n = Tanh(bn + wn * x + r * (cn + un * h));
        return (1 - z) * n + z * h;
    }
}

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Cell<MinimalGatedUnit>(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class MinimalGatedUnit64;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Cell<LstmEquations>(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class LstmEquations64;

[RecurrentNetwork(Steps = 50, BatchSize = 32)]
[Input(8)]
[Cell<GruEquations>(64)]
[Dense(1)]
[Loss(LossKind.MeanSquaredError)]
internal sealed partial class GruEquations64;
