using RnnGen.Compiler.Ir;
using RnnGen.Testing;
using RnnGen.Testing.Interpretation;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>No stage changes what a network computes: the interpreter gets the same from the program of each.</summary>
public sealed class EquivalenceTests
{
    /// <summary>Stages add the same terms in another order; 2^-40 is thousands of roundings, and billions of times less than a wrong term.</summary>
    private const double Tolerance = 1.0 / (1L << 40);

    public static TheoryData<string> Networks => [.. NetworkCatalog.Double.Select(network => network.Type.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryStage_ComputesTheSame(string name)
    {
        var stages = new CompiledStages(NetworkCatalog.Find(name));
        var random = new Random(1);
        var weights = InterpreterWeights.Of(stages.Lowered.Layers.SelectMany(layer => layer.Parameters), (p, _, _) => (random.NextDouble() - 0.5) / Math.Sqrt(p.Columns));
        var batch = BatchOf(stages);
        var lowered = Run(stages.Lowered.Program, stages, weights, batch);
        AssertSame(lowered, Run(stages.Normal, stages, weights, batch), weights, compareGradients: false);
        var derived = Run(stages.Derived, stages, weights, batch);
        AssertSame(lowered, derived, weights, compareGradients: false);
        AssertSame(derived, Run(stages.Taped, stages, weights, batch), weights, compareGradients: true);
        AssertSame(derived, Run(stages.Optimized, stages, weights, batch), weights, compareGradients: true);
    }

    private static Interpreter Run(SequenceProgram program, CompiledStages stages, InterpreterWeights weights, TestBatch batch) =>
        Interpreter.Run(program, new InterpreterInputs(program, stages.Declaration, batch), weights);

    /// <summary>Three rows: all steps, some, none.</summary>
    private static TestBatch BatchOf(CompiledStages stages)
    {
        var contract = stages.Lowered.Program.Interface;
        var (random, steps) = (new Random(2), contract.Valid.Entries);
        var inputs = GivenInput.Of(contract, stages.Declaration.Options.Shape);
        var positions = 3 * Math.Max(steps, contract.Heads[^1].Logits.Sequence.Steps);
        var width = contract.Heads.Sum(head => head.Logits.Sequence.Width);
        int[] classes = [.. contract.Heads.Where(head => head.Target is { Role: SequenceRole.Labels }).Select(head => head.Logits.Sequence.Width)];
        return new()
        {
            Rows = 3,
            Inputs = Numbers(InputSpan.Steps),
            Tokens = Tokens(InputSpan.Steps),
            StaticInputs = Numbers(InputSpan.Sequence),
            StaticTokens = Tokens(InputSpan.Sequence),
            FutureInputs = Numbers(InputSpan.OutputSteps),
            FutureTokens = Tokens(InputSpan.OutputSteps),
            Targets = [.. Enumerable.Range(0, positions * width).Select(_ => random.NextDouble())],
            Labels = [.. Enumerable.Range(0, positions).SelectMany(_ => classes).Select(count => contract.Paths is null ? random.Next(count) : random.Next(1, count))],
            Lengths = [steps, (steps + 1) / 2, 0],
            Children = RandomTrees.Of(random, 3, steps, [steps, (steps + 1) / 2, 0]),
            TargetLengths = contract.Paths is { } paths ? [.. LabelsOf(paths, steps)]
                : contract.OutputValid is { Steps: var outputs } ? [outputs, (outputs + 1) / 2, outputs]
                : [],
        };

        double[] Numbers(InputSpan span) => [.. Enumerable.Range(0, positions * inputs.Where(input => input.Span == span && !input.IsTokens).Sum(input => input.Width)).Select(_ => random.NextDouble() - 0.5)];

        int[] Tokens(InputSpan span)
        {
            int[] vocabularies = [.. inputs.Where(input => input.Span == span && input.IsTokens).Select(input => input.Sequence.Width)];
            return [.. Enumerable.Range(0, positions * vocabularies.Length).Select(i => random.Next(vocabularies[i % vocabularies.Length]))];
        }
    }

    /// <summary>As many labels as fit in whatever their order.</summary>
    private static IEnumerable<int> LabelsOf(PathMasks paths, int steps) =>
        new[] { steps, (steps + 1) / 2, 0 }.Select(length => Math.Min(paths.Ends.Width / 2, (length + 1) / 2));

    private static void AssertSame(Interpreter expected, Interpreter actual, InterpreterWeights weights, bool compareGradients)
    {
        Assert.Equal(expected.Loss, actual.Loss, Tolerance);
        AssertSame(expected.Logits, actual.Logits);
        AssertSame(expected.Outputs, actual.Outputs);
        foreach (var parameter in compareGradients ? weights.Parameters : [])
        {
            Assert.All(
                expected.Gradients[parameter].Cast<double>().Zip(actual.Gradients[parameter].Cast<double>()),
                pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        }
    }

    private static void AssertSame(double[][][] expected, double[][][] actual) => Assert.All(
        expected.SelectMany(rows => rows).SelectMany(row => row).Zip(actual.SelectMany(rows => rows).SelectMany(row => row)),
        pair => Assert.Equal(pair.First, pair.Second, Tolerance));
}
