using RnnGen.Runtime;
using static System.FormattableString;

namespace RnnGen;

/// <summary>The inputs or the targets of a <see cref="SequenceStore"/>.</summary>
/// <param name="Name">Their name in messages.</param>
/// <param name="Values">All of them.</param>
/// <param name="Size">The numbers of a step.</param>
/// <param name="Steps">The steps of a sequence.</param>
/// <param name="Columns">Of windows of a series, the names of the columns; otherwise null.</param>
/// <param name="First">Of a sequence, its first number.</param>
/// <param name="Counts">Of a sequence and a step, whether anything is computed from its numbers.</param>
/// <param name="Inputs">The inputs that the numbers belong to, where a network has several and is known; otherwise null.</param>
/// <param name="Heads">The network whose heads the numbers belong to, where it has several and is known; otherwise null.</param>
internal sealed record StoredNumbers(string Name, double[] Values, int Size, int Steps, IReadOnlyList<string>? Columns, Func<int, int> First, Func<int, int, bool> Counts, InputBlock? Inputs = null, NetworkLayout? Heads = null)
{
    /// <summary>The words for a place: of windows, the column and the row of the series.</summary>
    public string Place(int sequence, int step, int feature) => Inputs is not null ? Inputs.PlaceInSequence(sequence, step, feature)
        : Columns is null && Heads?.HeadOf(feature) is { } head ? Invariant($"{head.Called(Heads)} of sequence {sequence}, output step {step}, feature {feature - head.TargetColumn}")
        : Columns is null ? Invariant($"{Name} of sequence {sequence}, step {step}, feature {feature}")
        : Invariant($"column '{Columns[feature]}', row {(First(sequence) / Size) + step}");
}
