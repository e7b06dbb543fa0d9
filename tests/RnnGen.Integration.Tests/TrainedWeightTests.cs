using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RnnGen.Compiler.Declarations;
using RnnGen.Runtime;
using RnnGen.Simd;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests;

/// <summary>
/// The weights after thirty steps of training, and the losses on the way, as a hash for each network of the catalog: what may change where the emitted arithmetic is meant to change, and nowhere else. Accepted with <c>RNNGEN_ACCEPT=1</c>.
/// </summary>
/// <remarks>The other widths take minutes: <c>RNNGEN_ALL_WIDTHS=1</c> adds them.</remarks>
public sealed class TrainedWeightTests
{
    private const int Steps = 30;

    public static TheoryData<LaneWidth> Widths =>
        Environment.GetEnvironmentVariable("RNNGEN_ALL_WIDTHS") == "1" ? [LaneWidth.Scalar, LaneWidth.Bits128, LaneWidth.Bits256, LaneWidth.Bits512] : [LaneWidth.Bits256];

    [Theory]
    [MemberData(nameof(Widths))]
    public void ThirtySteps_GiveTheSameWeights_AsEver(LaneWidth width)
    {
        Check("trained-weights", NetworkCatalog.Double, width);
        Check("trained-weights-single", Catalog.Singles, width);
    }

    private static void Check(string baseline, IEnumerable<NetworkDeclaration> networks, LaneWidth width)
    {
        // Of the networks in single precision, the baseline is that of those which the quick tier takes.
        var text = new StringBuilder();
        foreach (var network in networks.Where(network => network.Losses.Count > 0))
        {
            var hash = network.Options.Precision == Compiler.Declarations.Precision.Single ? Hash(Catalog.Create<float>(network), width, Steps) : Hash(Catalog.Create<double>(network), width, Steps);
            text.Append(network.Type.Name).Append('\t').Append(hash).Append('\n');
        }

        Baseline.Check(baseline, text.ToString(), "tsv");
    }

    /// <summary>Takes the standard batches in turn, in one context: rows of all lengths, without lengths, fewer rows.</summary>
    internal static string Hash<T>(NetworkEngine<T> engine, LaneWidth width, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        engine.Width = width;
        using var context = engine.CreateTrainingContext(new() { Seed = 3 });
        var optimizer = new Adam(learningRate: 0.01).Bind(engine.Parameters, width);
        var batches = Batches.Of(engine.Layout).ToList();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var step = 0; step < steps; step++)
        {
            T[] loss = [context.ComputeGradients(batches[step % batches.Count].As<T>().Batch).Loss];
            hash.AppendData(MemoryMarshal.AsBytes(loss.AsSpan()));
            optimizer.Apply(context.Gradients);
        }

        foreach (var tensor in engine.Parameters.Tensors)
        {
            var values = new T[tensor.Length];
            tensor.CopyTo(values);
            hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }
}
