using RnnGen.Benchmarks.Networks;

namespace RnnGen.Benchmarks.Suites;

/// <summary>Networks by the names that suites print.</summary>
internal static class SuiteSubjects
{
    /// <summary>The names.</summary>
    public static IEnumerable<string> Names(IEnumerable<Subject> subjects) => subjects.Select(Name);

    /// <summary>The network of a name.</summary>
    public static Subject Find(IEnumerable<Subject> subjects, string name) => subjects.Single(subject => Name(subject) == name);

    private static string Name(Subject subject) => FormattableString.Invariant($"{subject.Name} {subject.Shape.Units}");
}
