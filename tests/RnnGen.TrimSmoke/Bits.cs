using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RnnGen.TrimSmoke;

/// <summary>Fingerprints of weights: equal when every bit is.</summary>
internal static class Bits
{
    public static string Of<T>(ParameterSet<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(parameters.Values)));
}
