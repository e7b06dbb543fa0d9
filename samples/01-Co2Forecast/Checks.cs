namespace Co2Forecast;

/// <summary>What the sample promises. A promise that is not kept makes the exit code 1.</summary>
internal sealed class Checks
{
    private bool _allKept = true;

    public int ExitCode => _allKept ? 0 : 1;

    public void That(bool isKept, FormattableString promise)
    {
        Report.Line($"{(isKept ? "passed" : "FAILED")}   {FormattableString.Invariant(promise)}");
        _allKept &= isKept;
    }
}
