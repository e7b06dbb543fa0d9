using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Rules;

public sealed partial class RuleTests
{
    private static readonly RuleCase[] Cases = [.. TypeRuleCases.All, .. LayerRuleCases.All, .. CellRuleCases.All];

    /// <summary>The cases, by number; the source tells them apart in a list of tests.</summary>
    public static TheoryData<int, string> Numbers
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Length; i++)
            {
                data.Add(i, (Cases[i].Rule ?? "silent") + " " + Cases[i].Marked.ReplaceLineEndings(" "));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Rule_FiresOnTheMarkedTextsAndNowhereElse(int number, string source)
    {
        var marked = Marked.Parse(Cases[number].Marked);
        var diagnostics = await Cases[number].Project().AnalyzeAsync();

        var found = diagnostics.Select(each => (each.Id, each.Location.SourceSpan.Start, Text(each)));
        Assert.Equal(marked.Spans.Select(span => (Cases[number].Rule!, span.Start, span.Text)), found);
        Assert.All(diagnostics, each => Assert.Matches(WholeSentences(), each.GetMessage(CultureInfo.InvariantCulture)));
        Assert.NotEmpty(source);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Generator_SurvivesWhatTheRulesObjectTo(int number, string source)
    {
        var result = Cases[number].Project().Generate();

        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        Assert.NotEmpty(source);
    }

    /// <summary>Nothing that a user writes is to fire the one rule about RnnGen itself; tests of its own make stages fail.</summary>
    [Fact]
    public void EveryRule_HasACaseThatFires() =>
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id).Where(id => id != RuleIds.InternalError).Order(), Cases.Select(each => each.Rule).OfType<string>().Distinct().Order());

    /// <summary>A message that says what is wrong, and then what to do: two sentences or more, and no trace of a placeholder.</summary>
    [GeneratedRegex(@"^(?!.*(\{|\}|\.\.$|  |\. [a-z]))['\[A-Za-z].+\. [A-Z\[].+\.$")]
    private static partial Regex WholeSentences();

    private static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
