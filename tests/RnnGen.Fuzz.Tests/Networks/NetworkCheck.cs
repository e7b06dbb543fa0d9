using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using RnnGen.Fuzz.Tests.Evaluation;
using RnnGen.Runtime;
using RnnGen.Simd;

namespace RnnGen.Fuzz.Tests.Networks;

/// <summary>What emitted networks with a cell compute, against the cell itself.</summary>
internal sealed class NetworkCheck(FuzzNetwork network, FuzzData data, Assembly assembly)
{
    /// <summary>Elements of each tensor whose gradients are checked.</summary>
    private const int Elements = 3;

    /// <summary>Distances of finite differences, the longest first: which one is best depends on how the loss bends.</summary>
    private static readonly double[] Distances = [1.0 / 128, 1.0 / 1024, 1.0 / 8192, 1.0 / 65536];

    /// <summary>Gradients that could not be checked because a kink is near.</summary>
    public int Skipped { get; private set; }

    public int Checked { get; private set; }

    /// <summary>What is wrong; empty as it should be.</summary>
    public IEnumerable<string> Complaints()
    {
        var engine = Create<double>(FuzzNetwork.DoubleName);
        return Outputs(engine).Concat(Gradients(engine)).Concat(SameBits(engine)).Concat(Stream());
    }

    private NetworkEngine<T> Create<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var type = assembly.GetType(network.Namespace + "." + name, throwOnError: true)!;
        var engine = ((IRecurrentNetwork<T>)Activator.CreateInstance(type, 0)!).Engine;
        var names = engine.Parameters.Tensors.Select(tensor => tensor.Name).ToHashSet();
        if (!names.SetEquals(data.Weights.Keys))
        {
            throw new InvalidOperationException($"The network has the tensors {string.Join(", ", names)}; expected {string.Join(", ", data.Weights.Keys)}.");
        }

        foreach (var tensor in engine.Parameters.Tensors)
        {
            tensor.CopyFrom([.. data.Weights[tensor.Name].Select(T.CreateTruncating)]);
        }

