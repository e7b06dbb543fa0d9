using System.Numerics;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>A network that is saved and loaded is the same.</summary>
internal static class FileCheck
{
    public static IEnumerable<Objection> Of<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var bytes = run.Engine.ToBytes();
        var loaded = run.Subject.Fresh<T>(run.Subject.Assembly);
        loaded.Restore(bytes);
        if (!loaded.ToBytes().AsSpan().SequenceEqual(bytes))
        {
            yield return new("file", "what is saved after loading is not what was loaded");
        }

        if (Record<T>.Predictions(run.Engine, run.Subject, run.Whole).Difference(Record<T>.Predictions(loaded, run.Subject, run.Whole)) is { } difference)
        {
            yield return new("file", $"after loading, {difference}");
        }
    }
}
