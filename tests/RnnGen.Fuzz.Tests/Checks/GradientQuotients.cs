using System.Globalization;
using RnnGen.Runtime;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>
/// Gradients against finite differences n of the loss: in a direction that has a part of every weight, in one for each tensor, and in one of its elements:
/// |a - n| &lt;= 1e-7 * max(|a|, |n|, 1e-3 * norm of the gradient), and what the loss's own rounding makes of n.
/// <para>
/// What is a kink, the differences say themselves: of a loss that is smooth nearby, differences at several distances agree, and so do those to the left and to the right. Where they do not, the
/// direction says nothing, and is counted.
/// </para>
/// </summary>
/// <param name="subject">The network.</param>
/// <param name="engine">Its weights.</param>
/// <param name="before">The window before, whose states the batch goes on with: what they are made of stays as it is while weights are moved. Null where it begins with zeros.</param>
/// <param name="batch">The batch.</param>
/// <param name="statistics">Counts.</param>
internal sealed class GradientQuotients(Subject subject, NetworkEngine<double> engine, TypedBatch<double>? before, TypedBatch<double> batch, GradientStatistics statistics)
{
    private const double Relative = 1e-7;

    private const double OfNorm = 1e-3;

    /// <summary>The roundings of a loss: a few for each of its operations one after the other.</summary>
    private const double Roundings = 512;

    /// <summary>Tensors with a direction of their own, where there is little time.</summary>
    private const int Few = 3;

    private const double Rounding = 1.0 / (1L << 53);

    /// <summary>Distances of finite differences; which one is best depends on how the loss bends.</summary>
    private static readonly double[] Distances = [1.0 / 512, 1.0 / 4096, 1.0 / 64, 1.0 / 32768, 1.0 / 262144];

    /// <summary>f' = Σ w_k (f(x + kh) - f(x - kh)) / h.</summary>
    private static readonly double[] Stencil = [45.0 / 60, -9.0 / 60, 1.0 / 60];

    private readonly TrainingContext<double> _context = subject.CreateContext(engine);

    public IEnumerable<Objection> Objections()
    {
        using (_context)
        {
            var loss = Loss(() => { });
            if (!double.IsFinite(loss))
            {
                statistics.Skip();
                yield break;
            }

            var gradients = Parameters().Select(name => Values(_context.Gradients[name])).ToArray();
            var norm = Math.Sqrt(gradients.SelectMany(values => values).Sum(value => value * value));
            foreach (var (what, direction) in Directions())
            {
                var analytic = gradients.Zip(direction, (values, part) => values.Zip(part, (g, d) => g * d).Sum()).Sum();
                if (Difference(direction, analytic, norm, loss) is { } difference)
                {
                    yield return new("gradient", $"{batch.Name}{(before is null ? "" : $", after {before.Name}")}: {what}: {difference}");
                }
            }
        }
    }

    private IEnumerable<string> Parameters() => engine.Parameters.Tensors.Select(tensor => tensor.Name);

    /// <summary>Of length 1: one of all elements; of each tensor (or some) one of all of its elements and, where there is time, one of its elements alone.</summary>
    private IEnumerable<(string What, double[][] Direction)> Directions()
    {
        var random = new Random(subject.Declaration.Number + 3);
        var tensors = engine.Parameters.Tensors;
        double[][] Signs(Func<int, bool> isMeant)
        {
            var count = tensors.Where((_, n) => isMeant(n)).Sum(tensor => tensor.Length);
            return [.. tensors.Select((tensor, n) => Enumerable.Range(0, tensor.Length).Select(_ => isMeant(n) ? (random.Next(2) == 0 ? 1 : -1) / Math.Sqrt(count) : 0).ToArray())];
        }

        yield return ("all weights", Signs(_ => true));
        var most = subject.IsThorough ? tensors.Count : Few;
        foreach (var index in Enumerable.Range(0, tensors.Count).OrderBy(_ => random.Next()).Take(most))
        {
            yield return (tensors[index].Name, Signs(n => n == index));
            if (subject.IsThorough)
            {
                var element = random.Next(tensors[index].Length);
                yield return ($"{tensors[index].Name}[{element}]", [.. tensors.Select((tensor, n) => Enumerable.Range(0, tensor.Length).Select(i => n == index && i == element ? 1.0 : 0).ToArray())]);
            }
        }
    }

    private string? Difference(double[][] direction, double analytic, double norm, double loss)
    {
        var tensors = engine.Parameters.Tensors;
        double[][] x = [.. tensors.Select(Values)];
        void Move(double distance)
        {
            foreach (var (n, tensor) in tensors.Index())
            {
                tensor.CopyFrom([.. x[n].Zip(direction[n], (value, d) => value + (distance * d))]);
            }
        }

        double At(double distance)
        {
            Move(0);
            return Loss(() => Move(distance));
        }

        var tried = new List<(double Numeric, double Allowed)>();
        foreach (var h in Distances)
        {
            var numeric = Enumerable.Range(1, Stencil.Length).Sum(k => Stencil[k - 1] * (At(k * h) - At(-k * h))) / h;
            var scale = Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numeric)), OfNorm * norm);
            var allowed = (Relative * scale) + (2 * Stencil.Sum(Math.Abs) * Roundings * Rounding * Math.Max(1, Math.Abs(loss)) / h);
            if (Math.Abs(analytic - numeric) <= allowed)
            {
                Move(0);
                statistics.Check();
                return null;
            }

            tried.Add((numeric, allowed));
        }

        var verdict = Verdict(tried, analytic, At, loss);
        Move(0);
        if (verdict is null)
        {
            statistics.Skip();
        }

        return verdict;
    }

    /// <summary>The objection, if two distances agree with each other and the loss has the same slope on both sides; null where there is a kink.</summary>
    private static string? Verdict(List<(double Numeric, double Allowed)> tried, double analytic, Func<double, double> at, double loss)
    {
        foreach (var (i, (numeric, allowed)) in tried.Index())
        {
            foreach (var (other, otherAllowed) in tried.Skip(i + 1))
            {
                if (Math.Abs(numeric - other) > allowed + otherAllowed)
                {
                    continue;
                }

                var h = Distances[3];
                var middle = at(0);
                var right = ((4 * at(h)) - (3 * middle) - at(2 * h)) / (2 * h);
                var left = ((3 * middle) - (4 * at(-h)) + at(-2 * h)) / (2 * h);
                var off = Math.Abs(analytic - numeric);
                if (Math.Abs(right - left) < 0.5 * off)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"gradient {analytic:R}, finite difference {numeric:R}, off by {off:E2}; allowed {allowed:E2}; loss {loss:R}");
                }
            }
        }

        return null;
    }

    private double Loss(Action move)
    {
        if (engine.Layout.IsStateful)
        {
            _context.ResetStates();
        }

        if (before is not null)
        {
            _context.Step = 4;
            _context.ComputeGradients(before.Batch);
        }

        move();
        _context.Step = 5;
        return _context.ComputeGradients(batch.Batch).Loss;
    }

    private static double[] Values(ParameterTensor<double> tensor)
    {
        var values = new double[tensor.Length];
        tensor.CopyTo(values);
        return values;
    }
}
