using System.Numerics;
using RnnGen.Fuzz.Tests.Declarations;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>What a compiled network must do, whatever it is.</summary>
internal static class NetworkChecks
{
    /// <summary>Lines of an exception that are told.</summary>
    private const int Lines = 4;

    /// <summary>What is wrong, at most one thing of each check; empty as it should be.</summary>
    public static IReadOnlyList<Objection> Objections<T>(Subject subject, GradientStatistics statistics)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var objections = new List<Objection>();
        var run = new NetworkRun<T>(subject, statistics);
        FuzzClock.Start();
        foreach (var (name, check) in All<T>(subject.Declaration))
        {
            try
            {
                objections.AddRange(check(run).Take(1));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                objections.Add(new($"{name}: {exception.GetType().Name}", string.Join('\n', exception.ToString().Split('\n').Take(Lines))));
            }

            FuzzClock.Lap(name);
        }

        return objections;
    }

    private static IEnumerable<(string Name, Func<NetworkRun<T>, IEnumerable<Objection>> Check)> All<T>(Declaration declaration)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        yield return ("contract", ContractCheck.Of);
        if (declaration.Loss is not null)
        {
            yield return ("gradient", GradientChecks.Of);
            yield return ("gradient of inputs", InputGradientCheck.Of);
            yield return ("windows", GradientChecks.Windows);
            yield return ("losses", GradientChecks.Losses);
            yield return ("reused context", ReuseChecks.Contexts);
        }

        yield return ("mask", MaskCheck.Of);
        yield return ("reused workspace", ReuseChecks.Workspaces);
        yield return ("threads", BitChecks.Threads);
        yield return ("width", BitChecks.Widths);
        yield return ("rows", BitChecks.Rows);
        yield return ("exposed", ExposedCheck.Of);
        yield return ("decode", DecodeCheck.Of);
        yield return ("session", SessionCheck.Of);
        yield return ("file", FileCheck.Of);
        yield return ("overflow checks", BitChecks.Overflow);
    }
}
