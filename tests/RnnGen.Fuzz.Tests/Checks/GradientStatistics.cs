namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>How many derivatives were checked, and how many could not be.</summary>
internal sealed class GradientStatistics
{
    private int _checked;
    private int _skipped;

    public int Checked => _checked;

    public int Skipped => _skipped;

    public void Check() => Interlocked.Increment(ref _checked);

    public void Skip() => Interlocked.Increment(ref _skipped);
}
