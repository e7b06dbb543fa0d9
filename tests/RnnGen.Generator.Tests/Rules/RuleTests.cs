using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Rules;

public sealed partial class RuleTests
{
    private static readonly RuleCase[] Cases = [.. TypeRuleCases.All, .. LayerRuleCases.All, .. CellRuleCases.All, .. LossClassCases.All, .. LayerClassCases.All];

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

    /// <summary>The message that names what is wrong, where one rule has several.</summary>
    [Theory]
    [InlineData("EncoderDecoder", "[Input(1, Name = \"a\")] [Input(1, Name = \"price\", Span = InputSpan.OutputSteps)] [Concat(\"a\", \"price\")] [Gru(8)] [Decoder] [Gru(8)] [Dense(1)]", "MeanSquaredError", "[Concat] runs at the steps of the input, where 'price' has no value: it has one at each step of the output. Read it behind [Decoder].")]
    [InlineData("EncoderDecoder", "[Input(1)] [Gru(2)] [Decoder] [Input(Vocabulary = 7, Name = \"weekday\")] [Embedding(3)] [Concat(\"decoder\", \"embedding\")] [Gru(2)] [Dense(1)]", "MeanSquaredError", "[Embedding] runs at the steps of the output, where the input 'weekday' has no value. Declare it with Span = InputSpan.OutputSteps if its values there are known in advance, or read it before [Decoder].")]
    [InlineData("OneToMany", "[Input(3)] [Decoder] [Lstm(4)] [Dense(3)]", "Quantile, Quantiles = new[] { 0.1, 0.5, 0.9 }", "Quantile has several outputs for each value of a target, and feeds back one of them: 1 in all, but the input has width 3. Make the numbers equal, or set Feedback = FeedbackSource.Zeros.")]
    [InlineData("ManyToOne", "[Input(3)] [Lstm(4)] [Dense(3, Activation = Activation.Tanh)]", "Quantile, Quantiles = new[] { 0.1, 0.5, 0.9 }", "Quantile takes unbounded values, which are the quantiles, but the last layer has an activation. Remove the activation.")]
    [InlineData("ManyToOne", "[Input(3)] [Lstm(4)] [Dense(2, Activation = Activation.Tanh)]", "Gaussian", "Gaussian makes the parameters of a distribution of unbounded values, but the last layer has an activation. Remove the activation; Predict returns the parameters.")]
    [InlineData("ManyToOne", "[Input(3)] [Lstm(4)]", "Gaussian", "Gaussian needs unbounded values, but the last layer, [Lstm], does not give any. Add [Dense(units)] as the last layer.")]
    [InlineData("ManyToOne", "[Input(3)] [Lstm(4)] [Dense(3, Name = \"state\")] [Dense(1, From = \"lstm\")]", "MeanSquaredError", "Nothing on the way to the output reads 'state'. Name it in a later layer's From, or in [Concat], [Add] or [Multiply], give it a [Loss] of its own with Of = \"state\", or remove [Dense].")]
    [InlineData("ManyToOne", "[Input(3)] [Dense(3, Name = \"each\")] [Lstm(4, From = \"input\")] [Dense(1)]", "MeanSquaredError", "Nothing on the way to the output reads 'each'. Name it in a later layer's From, or in [Concat], [Add] or [Multiply], or remove [Dense].")]
    public async Task Message_NamesWhatIsWrong(string shape, string layers, string loss, string message)
    {
        var steps = shape == "EncoderDecoder" ? "Steps = 3, OutputSteps = 2" : "Steps = 3";
        var diagnostics = await UserProject.Of(Sources.Network($"{layers} [Loss(LossKind.{loss})]", options: $"Shape = SequenceShape.{shape}, {steps}")).AnalyzeAsync();

        Assert.Equal([message], diagnostics.Select(each => each.GetMessage(CultureInfo.InvariantCulture)));
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
