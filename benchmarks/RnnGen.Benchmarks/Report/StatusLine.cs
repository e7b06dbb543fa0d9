namespace RnnGen.Benchmarks.Report;

/// <summary>Says on one line what is going on; says nothing where nobody looks.</summary>
internal sealed class StatusLine(TextWriter output) : IProgress<string>
{
    private int _length;

    public void Report(string value)
    {
        if (!Console.IsErrorRedirected)
        {
            output.Write($"\r{value.PadRight(_length)}\r");
            _length = value.Length;
        }
    }
}
