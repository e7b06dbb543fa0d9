using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

// Every function of SingleMath and DoubleMath as an operation.
internal readonly struct Exp : ILaneOperation<float>, ILaneOperation<double>
{
    static V ILaneOperation<float>.Apply<V>(V a, V b, V c) => SingleMath.Exp(a);
    static V ILaneOperation<double>.Apply<V>(V a, V b, V c) => DoubleMath.Exp(a);
}

internal readonly struct Log : ILaneOperation<float>, ILaneOperation<double>
{
    static V ILaneOperation<float>.Apply<V>(V a, V b, V c) => SingleMath.Log(a);
    static V ILaneOperation<double>.Apply<V>(V a, V b, V c) => DoubleMath.Log(a);
}

internal readonly struct Tanh : ILaneOperation<float>, ILaneOperation<double>
{
    static V ILaneOperation<float>.Apply<V>(V a, V b, V c) => SingleMath.Tanh(a);
    static V ILaneOperation<double>.Apply<V>(V a, V b, V c) => DoubleMath.Tanh(a);
}

internal readonly struct Sigmoid : ILaneOperation<float>, ILaneOperation<double>
{
    static V ILaneOperation<float>.Apply<V>(V a, V b, V c) => SingleMath.Sigmoid(a);
    static V ILaneOperation<double>.Apply<V>(V a, V b, V c) => DoubleMath.Sigmoid(a);
}

internal readonly struct FastSigmoid : ILaneOperation<float>, ILaneOperation<double>
{
    static V ILaneOperation<float>.Apply<V>(V a, V b, V c) => SingleMath.FastSigmoid(a);
    static V ILaneOperation<double>.Apply<V>(V a, V b, V c) => DoubleMath.FastSigmoid(a);
}

internal readonly struct Softplus : ILaneOperation<float>, ILaneOperation<double>
{
    static V ILaneOperation<float>.Apply<V>(V a, V b, V c) => SingleMath.Softplus(a);
    static V ILaneOperation<double>.Apply<V>(V a, V b, V c) => DoubleMath.Softplus(a);
}

internal readonly struct Sin : ILaneOperation<float>, ILaneOperation<double>
{
    static V ILaneOperation<float>.Apply<V>(V a, V b, V c) => SingleMath.Sin(a);
    static V ILaneOperation<double>.Apply<V>(V a, V b, V c) => DoubleMath.Sin(a);
}

internal readonly struct Cos : ILaneOperation<float>, ILaneOperation<double>
{
    static V ILaneOperation<float>.Apply<V>(V a, V b, V c) => SingleMath.Cos(a);
    static V ILaneOperation<double>.Apply<V>(V a, V b, V c) => DoubleMath.Cos(a);
}

internal readonly struct Relu : ILaneOperation<float>, ILaneOperation<double>
{
    static V ILaneOperation<float>.Apply<V>(V a, V b, V c) => SingleMath.Relu(a);
    static V ILaneOperation<double>.Apply<V>(V a, V b, V c) => DoubleMath.Relu(a);
}
