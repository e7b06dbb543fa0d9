using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace RnnGen.Fuzz.Tests;

/// <summary>Where the time goes.</summary>
internal static class FuzzClock
{
    private static readonly ConcurrentDictionary<string, TimeSpan> Times = new();
    private static readonly AsyncLocal<long> Last = new();

    private static long _characters;

    public static string Text => _characters + " characters; " + string.Join(", ", Times.Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.Key} {time.Value.TotalSeconds:F1} s")));

    public static void Count(string what, long count) => Interlocked.Add(ref _characters, count);

    public static void Start() => Last.Value = Stopwatch.GetTimestamp();

    /// <summary>Adds what has gone by since the last call.</summary>
    public static void Lap(string what)
    {
        var elapsed = Stopwatch.GetElapsedTime(Last.Value);
        Times.AddOrUpdate(what, elapsed, (_, sum) => sum + elapsed);
        Start();
    }
}
