using System.Globalization;
using RnnGen.Fuzz.Tests.Evaluation;

namespace RnnGen.Fuzz.Tests.Networks;

/// <summary>
/// Gradients against finite differences of the loss: |a - n| &lt;= 1e-7 * max(|a|, |n|, 1e-3 * max-norm of the gradient), and what the loss's own rounding makes of n. A distance at which a
/// kink is passed says nothing; an element is skipped where there is no other.
/// </summary>
internal sealed class FuzzGradients
{
    private const double Relative = 1e-7;

    private const double OfMaxNorm = 1e-3;

    /// <summary>f' = Σ w_k (f(x + kh) - f(x - kh)) / h.</summary>
    private static readonly double[] Stencil = [45.0 / 60, -9.0 / 60, 1.0 / 60];

    private readonly FuzzNetwork _network;
    private readonly FuzzData _data;
    private readonly int[] _lengths;
    private readonly Func<double, double> _loss;
    private readonly double[] _distances;
    private readonly double _lossError;

    public FuzzGradients(FuzzNetwork network, FuzzData data, int[] lengths, Func<double, double> loss, double[] distances)
    {
        (_network, _data, _lengths, _loss, _distances) = (network, data, lengths, loss, distances);
        _lossError = LossError();
    }

    public int Checked { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>What is wrong with an element of the gradient; null when nothing is.</summary>
    public string? Complaint(ParameterTensor<double> tensor, int index, double analytic, double maxNorm)
    {
        var weights = _data.Weights[tensor.Name];
        var x = weights[index];
        string? complaint = null;
        foreach (var h in _distances)
        {
            var numeric = Differentiate(tensor, index, x, h);
            var scale = Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numeric)), OfMaxNorm * maxNorm);
            var allowed = (Relative * scale) + (2 * Stencil.Sum(Math.Abs) * _lossError / h);
            if (Math.Abs(analytic - numeric) <= allowed)
            {
                Checked++;
                return null;
            }

            if (!PassesKink(weights, index, x, h))
            {
                complaint = string.Create(CultureInfo.InvariantCulture, $"{tensor.Name}[{index}]: gradient {analytic:R}, finite difference {numeric:R}, off by {Math.Abs(analytic - numeric):E2}; allowed {allowed:E2}");
            }
        }

        Skipped += complaint is null ? 1 : 0;
        return complaint;
    }

    private double Differentiate(ParameterTensor<double> tensor, int index, double x, double h)
    {
        var sum = 0.0;
        for (var k = 1; k <= Stencil.Length; k++)
        {
            sum += Stencil[k - 1] * (At(x + (k * h)) - At(x - (k * h)));
        }

        tensor[index] = x;
        return sum / h;

        double At(double value)
        {
            tensor[index] = value;
            return _loss(value);
        }
    }

    private bool PassesKink(double[] weights, int index, double x, double h)
    {
        var sides = Sides();
        var passes = false;
        for (var k = -Stencil.Length; k <= Stencil.Length && !passes; k++)
        {
            weights[index] = x + (k * h);
            passes = !Sides().SequenceEqual(sides);
        }

        weights[index] = x;
        return passes;
    }

    private List<bool> Sides()
    {
        var kinks = new List<bool>();
        Run(kinks);
        return kinks;
    }

    /// <summary>The mean of (y - target)²: each output's error, and the roundings of the mean.</summary>
    private double LossError()
    {
        var outputs = Run(null);
        var (error, sum) = (0.0, 0.0);
        for (var i = 0; i < _data.Targets.Length; i++)
        {
            var difference = Math.Abs(outputs[i].Value - _data.Targets[i]);
            error += 2 * difference * outputs[i].Error;
            sum += difference * difference;
        }

        return (error + (Approximation.Rounding * (_data.Targets.Length + 4) * sum)) / Math.Max(1, Valid);
    }

    private int Valid => _network.Outputs * (_lengths.Length == 0 ? _data.Targets.Length / _network.Outputs : _network.IsManyToMany ? _lengths.Sum() : _lengths.Count(length => length > 0));

    private (double Value, double Error)[] Run(List<bool>? kinks)
    {
        var run = new ReferenceRun(_network, _data, (layer, arguments) => new Evaluator(layer.Widths, kinks).Step(_network.Cell, arguments));
        return [.. Enumerable.Range(0, _network.BatchSize).SelectMany(row => run.Row(row, _lengths.Length > 0 ? _lengths[row] : _network.Steps)).SelectMany(outputs => outputs.Values.Zip(outputs.Errors))];
    }
}
