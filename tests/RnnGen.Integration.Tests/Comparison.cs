using System.Numerics;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Testing.Interpretation;

namespace RnnGen.Integration.Tests;

/// <summary>One network and one batch, emitted and interpreted.</summary>
internal sealed class Comparison<T>(NetworkEngine<T> engine, CompiledStages stages, InterpreterWeights weights, TestBatch batch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkLayout _network = engine.Layout;
    private readonly TypedBatch<T> _typed = batch.As<T>();

    private string Where => $"{_network.Name}, {batch.Rows} rows, lengths [{string.Join(", ", batch.Lengths)}]";

    public void CheckPrediction()
    {
        var inputs = new InterpreterInputs(stages.Normal, stages.Declaration, batch);
        var expected = Interpreter.Run(stages.Normal, inputs, weights);
        var outputs = new T[batch.Rows * _network.OutputSteps * _network.OutputSize];
        engine.PredictLogits(_typed.Batch, outputs);
        CheckOutputs("logits", expected.Logits, inputs, outputs, 0);
        engine.Predict(_typed.Batch, outputs);
        CheckOutputs("outputs", expected.Outputs, inputs, outputs, _network.OutputSize);
    }

    public void CheckEvaluation()
    {
        var inputs = new InterpreterInputs(stages.Normal, stages.Declaration, batch, isForced: true);
        var expected = Interpreter.Run(stages.Normal, inputs, weights).Loss;
        Close("evaluated loss", expected, engine.Evaluate(_typed.Batch), RoundingBound.Loss(_network, batch.Rows), Math.Max(1, expected));
    }

    public void CheckGradients()
    {
        using var context = engine.CreateTrainingContext(new() { Seed = 3 });
        context.Step = 5;
        var inputs = new InterpreterInputs(stages.Derived, stages.Declaration, batch, Masks.Of<T>(_network, stages, seed: 3, step: 5, batch.Rows), isForced: true);
        var expected = Interpreter.Run(stages.Derived, inputs, weights);
        var result = context.ComputeGradients(_typed.Batch);
        var loss = expected.Loss + weights.Parameters.Sum(p => Elements(p).Sum(e => Penalty(p, e)));
        Close("loss", loss, double.CreateTruncating(result.Loss), RoundingBound.Loss(_network, batch.Rows), Math.Max(1, loss));
        foreach (var parameter in weights.Parameters)
        {
            CheckGradient(parameter, expected.Gradients, context.Gradients);
        }

        foreach (var trace in stages.Derived.Interface.Traces)
        {
            CheckTrace(trace.Layer, expected.Trace(trace), trace.Direction == Direction.Backward, context.GradientFlow);
        }
    }

    private void CheckOutputs(string what, double[][][] expected, InterpreterInputs inputs, T[] actual, int linkRoundings)
    {
        var size = _network.OutputSize;
        for (var row = 0; row < batch.Rows; row++)
        {
            for (var t = 0; t < _network.OutputSteps; t++)
            {
                for (var i = 0; i < size; i++)
                {
                    var given = double.CreateTruncating(actual[((((row * _network.OutputSteps) + t) * size) + i)]);
                    var valid = inputs.ValidOutputs(row);
                    var wanted = t < valid ? expected[t][row][i] : _network.RepeatLastOutput && valid > 0 ? expected[valid - 1][row][i] : 0;
                    Close($"{what} [{row}, {t}, {i}]", wanted, given, RoundingBound.Forward(_network) + linkRoundings, Math.Max(1, Math.Abs(wanted)));
                }
            }
        }
    }

    /// <summary>A gradient's scale is that of its largest terms, anywhere in its block: an adjoint's error is as large as its largest neighbour's.</summary>
    private void CheckGradient(Parameter parameter, InterpreterGradients expected, ParameterSet<T> gradients)
    {
        var scale = Neighbors(parameter).Max(block => expected.Magnitudes(block).Cast<double>().Max()) + parameter.Penalty.L1 + parameter.Penalty.L2;
        foreach (var (row, column) in Elements(parameter))
        {
            var (tensorRow, tensorColumn) = InterpreterWeights.ElementOf(stages.Lowered, parameter, row, column);
            var given = double.CreateTruncating(gradients[parameter.TensorName][tensorRow, tensorColumn]);
            var wanted = expected[parameter][row, column] + PenaltyGradient(parameter, (row, column));
            Close($"dL/d{parameter.Layer}.{parameter.Symbol} [{row}, {column}]", wanted, given, RoundingBound.Gradient(_network, batch.Rows), scale);
        }
    }

    /// <summary>
    /// The blocks whose adjoints are as exact as a parameter's: itself. The adjoint of a score of attention is a difference of those of the values, α (dα - Σ α dα), which may be as good as 0: it is as exact as these, so
    /// that what scores are made of has the values for neighbors.
    /// </summary>
    private IEnumerable<Parameter> Neighbors(Parameter parameter) =>
        parameter.Tensor.StartsWith("in_proj_", StringComparison.Ordinal) ? weights.Parameters.Where(block => block.TensorName == parameter.TensorName) : [parameter];

    private void CheckTrace(string layer, double[][][] expected, bool isReversed, GradientFlow flow)
    {
        double[] norms = [.. expected.Select(rows => Math.Sqrt(rows.Sum(row => row.Sum(d => d * d))))];
        foreach (var (step, norm) in (isReversed ? norms.Reverse() : norms).Index())
        {
            Close($"norm of dL/dh of {layer} at step {step}", norm, flow[layer].Norms[step], RoundingBound.Gradient(_network, batch.Rows), norms.Max());
        }
    }

    private static IEnumerable<(int Row, int Column)> Elements(Parameter parameter) =>
        Enumerable.Range(0, parameter.Rows).SelectMany(row => Enumerable.Range(0, parameter.Columns).Select(column => (row, column)));

    private double Penalty(Parameter parameter, (int Row, int Column) element)
    {
        var w = weights.Read(parameter, element.Row, element.Column);
        return (parameter.Penalty.L1 * Math.Abs(w)) + (parameter.Penalty.L2 * w * w);
    }

    private double PenaltyGradient(Parameter parameter, (int Row, int Column) element)
    {
        var w = weights.Read(parameter, element.Row, element.Column);
        return (parameter.Penalty.L1 * Math.Sign(w)) + (2 * parameter.Penalty.L2 * w);
    }

    private void Close(string what, double expected, double actual, int roundings, double scale)
    {
        var bound = roundings * RoundingBound.Unit<T>() * scale;
        Assert.True(
            Math.Abs(expected - actual) <= bound,
            FormattableString.Invariant($"{Where}: {what} is {actual:R}, expected {expected:R}; off by {Math.Abs(expected - actual):E2}, allowed {bound:E2}"));
    }
}
