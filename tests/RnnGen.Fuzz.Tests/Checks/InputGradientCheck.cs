using System.Globalization;
using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>
/// dL/dx against finite differences of the loss, in a direction that has a part of every number of an input. Where differences at several distances do not agree, or those to the left and to the right, there is a kink
/// nearby, and the direction says nothing.
/// </summary>
internal static class InputGradientCheck
{
    private const double Relative = 1e-6;

    private static readonly double[] Distances = [1.0 / 512, 1.0 / 4096, 1.0 / 32768];

    private static readonly double[] Stencil = [45.0 / 60, -9.0 / 60, 1.0 / 60];

    public static IEnumerable<Objection> Of<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (run.Engine is not NetworkEngine<double> engine || run.Declaration.IsTruncated || engine.Layout.InputGradients.Count == 0)
        {
            yield break;
        }

        foreach (var batch in new[] { run.Whole.Source, run.Ragged.Source })
        {
            foreach (var input in engine.Layout.Inputs.Where(input => !input.IsTokens))
            {
                if (Difference(run.Subject, engine, batch, input) is { } difference)
                {
                    yield return new("gradient of inputs", $"{batch.Name}: {input.Name}: {difference}");
                }
            }
        }
    }

    private static string? Difference(Subject subject, NetworkEngine<double> engine, NetworkBatch batch, InputLayout input)
    {
        var block = engine.Layout.BlockOf(input.Span);
        var column = block.Numbers.TakeWhile(other => other != input).Sum(other => other.Features);
        var numbers = input.Span switch { InputSpan.Sequence => batch.StaticInputs, InputSpan.OutputSteps => batch.FutureInputs, _ => batch.Inputs };
        double[] start = [.. numbers];
        var gradients = new double[numbers.Length / block.Features * input.Features];
        using var context = subject.CreateContext(engine);
        var loss = Loss(context);
        if (!double.IsFinite(loss))
        {
            return null;
        }

        context.CopyInputGradients(gradients, input.Name);
        var random = new Random(subject.Declaration.Number);
        double[] direction = [.. gradients.Select(_ => (random.Next(2) == 0 ? 1 : -1) / Math.Sqrt(gradients.Length))];
        var analytic = gradients.Zip(direction, (g, d) => g * d).Sum();
        var norm = Math.Sqrt(gradients.Sum(g => g * g));
        double[] numeric = [.. Distances.Select(h => Enumerable.Range(1, Stencil.Length).Sum(k => Stencil[k - 1] * (At(k * h) - At(-k * h))) / h)];
        var (right, left, h) = (At(Distances[2]) - loss, loss - At(-Distances[2]), Distances[2]);
        start.CopyTo(numbers, 0);

        // A loss rounds at each operation; a few hundred of them, over the distance.
        bool Agree(double a, double b, double distance) => Math.Abs(a - b) <= (Relative * Math.Max(Math.Max(Math.Abs(a), Math.Abs(b)), 1e-3 * norm)) + (1e-13 * Math.Max(1, Math.Abs(loss)) / distance);
        var isSmooth = Agree(numeric[0], numeric[1], Distances[1]) && Math.Abs(right - left) / h < 0.5 * Math.Abs(analytic - numeric[1]);
        return numeric.Zip(Distances, (n, distance) => Agree(analytic, n, distance)).Any(agrees => agrees) || !isSmooth
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"gradient {analytic:R}, finite differences {string.Join(", ", numeric.Select(n => n.ToString("R", CultureInfo.InvariantCulture)))}; loss {loss:R}");

        double At(double distance)
        {
            for (var i = 0; i < gradients.Length; i++)
            {
                var place = (i / input.Features * block.Features) + column + (i % input.Features);
                numbers[place] = start[place] + (distance * direction[i]);
            }

            using var moved = subject.CreateContext(engine);
            return Loss(moved);
        }

        double Loss(TrainingContext<double> of)
        {
            of.Step = 5;
            return of.ComputeGradients(batch.As<double>().Batch).Loss;
        }
    }
}
