using System.Collections.Generic;
using RnnGen.Compiler.Validation.Rules;

namespace RnnGen.Compiler.Validation;

/// <summary>Every rule, in the order in which they are checked and reported.</summary>
internal static class RuleCatalog
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new NotPartial(),
        new ContainerNotPartial(),
        new UnsupportedClass(),
        new FileLocal(),
        new ContainerGeneric(),
        new MemberClash(),
        new ConstructorClash(),
        new PrimaryConstructor(),
        new BaseConstructor(),
        new RequiredMember(),
        new LanguageVersion(),
        new LayersSpread(),
        new MissingInput(),
        new InputPosition(),
        new InputSize(),
        new UnknownLayer(),
        new NoRecurrentLayer(),
        new EmbeddingPosition(),
        new DropoutOnTokens(),
        new SizeOutOfRange(),
        new OneToOneSteps(),
        new UnrollFactor(),
        new UnrolledSteps(),
        new TooLarge(),
        new DropoutRate(),
        new ScaleOutOfRange(),
        new UndefinedEnumValue(),
        new InvalidName(),
        new RepeatedName(),
        new LossWithoutDense(),
        new LossWithActivation(),
        new ClassesWithOneOutput(),
        new DebugCompilation(),
        new ResidualWidth(),
        new ResidualBidirectional(),
        new LossOptionOutOfRange(),
        new LossOptionWithoutEffect(),
        new CtcShape(),
        new CtcLabels(),
        new BackpropStepsOutOfRange(),
        new StatesNotCarried(),
        new TrainingOptionWithoutLoss(),
        new TreeWithSequenceLayer(),
        new TreeShape(),
        new TreeSteps(),
        new TreeTimeOption(),
        new DecoderPosition(),
        new OutputSteps(),
        new LaterSteps(),
        new FeedbackWidth(),
        new AttentionTarget(),
        new ForcingWithoutTarget(),
        new NothingToRead(),
    ];
}
