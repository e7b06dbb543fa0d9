using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Rules;

/// <summary>An option without effect is a warning: the network compiles, to the same code as without the option.</summary>
public sealed class OptionWithoutEffectTests
{
    private const string Layers = "[Input(2)] [Lstm(4)] [Dense(3)]";
    private const string Squares = "[Loss(LossKind.MeanSquaredError)]";
    private const string Steps = "Shape = SequenceShape.ManyToMany, Steps = 48";
    private const string Decoder = "Shape = SequenceShape.EncoderDecoder, Steps = 3, OutputSteps = 2";

    /// <summary>The rule, the network's options and its layers, with the option between braces.</summary>
    public static TheoryData<string, string, string> Networks => new()
    {
        { RuleIds.LossOptionWithoutEffect, Steps, Layers + "[Loss(LossKind.MeanSquaredError{, Delta = 2})]" },
        { RuleIds.LossOptionWithoutEffect, Steps, Layers + "[Loss(LossKind.MeanSquaredError{, Labels = 2})]" },
        { RuleIds.LossOptionWithoutEffect, Steps, Layers + "[Loss(LossKind.MeanSquaredError{, LabelSmoothing = 0.1})]" },
        { RuleIds.LossOptionWithoutEffect, Steps, Layers + "[Loss(LossKind.BinaryCrossEntropy{, Targets = LossTargets.Distributions, LabelSmoothing = 0.1})]" },
        { RuleIds.LossOptionWithoutEffect, Steps, Layers + "[Loss(LossKind.SoftmaxCrossEntropy{, Delta = 2, Labels = 3})]" },
        { RuleIds.LossOptionWithoutEffect, Steps, Layers + "[Loss(LossKind.Huber, Delta = 2{, Labels = 3})]" },
        { RuleIds.LossOptionWithoutEffect, Steps, Layers + "[Loss(LossKind.Ctc, Labels = 3{, Targets = LossTargets.Distributions, LabelSmoothing = 0.1})]" },
        { RuleIds.TrainingOptionWithoutLoss, Steps + "{, Stateful = true}", Layers },
        { RuleIds.TrainingOptionWithoutLoss, Steps + "{, BackpropSteps = 7}", Layers },
        { RuleIds.TrainingOptionWithoutLoss, Steps + "{, TraceGradients = true}", Layers },
        { RuleIds.TrainingOptionWithoutLoss, Steps + "{, InputGradients = true}", Layers },
        { RuleIds.NetworkOptionWithoutEffect, "Steps = 48{, RepeatLastOutput = true}", Layers + Squares },
        { RuleIds.LayerOptionWithoutEffect, Steps, "[Input(2)] [Lstm(4{, Merge = MergeMode.Sum})] [Gru(4{, Merge = MergeMode.Multiply}, Residual = true)] [Dense(3)]" + Squares },
        { RuleIds.LayerOptionWithoutEffect, Steps, "[Input(2)] [Lstm(4{, ReverseActivation = Activation.Elu, ReverseActivationAlpha = 0.5})] [Elman(4{, ReverseActivation = Activation.Relu}, Reverse = true)] [Dense(3)]" + Squares },
        { RuleIds.LayerOptionWithoutEffect, Steps, "[Input(2)] [Lstm(4{, ActivationAlpha = 0.5})] [Gru(4, RecurrentActivation = Activation.Elu{, RecurrentActivationBeta = 0.5})] [Dense(3{, ActivationBeta = 2})]" + Squares },
        { RuleIds.LayerOptionWithoutEffect, Decoder, "[Input(2)] [Gru(4)] [Decoder{(AttentionUnits = 8)}] [Gru(4)] [Dense(1)]" + Squares },
        { RuleIds.LayerOptionWithoutEffect, Decoder, "[Input(2)] [Gru(4)] [Decoder(Attention = AttentionKind.Dot{, AttentionUnits = 8})] [Gru(4)] [Dense(1)]" + Squares },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Option_IsAWarning(string rule, string options, string layers)
    {
        var found = await Project(options, layers).AnalyzeAsync();

        Assert.NotEmpty(found);
        Assert.All(found, each => Assert.Equal((rule, DiagnosticSeverity.Warning), (each.Id, each.Severity)));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Network_IsTheOneWithoutTheOption(string rule, string options, string layers)
    {
        var network = Project(options, layers).Generate();

        Assert.Empty(network.Problems);
        Assert.Equal(4, network.FileNames.Count());
        Assert.Equal(Texts(Project(Without(options), Without(layers)).Generate()), Texts(network));
        Assert.NotEmpty(rule);
    }

    /// <summary>A value that is never valid is an error, whether its option has an effect or not.</summary>
    [Theory]
    [InlineData(RuleIds.UndefinedEnumValue, "Targets = (LossTargets)2")]
    [InlineData(RuleIds.LossOptionOutOfRange, "Delta = -1")]
    [InlineData(RuleIds.LossOptionOutOfRange, "LabelSmoothing = 2")]
    public async Task ValueThatIsNeverValid_IsAnError(string rule, string option)
    {
        var found = await Project(Steps, Layers + $"[Loss(LossKind.MeanSquaredError, {option})]").AnalyzeAsync();

        Assert.Equal(
            [(rule, DiagnosticSeverity.Error), (RuleIds.LossOptionWithoutEffect, DiagnosticSeverity.Warning)],
            found.Select(each => (each.Id, each.Severity)).Order());
    }

    private static UserProject Project(string options, string layers) =>
        UserProject.Of(Sources.Network(Written(layers), "public sealed partial class Forecaster;", Written(options)));

    private static string Written(string text) => text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    private static string Without(string text) => string.Concat(text.Split('{').Select((part, i) => i == 0 ? part : part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..]));

    private static IEnumerable<(string Name, string Text)> Texts(GeneratorResult result) => result.Files.Select(file => (file.HintName, file.SourceText.ToString()));
}
