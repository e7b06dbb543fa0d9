using RnnGen;

namespace Tasks;

/// <summary>Sequences drawn from a source, in the arrays a network takes.</summary>
/// <param name="source">The source.</param>
/// <param name="count">How many sequences there is room for.</param>
internal sealed class Examples(SequenceSource source, int count)
{
    private readonly float[] _inputs = new float[count * source.Steps * source.Features];
    private readonly int[] _tokens = new int[source.HasTokens ? count * source.Steps : 0];
    private readonly float[] _staticInputs = new float[count * source.StaticFeatures];
    private readonly int[] _staticTokens = new int[count * source.StaticTokens];
    private readonly float[] _targets = new float[count * source.Targets];
    private readonly int[] _labels = new int[count * source.Labels];
    private readonly float[] _weights = new float[count * source.Weights];
    private readonly int[] _lengths = new int[source.HasLengths ? count : 0];
    private readonly int[] _targetLengths = new int[source.HasTargetLengths ? count : 0];

    public int Count => count;

    /// <summary>All of them, as one batch.</summary>
    public SequenceBatch<float> Batch => Rows(0, count);

    /// <summary>[sequences, steps, features]; empty for tokens.</summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary>[sequences, steps]; empty for features.</summary>
    public ReadOnlySpan<int> Tokens => _tokens;

    /// <summary>[sequences, features]: those of whole sequences; empty where there are none.</summary>
    public ReadOnlySpan<float> StaticInputs => _staticInputs;

    /// <summary>[sequences, tokens]: those of whole sequences; empty where there are none.</summary>
    public ReadOnlySpan<int> StaticTokens => _staticTokens;

    /// <summary>[sequences, output steps, output size]; empty for classes.</summary>
    public ReadOnlySpan<float> Targets => _targets;

    /// <summary>[sequences, output steps]; empty for values.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>[sequences]; empty where all have all steps.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>[sequences]; empty where all have all labels.</summary>
    public ReadOnlySpan<int> TargetLengths => _targetLengths;

    /// <summary>Some of them, as a batch.</summary>
    public SequenceBatch<float> Rows(int first, int rows) => new()
    {
        Inputs = Part<float>(_inputs, first, rows),
        Tokens = Part<int>(_tokens, first, rows),
        StaticInputs = Part<float>(_staticInputs, first, rows),
        StaticTokens = Part<int>(_staticTokens, first, rows),
        Targets = Part<float>(_targets, first, rows),
        Labels = Part<int>(_labels, first, rows),
        StepWeights = Part<float>(_weights, first, rows),
        Lengths = Part<int>(_lengths, first, rows),
        TargetLengths = Part<int>(_targetLengths, first, rows),
    };

    /// <summary>Draws them anew.</summary>
    public void Refill(Random random)
    {
        Array.Clear(_inputs);
        Array.Clear(_tokens);
        Array.Clear(_staticInputs);
        Array.Clear(_staticTokens);
        Array.Clear(_targets);
        Array.Clear(_labels);
        Array.Clear(_weights);
        Array.Fill(_lengths, source.Steps);
        for (var row = 0; row < count; row++)
        {
            source.Draw(random, new()
            {
                Inputs = Part<float>(_inputs, row, 1),
                Tokens = Part<int>(_tokens, row, 1),
                StaticInputs = Part<float>(_staticInputs, row, 1),
                StaticTokens = Part<int>(_staticTokens, row, 1),
                Targets = Part<float>(_targets, row, 1),
                Labels = Part<int>(_labels, row, 1),
                Weights = Part<float>(_weights, row, 1),
                Length = Part<int>(_lengths, row, 1),
                TargetLength = Part<int>(_targetLengths, row, 1),
            });
        }
    }

    /// <summary>What a network answers to them, batch by batch: [sequences, output steps, output size].</summary>
    public float[] Answers(IRecurrentNetwork<float> network, int batchSize, int valuesPerSequence)
    {
        var answers = new float[count * valuesPerSequence];
        for (var first = 0; first < count; first += batchSize)
        {
            var rows = Math.Min(batchSize, count - first);
            network.Predict(Rows(first, rows), answers.AsSpan(first * valuesPerSequence, rows * valuesPerSequence));
        }

        return answers;
    }

    private Span<T> Part<T>(T[] all, int first, int rows)
    {
        var perRow = all.Length / count;
        return all.AsSpan(first * perRow, rows * perRow);
    }
}
