using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using RnnGen.Runtime;
using RnnGen.Simd;

namespace RnnGen.Benchmarks.Suites;

/// <summary>The functions of emitted code, over 4,096 numbers from -8 to 8, at each register width.</summary>
public class ActivationSuite
{
    private const int Count = 4096;

    private readonly AlignedBuffer<float> _x = new(Count);
    private readonly AlignedBuffer<float> _y = new(Count);

    [Params(LaneWidth.Bits512, LaneWidth.Bits256, LaneWidth.Bits128)]
    public LaneWidth Width { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        for (var i = 0; i < Count; i++)
        {
            _x.Span[i] = (16f * i / Count) - 8;
        }
    }

    [Benchmark]
    public void Exp() => Apply<ExpOf>();

    [Benchmark]
    public void Tanh() => Apply<TanhOf>();

    [Benchmark]
    public void Sigmoid() => Apply<SigmoidOf>();

    [Benchmark]
    public void FastSigmoid() => Apply<FastSigmoidOf>();

    [Benchmark]
    public void Softplus() => Apply<SoftplusOf>();

    private void Apply<F>()
        where F : struct, IFunction
    {
        switch (Width)
        {
            case LaneWidth.Bits512:
                Apply<F, Single512>();
                break;
            case LaneWidth.Bits256:
                Apply<F, Single256>();
                break;
            default:
                Apply<F, Single128>();
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Apply<F, V>()
        where F : struct, IFunction
        where V : struct, ILanes<V, float>
    {
        ref float x = ref _x.Origin, y = ref _y.Origin;
        for (nuint i = 0; i < Count; i += (nuint)V.Count)
        {
            F.Of(V.Load(ref x, i)).Store(ref y, i);
        }
    }

    private interface IFunction
    {
        static abstract V Of<V>(V x)
            where V : struct, ILanes<V, float>;
    }

    private readonly struct ExpOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V x)
            where V : struct, ILanes<V, float> => SingleMath.Exp(x);
    }

    private readonly struct TanhOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V x)
            where V : struct, ILanes<V, float> => SingleMath.Tanh(x);
    }

    private readonly struct SigmoidOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V x)
            where V : struct, ILanes<V, float> => SingleMath.Sigmoid(x);
    }

    private readonly struct FastSigmoidOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V x)
            where V : struct, ILanes<V, float> => SingleMath.FastSigmoid(x);
    }

    private readonly struct SoftplusOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V x)
            where V : struct, ILanes<V, float> => SingleMath.Softplus(x);
    }
}
