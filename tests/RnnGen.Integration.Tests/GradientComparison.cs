using RnnGen.Compiler.Ir.Ops;
using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Testing.Interpretation;

namespace RnnGen.Integration.Tests;

/// <summary>A network's gradients beside finite differences of its loss, at weights that no stencil steps over a kink from.</summary>
internal static class GradientComparison
{
    /// <summary>Elements of a tensor that are checked, spread evenly; all of them where there are fewer.</summary>
    private const int Elements = 11;

    /// <summary>
    /// Of networks with kinks: near enough that no stencil steps over one, which is checked. And of those that normalize: what is divided by a small deviation d has a
    /// seventh derivative of the order of d^-7, by which the stencil errs.
    /// </summary>
    private const double Near = 1.0 / 8192;

    /// <summary>Checks them on two batches: with all steps, and with lengths and weights.</summary>
    /// <param name="stages">The network's programs, which tell where kinks are.</param>
    /// <param name="engine">The network.</param>
    public static void Check(CompiledStages stages, NetworkEngine<double> engine)
    {
        var hasKinks = stages.Normal.AllNodes.Any(node => Kinks.Of(node).Count > 0);
        foreach (var batch in Batches.Of(engine.Layout).Take(2))
        {
            Check(engine, batch, hasKinks ? () => KinkSides(stages, engine, batch) : null, hasKinks || Normalizes(stages) ? Near : null);
        }
    }

    private static bool Normalizes(CompiledStages stages) => stages.Normal.AllNodes.SelectMany(node => node.Body.LiveValues()).Any(value => value.Op is Rsqrt);

    private static void Check(NetworkEngine<double> engine, TestBatch batch, Func<IEnumerable<bool>>? kinkSides, double? distance)
    {
        var typed = batch.As<double>();
        using var context = engine.CreateTrainingContext(new() { Seed = 3 });
        context.ComputeGradients(typed.Batch);
        var gradients = context.Gradients.Tensors.ToDictionary(tensor => tensor.Name, Copy);
        var maxNorm = gradients.Values.SelectMany(values => values).Max(Math.Abs);
        var check = distance is { } near ? new GradientCheck { MaxNorm = maxNorm, Distance = near } : new GradientCheck { MaxNorm = maxNorm };
        var sides = kinkSides?.Invoke().ToList();

        var complaints = new List<string>();
        foreach (var tensor in engine.Parameters.Tensors)
        {
            foreach (var i in Enumerable.Range(0, Elements).Select(k => k * tensor.Length / Elements).Distinct())
            {
                var x = tensor[i];
                var complaint = check.Complaint($"{tensor.Name}[{i}]", gradients[tensor.Name][i], value => LossAt(tensor, i, value), x);
                complaints.AddRange(complaint is null ? [] : [complaint]);
                tensor[i] = x;
            }
        }

        Assert.True(complaints.Count == 0, $"{engine.Layout.Name}, lengths [{string.Join(", ", batch.Lengths)}]:\n" + string.Join("\n", complaints));

        double LossAt(ParameterTensor<double> tensor, int i, double value)
        {
            tensor[i] = value;
            context.Step = 0;
            Assert.True(sides is null || kinkSides!().SequenceEqual(sides), $"{tensor.Name}[{i}]: the stencil steps over a kink; draw other weights.");
            return context.ComputeGradients(typed.Batch).Loss;
        }
    }

    /// <summary>On which side of its kinks each value with kinks is.</summary>
    private static IEnumerable<bool> KinkSides(CompiledStages stages, NetworkEngine<double> engine, TestBatch batch)
    {
        var inputs = new InterpreterInputs(stages.Normal, stages.Declaration, batch, isForced: true);
        var run = Interpreter.Run(stages.Normal, inputs, InterpreterWeights.Of(stages.Lowered, engine.Parameters));
        return run.KinkSides();
    }

    private static double[] Copy(ParameterTensor<double> tensor)
    {
        var values = new double[tensor.Length];
        tensor.CopyTo(values);
        return values;
    }
}
