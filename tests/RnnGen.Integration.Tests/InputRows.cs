using System.Numerics;

namespace RnnGen.Integration.Tests;

/// <summary>
/// Rows for a network with several inputs, an array for each of them. Numbers are multiples of 1/256, the same in either precision. The arrays are put side by side here once more, by a plain
/// rule: what is compared with the library's own way must not come from it.
/// </summary>
internal sealed class InputRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription _network;
    private readonly Dictionary<string, T[]> _numbers = [];
    private readonly Dictionary<string, int[]> _tokens = [];
    private readonly T[][] _packedNumbers = new T[3][];
    private readonly int[][] _packedTokens = new int[3][];

    public InputRows(NetworkDescription network, int rows, int seed, bool isRagged = false)
    {
        (_network, Rows) = (network, rows);
        var random = new Random(seed);
        foreach (var input in network.Inputs)
        {
            var positions = rows * EntriesOf(input.Span);
            if (input.Vocabulary > 0)
            {
                _tokens[input.Name] = [.. Enumerable.Range(0, positions).Select(_ => random.Next(input.Vocabulary))];
            }
            else
            {
                _numbers[input.Name] = Values(random, positions * input.Features, -256);
            }
        }

        var outputs = rows * network.OutputSteps;
        Targets = Values(random, network.Loss is LossKind.MeanSquaredError ? outputs * network.OutputSize : 0, -256);
        Labels = [.. Enumerable.Range(0, network.Loss is LossKind.SoftmaxCrossEntropy ? outputs : 0).Select(_ => random.Next(network.OutputSize))];
        if (isRagged)
        {
            Lengths = [.. Enumerable.Range(0, rows).Select(row => row % (network.Steps + 1))];
            TargetLengths = network.Shape == SequenceShape.EncoderDecoder ? [.. Enumerable.Range(0, rows).Select(row => (row + 2) % (network.OutputSteps + 1))] : [];
            StepWeights = Values(random, outputs, 1);
        }

        Pack();
    }

    public int Rows { get; }

    public T[] Targets { get; }

    public int[] Labels { get; }

    public int[] Lengths { get; set; } = [];

    public int[] TargetLengths { get; set; } = [];

    public T[] StepWeights { get; set; } = [];

    public T[] NewOutputs() => new T[Rows * _network.OutputSteps * _network.OutputSize];

    /// <summary>The numbers of an input.</summary>
    public T[] Numbers(string input) => _numbers[input];

    /// <summary>The tokens of an input.</summary>
    public int[] Tokens(string input) => _tokens[input];

    /// <summary>Gives an input other numbers, whatever their count.</summary>
    public void Set(string input, T[] numbers) => _numbers[input] = numbers;

    /// <summary>Gives an input other tokens, whatever their count.</summary>
    public void Set(string input, int[] tokens) => _tokens[input] = tokens;

    /// <summary>The inputs of a kind side by side, as they were drawn.</summary>
    public SequenceBatch<T> Packed => new()
    {
        Inputs = _packedNumbers[(int)InputSpan.Steps],
        Tokens = _packedTokens[(int)InputSpan.Steps],
        StaticInputs = _packedNumbers[(int)InputSpan.Sequence],
        StaticTokens = _packedTokens[(int)InputSpan.Sequence],
        FutureInputs = _packedNumbers[(int)InputSpan.OutputSteps],
        FutureTokens = _packedTokens[(int)InputSpan.OutputSteps],
        Targets = Targets,
        Labels = Labels,
        Lengths = Lengths,
        TargetLengths = TargetLengths,
        StepWeights = StepWeights,
    };

    private static T[] Values(Random random, int count, int least) => [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(random.Next(least, 257) / 256.0))];

    private int EntriesOf(InputSpan span) => span switch
    {
        InputSpan.Sequence => 1,
        InputSpan.OutputSteps => _network.OutputSteps,
        _ => _network.Steps,
    };

    private void Pack()
    {
        foreach (var span in Enum.GetValues<InputSpan>())
        {
            var (numbers, tokens) = (new List<T>(), new List<int>());
            for (var position = 0; position < Rows * EntriesOf(span); position++)
            {
                foreach (var input in _network.Inputs.Where(input => input.Span == span))
                {
                    if (input.Vocabulary > 0)
                    {
                        tokens.Add(_tokens[input.Name][position]);
                    }
                    else
                    {
                        numbers.AddRange(_numbers[input.Name].AsSpan(position * input.Features, input.Features));
                    }
                }
            }

            (_packedNumbers[(int)span], _packedTokens[(int)span]) = ([.. numbers], [.. tokens]);
        }
    }
}
