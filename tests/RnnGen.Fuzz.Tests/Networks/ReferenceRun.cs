using RnnGen.Fuzz.Tests.Evaluation;
using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Networks;

/// <summary>Computes the states after a step from the arguments of Step by name.</summary>
internal delegate Approximation[] StepFunction(FuzzLayer layer, IReadOnlyDictionary<string, Approximation> arguments);

/// <summary>A network by the book, row by row and step by step.</summary>
internal sealed class ReferenceRun(FuzzNetwork network, FuzzData data, StepFunction step)
{
    /// <summary>The outputs of a row at each step, or at the last one; zeros where there is none.</summary>
    public IReadOnlyList<Approximation> Row(int row, int length)
    {
        var sequence = Enumerable.Range(0, length).Select(t => Approximation.Exact(network.Inputs, 1, data.Inputs[Range(row, t)])).ToList();
        foreach (var layer in network.Layers)
        {
            sequence = Layer(layer, sequence);
        }

        var outputs = network.Dense > 0 ? [.. sequence.Select(Dense)] : sequence;
        var none = Approximation.Zeros(network.Outputs, 1);
        return network.IsManyToMany
            ? [.. Enumerable.Range(0, network.Steps).Select(t => t < length ? outputs[t] : none)]
            : [length > 0 ? outputs[^1] : none];
    }

    private Range Range(int row, int t)
    {
        var start = ((row * network.Steps) + t) * network.Inputs;
        return start..(start + network.Inputs);
    }

    private List<Approximation> Layer(FuzzLayer layer, List<Approximation> sequence)
    {
        if (layer.Merge is not { } merge)
        {
            return Direction(layer, sequence, layer.IsReversed, "");
        }

        return [.. Direction(layer, sequence, isReversed: false, "").Zip(Direction(layer, sequence, isReversed: true, "_reverse"), (a, b) => merge switch
        {
            MergeMode.Concat => new Approximation(2 * a.Count, 1, [.. a.Values, .. b.Values], [.. a.Errors, .. b.Errors]),
            MergeMode.Sum => Elementwise("Add", a, b),
            MergeMode.Average => Elementwise("Multiply", Elementwise("Add", a, b), Approximation.Scalar(0.5)),
            MergeMode.Multiply => Elementwise("Multiply", a, b),
            _ => throw new InvalidOperationException(merge.ToString()),
        })];
    }

    private List<Approximation> Direction(FuzzLayer layer, List<Approximation> sequence, bool isReversed, string suffix)
    {
        var cell = network.Cell;
        var arguments = cell.Trained.ToDictionary(parameter => parameter.Reference, parameter => Weight(layer, parameter, suffix));
        foreach (var state in cell.States)
        {
            arguments[state.Reference] = Zeros(state.Shape, layer);
        }

        var outputs = new Approximation[sequence.Count];
        for (var k = 0; k < outputs.Length; k++)
        {
            var t = isReversed ? outputs.Length - 1 - k : k;
            arguments[cell.Input.Reference] = sequence[t];
            var next = step(layer, arguments);
            foreach (var (state, value) in cell.States.Zip(next))
            {
                arguments[state.Reference] = value;
            }

            outputs[t] = next[0];
        }

        return [.. outputs];
    }

    private Approximation Weight(FuzzLayer layer, Parameter parameter, string suffix) =>
        data.Weights.TryGetValue($"{layer.Name}.{parameter.TensorName}{suffix}", out var values)
            ? Zeros(parameter.Shape, layer) with { Values = values }
            : Zeros(parameter.Shape, layer);

    private static Approximation Zeros(Shape shape, FuzzLayer layer) => Approximation.Zeros(shape.Rows.In(layer.Widths), shape.Columns.In(layer.Widths));

    private Approximation Dense(Approximation h)
    {
        var product = Vectors.Product(Approximation.Exact(network.Dense, h.Count, data.Weights["dense.weight"]), h);
        return Elementwise("Add", product, Approximation.Exact(network.Dense, 1, data.Weights["dense.bias"]));
    }

    private static Approximation Elementwise(string operation, Approximation a, Approximation b) =>
        Approximation.Of(a.Rows, 1, i => Functions.Of(operation, a.At(i), b.At(i), null));
}
