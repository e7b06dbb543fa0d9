using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

/// <summary>What connectionist temporal classification is given: checks, and the states of paths.</summary>
public sealed class CtcTargetsTests
{
    private static readonly LeakyLayout Layout = new() { OutputSize = 4, Loss = LossKind.Ctc, MaxLabels = 3, BatchSize = 2 };

    private static readonly int[] Labels = [1, 2, 3, 3, 3, 1];

    [Fact]
    public void Labels_AreAsManyAsDeclared() =>
        AssertRefused(new() { Inputs = new double[16], Labels = [1, 2] }, "labels: expected rows * most labels = 2 * 3; given 2.");

    [Fact]
    public void TargetLengths_AreOneARow() =>
        AssertRefused(new() { Inputs = new double[16], Labels = Labels, TargetLengths = [1] }, "targetLengths: expected one of each of the 2 rows, or none; given 1.");

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void TargetLengths_AreInRange(int length) => AssertRefused(
        new() { Inputs = new double[16], Labels = Labels, TargetLengths = [3, length] },
        FormattableString.Invariant($"targetLengths[1]: expected 0 to 3 labels; given {length}."));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Labels_AreNoBlanksAndInRange(int label) => AssertRefused(
        new() { Inputs = new double[16], Labels = [1, 2, 3, 1, label, 1] },
        FormattableString.Invariant($"labels[4]: expected a label of 1 to 3 (0 is the blank); given {label}."));

    [Fact]
    public void RowsThatAreTooShort_AreNamed()
    {
        AssertRefused(
            new() { Inputs = new double[16], Labels = Labels, Lengths = [3, 3] },
            "labels: expected at most what row 1 has steps for; its 3 labels need 4 steps (one each, and one between equal neighbours), it has 3.");
        AssertRefused(
            new() { Inputs = new double[16], Labels = Labels, Lengths = [2, 4] },
            "labels: expected at most what row 0 has steps for; its 3 labels need 3 steps (one each, and one between equal neighbours), it has 2.");
    }

    [Fact]
    public void Weights_AreOneARow() => AssertRefused(
        new() { Inputs = new double[16], Labels = Labels, StepWeights = new double[8] }, "stepWeights: expected rows = 2 weights, or none; given 8.");

    [Fact]
    public void Path_HasBlanksAroundLabels()
    {
        NetworkLayout network = Layout;
        var at = network.Training;
        var workspace = new Workspace<double>(network, at with { Length = at.Length + 28, Skips = at.Length, Ends = at.Length + 14 });
        var batch = new SequenceBatch<double> { Inputs = new double[16], Labels = [2, 2, 3, 1, 3, 3], TargetLengths = [3, 1] };
        CtcTargets.CopyIn(network, batch, 0, valid: true, workspace);
        CtcTargets.CopyIn(network, batch, 1, valid: true, workspace);

        Assert.Equal([0, 2, 0, 2, 0, 3, 0, 0, 1, 0, 0, 0, 0, 0], workspace.Labels.ToArray());
        Assert.Equal("-----y- -------", Ways(workspace.Values[at.Length..]));
        Assert.Equal("-----yy -yy----", Ways(workspace.Values[(at.Length + 14)..]));

        CtcTargets.CopyIn(network, batch, 1, valid: false, workspace);
        Assert.Equal("-----yy y------", Ways(workspace.Values[(at.Length + 14)..]));
    }

    private static string Ways(ReadOnlySpan<double> logs)
    {
        var text = string.Concat(logs[..14].ToArray().Select(log => log == 0 ? 'y' : '-'));
        return text[..7] + " " + text[7..];
    }

    private static void AssertRefused(SequenceBatch<double> batch, string message)
    {
        var engine = Leaky.Engine(Layout);
        try
        {
            engine.Evaluate(batch);
        }
        catch (ArgumentException exception)
        {
            Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
            return;
        }

        Assert.Fail("Nothing was thrown.");
    }
}
