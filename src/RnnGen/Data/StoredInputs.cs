namespace RnnGen;

/// <summary>Inputs of sequences beside those at their steps: of the sequences themselves, or of their output steps.</summary>
/// <param name="Entries">The steps of a sequence at which there are values: 1, or its output steps.</param>
/// <param name="Size">Features of a step.</param>
/// <param name="Numbers">[sequences, entries, size]; empty where there are no features.</param>
/// <param name="TokenSize">Tokens of a step.</param>
/// <param name="Tokens">[sequences, entries, token size]; empty where there are no tokens.</param>
internal sealed record StoredInputs(int Entries, int Size, double[] Numbers, int TokenSize, int[] Tokens)
{
    public ReadOnlySpan<double> NumbersOf(int sequence) => Numbers.AsSpan(sequence * Entries * Size, Entries * Size);

    public ReadOnlySpan<int> TokensOf(int sequence) => Tokens.AsSpan(sequence * Entries * TokenSize, Entries * TokenSize);
}
