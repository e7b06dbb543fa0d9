using RnnGen.Simd;

namespace RnnGen.Tests.Simd;

// Every member of ILanes as an operation.
internal readonly struct Add<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => a + b; }
internal readonly struct Subtract<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => a - b; }
internal readonly struct Multiply<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => a * b; }
internal readonly struct Divide<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => a / b; }
internal readonly struct Negate<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => -a; }
internal readonly struct MultiplyAdd<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.MultiplyAdd(a, b, c); }
internal readonly struct Sqrt<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.Sqrt(a); }
internal readonly struct Floor<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.Floor(a); }
internal readonly struct Max<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.Max(a, b); }
internal readonly struct Min<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.Min(a, b); }
internal readonly struct Abs<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.Abs(a); }
internal readonly struct CopySign<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.CopySign(a, b); }
internal readonly struct WherePositive<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.WherePositive(a, b, c); }
internal readonly struct WhereLess<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.WhereLess(a, b, c, a); }
internal readonly struct Clamp<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.Clamp(a, b, c); }
internal readonly struct Scale<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.Scale(a, b); }
internal readonly struct Exponent<T> : ILaneOperation<T> where T : unmanaged { public static V Apply<V>(V a, V b, V c) where V : struct, ILanes<V, T> => V.Exponent(a); }
