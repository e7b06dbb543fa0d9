using RnnGen.Benchmarks.StartUp;
using RnnGen.Benchmarks.Timing;

namespace RnnGen.Benchmarks.Compare;

/// <summary>What contenders share for the time of a comparison: published programs, and how long a stretch is.</summary>
internal sealed class Workbench(CompareOptions options) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rnngen-");
    private readonly Dictionary<(string Project, PublishMode Mode, string Property), Once<PublishedProgram>> _programs = [];

    /// <summary>How much of a processor what was measured got.</summary>
    public ProcessorShare Share { get; } = new();

    /// <summary>A program of the repository, published, with a property of its project where one is given.</summary>
    /// <exception cref="AbsentException">It cannot be published here.</exception>
    public PublishedProgram Published(string project, PublishMode mode, string property = "")
    {
        if (!_programs.TryGetValue((project, mode, property), out var program))
        {
            program = _programs[(project, mode, property)] = new(() => PublishedProgram.Publish(project, mode, _folder.FullName, property));
        }

        return program.Value;
    }

    /// <summary>A gauge of the time that work takes.</summary>
    public IGauge Time(IRepeatable work, Clock clock = Clock.Processor) => new StretchGauge(work, options.Stretch, clock, Share);

    /// <summary>A gauge of the time on the wall that rare calls take: a tenth of a stretch, since the pauses between them come on top.</summary>
    public IGauge TimeRare(LocalWork work) => new StretchGauge(new AfterPauses(work), options.Stretch / 10, Clock.Wall, Share);

    public void Dispose() => _folder.Delete(recursive: true);
}
