using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Analyzers;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Rules;

/// <summary>Ids, rules, descriptors, pages and release notes are parallel lists: they say the same.</summary>
public sealed partial class RuleConsistencyTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "reference", "rules");

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Fact]
    public void Ids_AreThoseOfTheCatalogInOrder() =>
        Assert.Equal(
            typeof(RuleIds).GetFields().Select(field => (field.Name, (string?)field.GetRawConstantValue())),
            RuleCatalog.All.Select(rule => (rule.GetType().Name, (string?)rule.Id)));

    [Fact]
    public void Ids_AscendAndAreNumbered()
    {
        var ids = RuleCatalog.All.Select(rule => rule.Id).ToArray();

        Assert.All(ids, id => Assert.Matches("^RNN[0-9]{4}$", id));
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void TypeProblems_HaveOneRuleEach() =>
        Assert.Equal(
            Enum.GetValues<TypeProblemKind>().Where(kind => kind != TypeProblemKind.BrokenAttribute).Order(),
            RuleCatalog.All.OfType<TypeRule>().Select(rule => rule.Kind).Order());

    [Fact]
    public void Descriptors_SayWhatTheRulesSay() =>
        Assert.Equal(
            RuleCatalog.All.Select(rule => (rule.Id, rule.Title, rule.Message, Severity(rule), rule.HelpLink)),
            new NetworkAnalyzer().SupportedDiagnostics.Union(new CellAnalyzer().SupportedDiagnostics).OrderBy(each => each.Id, StringComparer.Ordinal).Select(each =>
                (each.Id, each.Title.ToString(), each.MessageFormat.ToString(), each.DefaultSeverity, each.HelpLinkUri)));

    [Fact]
    public void HelpLinks_AreAbsoluteOrAbsent()
    {
        Assert.Matches("^$|^https://.+/$", Rule.Pages);
        Assert.All(RuleCatalog.All, rule => Assert.Equal($"https://example.org/rules/{rule.Id}.md", rule.HelpLinkBelow("https://example.org/rules/")));
        Assert.All(RuleCatalog.All, rule => Assert.Empty(rule.HelpLinkBelow("")));
    }

    /// <summary>A package's user has no pages: what they say comes with the diagnostic.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptions_SayCauseAndRemedyOfThePage(string id)
    {
        var descriptor = new NetworkAnalyzer().SupportedDiagnostics.Concat(new CellAnalyzer().SupportedDiagnostics).First(each => each.Id == id);
        var description = descriptor.Description.ToString(CultureInfo.InvariantCulture);

        Assert.Matches("^Cause: [^\n]{20,}\\.[^\n]*\nRemedy: [^\n]{10,}\\.[^\n]*$", description);
        Assert.DoesNotMatch(@"```|`|\]\(|\.md|##|  ", description);
        var words = Regex.Split(description.Replace("Cause: ", "", StringComparison.Ordinal).Replace("Remedy: ", "", StringComparison.Ordinal), @"\s+");
        var page = Regex.Split(Page(id).Replace("`", "", StringComparison.Ordinal), @"\s+").ToHashSet();
        Assert.All(words, word => Assert.Contains(page, each => each.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void Releases_ListEveryRuleOnce()
    {
        var releases = new[] { "Shipped", "Unshipped" }.SelectMany(name =>
            File.ReadAllLines(Path.Combine(Repository.Root, "generators", "RnnGen.Generator", $"AnalyzerReleases.{name}.md")));

        Assert.Equal(
            RuleCatalog.All.Select(rule => $"{rule.Id} | RnnGen | {Severity(rule)} | {rule.GetType().Name}, [documentation](../../docs/reference/rules/{rule.Id}.md)"),
            releases.Where(line => line.StartsWith("RNN", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pages_AreOneARuleAndTheList() =>
        Assert.Equal(
            RuleCatalog.All.Select(rule => rule.Id + ".md").Prepend("README.md"),
            Directory.GetFiles(Pages).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).OrderBy(name => name != "README.md"));

    [Fact]
    public void List_NamesEveryRule() =>
        Assert.Equal(
            RuleCatalog.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Severity} | {rule.Title} |"),
            File.ReadAllLines(Path.Combine(Pages, "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_BeginsWithTheRule(string id)
    {
        var rule = RuleCatalog.All.Single(each => each.Id == id);

        Assert.StartsWith($"# {id}: {rule.Title}\n\nSeverity: {rule.Severity}\n\n## Cause\n", Page(id), StringComparison.Ordinal);
    }

    /// <summary>An example of what no rule foresaw would be an exception that one should foresee.</summary>
    public static TheoryData<string> IdsWithExamples => [.. RuleCatalog.All.Select(rule => rule.Id).Where(id => id != RuleIds.InternalError)];

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public async Task Page_HasAnExampleThatFiresAndAFixThatDoesNot(string id)
    {
        var blocks = Block().Matches(Page(id)).Select(match => "using RnnGen;\n" + match.Groups[1].Value).ToArray();
        var version = id == RuleIds.LanguageVersion ? LanguageVersion.CSharp10 : LanguageVersion.Latest;
        var optimization = id == RuleIds.DebugCompilation ? OptimizationLevel.Debug : OptimizationLevel.Release;

        // The fix of a project setting is a project setting; there is no second block.
        var example = UserProject.Of(version, blocks[0]).With(options => options.WithOptimizationLevel(optimization));
        var repaired = UserProject.Of(blocks[^1]);

        Assert.Equal([id], (await example.AnalyzeAsync()).Select(each => each.Id).Distinct());
        Assert.Empty(await repaired.AnalyzeAsync());
        Assert.Equal(id is RuleIds.LanguageVersion or RuleIds.DebugCompilation ? 1 : 2, blocks.Length);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_IsWordedAsSentences(string id)
    {
        var rule = RuleCatalog.All.Single(each => each.Id == id);

        Assert.EndsWith(".", rule.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\.$", rule.Title);
        Assert.DoesNotContain("\n", rule.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReservedNames_StandOnTheirPage() =>
        Assert.All(EmittedMembers.All, name => Assert.Contains("`" + name + "`", Page(RuleIds.MemberClash), StringComparison.Ordinal));

    [Fact]
    public void Rules_StandInFilesOfTheirOwn() =>
        Assert.Equal(
            RuleCatalog.All.Select(rule => rule.GetType().Name + ".cs").Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Repository.Root, "generators", "RnnGen.Compiler", "Validation", "Rules"), "*.cs", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void Rules_AreAllInTheCatalog() =>
        Assert.Equal(
            typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal),
            RuleCatalog.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));

    private static DiagnosticSeverity Severity(Rule rule) => rule.Severity switch
    {
        RuleSeverity.Information => DiagnosticSeverity.Info,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Error,
    };

    private static string Page(string id) => File.ReadAllText(Path.Combine(Pages, id + ".md"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
