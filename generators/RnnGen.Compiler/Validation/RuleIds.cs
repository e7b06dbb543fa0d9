namespace RnnGen.Compiler.Validation;

/// <summary>The ids of the rules. An id is never given to another rule.</summary>
internal static class RuleIds
{
    public const string NotPartial = "RNN0001";
    public const string ContainerNotPartial = "RNN0002";
    public const string UnsupportedClass = "RNN0003";
    public const string FileLocal = "RNN0004";
    public const string ContainerGeneric = "RNN0005";
    public const string MemberClash = "RNN0006";
    public const string ConstructorClash = "RNN0007";
    public const string PrimaryConstructor = "RNN0008";
    public const string BaseConstructor = "RNN0009";
    public const string RequiredMember = "RNN0010";
    public const string LanguageVersion = "RNN0011";
    public const string LayersSpread = "RNN0012";
    public const string MissingInput = "RNN0013";
    public const string InputPosition = "RNN0014";
    public const string InputSize = "RNN0015";
    public const string UnknownLayer = "RNN0016";
    public const string NoRecurrentLayer = "RNN0017";
    public const string EmbeddingPosition = "RNN0018";
    public const string DropoutOnTokens = "RNN0019";
    public const string SizeOutOfRange = "RNN0020";
    public const string OneToOneSteps = "RNN0021";
    public const string UnrollFactor = "RNN0022";
    public const string UnrolledSteps = "RNN0023";
    public const string TooLarge = "RNN0024";
    public const string DropoutRate = "RNN0025";
    public const string ScaleOutOfRange = "RNN0026";
    public const string UndefinedEnumValue = "RNN0027";
    public const string InvalidName = "RNN0028";
    public const string RepeatedName = "RNN0029";
    public const string LossWithoutDense = "RNN0030";
    public const string LossWithActivation = "RNN0031";
    public const string ClassesWithOneOutput = "RNN0032";
    public const string DebugCompilation = "RNN0033";
    public const string ResidualWidth = "RNN0040";
    public const string ResidualBidirectional = "RNN0041";
    public const string LossOptionOutOfRange = "RNN0050";
    public const string LossOptionWithoutEffect = "RNN0051";
    public const string CtcShape = "RNN0052";
    public const string CtcLabels = "RNN0053";
    public const string BackpropStepsOutOfRange = "RNN0060";
    public const string StatesNotCarried = "RNN0061";
    public const string TrainingOptionWithoutLoss = "RNN0062";
    public const string TreeWithSequenceLayer = "RNN0070";
    public const string TreeShape = "RNN0071";
    public const string TreeSteps = "RNN0072";
    public const string TreeTimeOption = "RNN0073";
    public const string DecoderPosition = "RNN0080";
    public const string OutputSteps = "RNN0081";
    public const string LaterSteps = "RNN0082";
    public const string FeedbackWidth = "RNN0083";
    public const string AttentionTarget = "RNN0084";
    public const string ForcingWithoutTarget = "RNN0085";
    public const string NothingToRead = "RNN0086";
}