        return engine;
    }

    private IEnumerable<string> Outputs(NetworkEngine<double> engine)
    {
        var eager = new EagerStep(network, assembly);
        foreach (var lengths in new[] { [], data.Lengths })
        {
            var outputs = Predict(engine, lengths);
            for (var row = 0; row < network.BatchSize; row++)
            {
                var length = lengths.Length > 0 ? lengths[row] : network.Steps;
                var expected = new ReferenceRun(network, data, eager.Run).Row(row, length);
                var bounds = new ReferenceRun(network, data, (layer, arguments) => new Evaluator(layer.Widths, null).Step(network.Cell, arguments)).Row(row, length);
                for (var i = 0; i < expected.Count * network.Outputs; i++)
                {
                    var (t, o) = (i / network.Outputs, i % network.Outputs);
                    var (wanted, own, bound) = (expected[t].Values[o], bounds[t].Values[o], 2 * bounds[t].Errors[o]);
                    var given = outputs[(row * expected.Count * network.Outputs) + i];
                    if (!(Math.Abs(wanted - own) <= bound))
                    {
                        yield return Off("eager output", row, t, o, own, wanted, bound);
                    }

                    if (!(Math.Abs(wanted - given) <= bound))
                    {
                        yield return Off("output", row, t, o, wanted, given, bound);
                        yield break;
                    }
                }
            }
        }
    }

    private static string Off(string what, int row, int t, int o, double wanted, double given, double bound) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} [{row}, {t}, {o}] is {given:R}, expected {wanted:R}; off by {Math.Abs(wanted - given):E2}, allowed {bound:E2}");

    private T[] Predict<T>(NetworkEngine<T> engine, int[] lengths)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var outputs = new T[data.Targets.Length];
        engine.Predict(new SequenceBatch<T> { Inputs = Typed<T>(data.Inputs), Lengths = lengths }, outputs);
        return outputs;
    }

    private static T[] Typed<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.Select(T.CreateTruncating)];

    private IEnumerable<string> Gradients(NetworkEngine<double> engine)
    {
        var lengths = network.Number % 2 == 0 || data.Lengths.All(length => length == 0) ? [] : data.Lengths;
        using var context = engine.CreateTrainingContext();
        context.ComputeGradients(new() { Inputs = data.Inputs, Targets = data.Targets, Lengths = lengths });
        var check = new FuzzGradients(network, data, lengths, value => engine.Evaluate(new SequenceBatch<double> { Inputs = data.Inputs, Targets = data.Targets, Lengths = lengths }), Distances);
        var gradients = context.Gradients.Tensors.ToDictionary(tensor => tensor.Name, tensor => Values(tensor));
        var maxNorm = gradients.Values.SelectMany(values => values).Select(Math.Abs).DefaultIfEmpty(0).Max();
        foreach (var tensor in engine.Parameters.Tensors)
        {
            foreach (var i in Enumerable.Range(0, Elements).Select(k => ((k * tensor.Length) + (network.Number % tensor.Length)) / Elements % tensor.Length).Distinct())
            {
                var complaint = check.Complaint(tensor, i, gradients[tensor.Name][i], maxNorm);
                if (complaint is not null)
                {
                    yield return complaint;
                }
            }
        }

        (Checked, Skipped) = (check.Checked, check.Skipped);
    }

    private static double[] Values(ParameterTensor<double> tensor)
    {
        var values = new double[tensor.Length];
        tensor.CopyTo(values);
        return values;
    }

    /// <summary>Outputs and gradients at every width of registers, and with several threads.</summary>
    private IEnumerable<string> SameBits(NetworkEngine<double> engine)
    {
        var expected = Everything(engine);
        engine.MaxDegreeOfParallelism = 3;
        if (!Same<double>(expected, Everything(engine)))
        {
            yield return "other bits with 3 threads";
        }

        engine.MaxDegreeOfParallelism = 1;
        LaneWidth[] others = [.. Enum.GetValues<LaneWidth>().Where(width => width != LaneWidths.Best)];
        foreach (var width in FuzzSettings.IsThorough(network.Number) ? others : [others[network.Number % others.Length]])
        {
            engine.Width = width;
            if (!Same<double>(expected, Everything(engine)))
            {
                yield return $"other bits at {width} than at {LaneWidths.Best}";
            }
        }
    }

    private double[] Everything(NetworkEngine<double> engine)
    {
        using var context = engine.CreateTrainingContext();
        var result = context.ComputeGradients(new() { Inputs = data.Inputs, Targets = data.Targets, Lengths = data.Lengths });
        return [.. Predict(engine, []), .. Predict(engine, data.Lengths), result.Loss, .. context.Gradients.Tensors.SelectMany(Values)];
    }

    private IEnumerable<string> Stream()
    {
        if (!network.Streams || !FuzzSettings.IsThorough(network.Number))
        {
            yield break;
        }

        var engine = Create<float>(FuzzNetwork.SingleName);
        using var session = engine.CreateSession();
        var outputs = Predict(engine, []);
        var y = new float[network.Outputs];
        for (var row = 0; row < network.BatchSize; row++)
        {
            session.Reset();
            for (var t = 0; t < network.Steps; t++)
            {
                var start = ((row * network.Steps) + t) * network.Inputs;
                session.Step(Typed<float>(data.Inputs[start..(start + network.Inputs)]), y);
                var position = network.IsManyToMany ? (row * network.Steps) + t : row;
                if ((network.IsManyToMany || t == network.Steps - 1) && !Same<float>(outputs.AsSpan(position * y.Length, y.Length), y))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"session and Predict differ in row {row} at step {t}: {string.Join(", ", y)} and {string.Join(", ", outputs[(position * y.Length)..((position + 1) * y.Length)])}");
                    yield break;
                }
            }
        }
    }

    private static bool Same<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged => MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));
}
