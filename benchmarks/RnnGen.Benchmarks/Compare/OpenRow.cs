using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Compare;

/// <summary>A row whose contenders are warm, with their readings so far.</summary>
internal sealed class OpenRow : IDisposable
{
    private readonly List<(Contender Contender, IGauge Gauge, List<double> Readings)> _present = [];
    private readonly Dictionary<string, string> _absent = [];

    public OpenRow(Row row, Workbench workbench)
    {
        Row = row;
        foreach (var contender in row.Contenders)
        {
            try
            {
                _present.Add((contender, contender.Open(workbench), []));
            }
            catch (AbsentException absent)
            {
                _absent.Add(contender.Name, absent.Message);
            }
        }

        // Before training changes any weights.
        CheckAnswers();
        foreach (var (_, gauge, _) in _present)
        {
            gauge.WarmUp();
        }
    }

    public Row Row { get; }

    public RowResult Result => new(Row, _present.ToDictionary(static entry => entry.Contender.Name, static entry => (IReadOnlyList<double>)entry.Readings), _absent);

    /// <summary>Reads every contender, one after the other.</summary>
    public void Read()
    {
        foreach (var (_, gauge, readings) in _present)
        {
            readings.Add(gauge.Read());
        }
    }

    public void Dispose()
    {
        foreach (var (_, gauge, _) in _present)
        {
            gauge.Dispose();
        }
    }

    /// <summary>Peers may differ by roundings; what is ours on both sides, where a row has no tolerance, by nothing.</summary>
    private void CheckAnswers()
    {
        var answers = _present.Select(static entry => (entry.Contender.Name, Answer: entry.Gauge.Answer())).Where(static entry => entry.Answer is not null).ToArray();
        foreach (var (name, answer) in answers.Skip(1))
        {
            Agreement.Check(Row.Title, answers[0].Name, answers[0].Answer!, name, answer!, Row.Tolerance ?? 0);
        }
    }
}
