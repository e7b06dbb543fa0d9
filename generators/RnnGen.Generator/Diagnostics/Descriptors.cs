using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;
using Id = RnnGen.Compiler.Validation.RuleIds;
using InternalErrorRule = RnnGen.Compiler.Validation.Rules.InternalError;

namespace RnnGen.Generator.Diagnostics;

/// <summary>
/// The rules as Roslyn knows them. Release tracking reads ids, category and severities off fields that hold one descriptor each, so ids and
/// severities stand here once more; a test holds them to the rules.
/// </summary>
internal static class Descriptors
{
    private const string Category = "RnnGen";

    /// <summary>The whole message is an argument: a rule has several.</summary>
    private const string Message = "{0}";

    private static readonly Dictionary<string, Rule> Rules = RuleCatalog.All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    private static readonly DiagnosticDescriptor NotPartial =
        new(Id.NotPartial, Title(Id.NotPartial), Message, Category, DiagnosticSeverity.Error, true, Description(Id.NotPartial), Help(Id.NotPartial));

    private static readonly DiagnosticDescriptor ContainerNotPartial =
        new(Id.ContainerNotPartial, Title(Id.ContainerNotPartial), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ContainerNotPartial), Help(Id.ContainerNotPartial));

    private static readonly DiagnosticDescriptor UnsupportedClass =
        new(Id.UnsupportedClass, Title(Id.UnsupportedClass), Message, Category, DiagnosticSeverity.Error, true, Description(Id.UnsupportedClass), Help(Id.UnsupportedClass));

    private static readonly DiagnosticDescriptor FileLocal =
        new(Id.FileLocal, Title(Id.FileLocal), Message, Category, DiagnosticSeverity.Error, true, Description(Id.FileLocal), Help(Id.FileLocal));

    private static readonly DiagnosticDescriptor ContainerGeneric =
        new(Id.ContainerGeneric, Title(Id.ContainerGeneric), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ContainerGeneric), Help(Id.ContainerGeneric));

    private static readonly DiagnosticDescriptor MemberClash =
        new(Id.MemberClash, Title(Id.MemberClash), Message, Category, DiagnosticSeverity.Error, true, Description(Id.MemberClash), Help(Id.MemberClash));

    private static readonly DiagnosticDescriptor ConstructorClash =
        new(Id.ConstructorClash, Title(Id.ConstructorClash), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ConstructorClash), Help(Id.ConstructorClash));

    private static readonly DiagnosticDescriptor PrimaryConstructor =
        new(Id.PrimaryConstructor, Title(Id.PrimaryConstructor), Message, Category, DiagnosticSeverity.Error, true, Description(Id.PrimaryConstructor), Help(Id.PrimaryConstructor));

    private static readonly DiagnosticDescriptor BaseConstructor =
        new(Id.BaseConstructor, Title(Id.BaseConstructor), Message, Category, DiagnosticSeverity.Error, true, Description(Id.BaseConstructor), Help(Id.BaseConstructor));

    private static readonly DiagnosticDescriptor RequiredMember =
        new(Id.RequiredMember, Title(Id.RequiredMember), Message, Category, DiagnosticSeverity.Error, true, Description(Id.RequiredMember), Help(Id.RequiredMember));

    private static readonly DiagnosticDescriptor LanguageVersion =
        new(Id.LanguageVersion, Title(Id.LanguageVersion), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LanguageVersion), Help(Id.LanguageVersion));

    private static readonly DiagnosticDescriptor LayersSpread =
        new(Id.LayersSpread, Title(Id.LayersSpread), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LayersSpread), Help(Id.LayersSpread));

    private static readonly DiagnosticDescriptor MissingInput =
        new(Id.MissingInput, Title(Id.MissingInput), Message, Category, DiagnosticSeverity.Error, true, Description(Id.MissingInput), Help(Id.MissingInput));

    private static readonly DiagnosticDescriptor InputPosition =
        new(Id.InputPosition, Title(Id.InputPosition), Message, Category, DiagnosticSeverity.Error, true, Description(Id.InputPosition), Help(Id.InputPosition));

    private static readonly DiagnosticDescriptor InputSize =
        new(Id.InputSize, Title(Id.InputSize), Message, Category, DiagnosticSeverity.Error, true, Description(Id.InputSize), Help(Id.InputSize));

    private static readonly DiagnosticDescriptor UnknownLayer =
        new(Id.UnknownLayer, Title(Id.UnknownLayer), Message, Category, DiagnosticSeverity.Error, true, Description(Id.UnknownLayer), Help(Id.UnknownLayer));

    private static readonly DiagnosticDescriptor NoRecurrentLayer =
        new(Id.NoRecurrentLayer, Title(Id.NoRecurrentLayer), Message, Category, DiagnosticSeverity.Error, true, Description(Id.NoRecurrentLayer), Help(Id.NoRecurrentLayer));

    private static readonly DiagnosticDescriptor EmbeddingPosition =
        new(Id.EmbeddingPosition, Title(Id.EmbeddingPosition), Message, Category, DiagnosticSeverity.Error, true, Description(Id.EmbeddingPosition), Help(Id.EmbeddingPosition));

    private static readonly DiagnosticDescriptor DropoutOnTokens =
        new(Id.DropoutOnTokens, Title(Id.DropoutOnTokens), Message, Category, DiagnosticSeverity.Error, true, Description(Id.DropoutOnTokens), Help(Id.DropoutOnTokens));

    private static readonly DiagnosticDescriptor SizeOutOfRange =
        new(Id.SizeOutOfRange, Title(Id.SizeOutOfRange), Message, Category, DiagnosticSeverity.Error, true, Description(Id.SizeOutOfRange), Help(Id.SizeOutOfRange));

    private static readonly DiagnosticDescriptor OneToOneSteps =
        new(Id.OneToOneSteps, Title(Id.OneToOneSteps), Message, Category, DiagnosticSeverity.Error, true, Description(Id.OneToOneSteps), Help(Id.OneToOneSteps));

    private static readonly DiagnosticDescriptor UnrollFactor =
        new(Id.UnrollFactor, Title(Id.UnrollFactor), Message, Category, DiagnosticSeverity.Error, true, Description(Id.UnrollFactor), Help(Id.UnrollFactor));

    private static readonly DiagnosticDescriptor UnrolledSteps =
        new(Id.UnrolledSteps, Title(Id.UnrolledSteps), Message, Category, DiagnosticSeverity.Error, true, Description(Id.UnrolledSteps), Help(Id.UnrolledSteps));

    private static readonly DiagnosticDescriptor TooLarge =
        new(Id.TooLarge, Title(Id.TooLarge), Message, Category, DiagnosticSeverity.Error, true, Description(Id.TooLarge), Help(Id.TooLarge));

    private static readonly DiagnosticDescriptor DropoutRate =
        new(Id.DropoutRate, Title(Id.DropoutRate), Message, Category, DiagnosticSeverity.Error, true, Description(Id.DropoutRate), Help(Id.DropoutRate));

    private static readonly DiagnosticDescriptor ScaleOutOfRange =
        new(Id.ScaleOutOfRange, Title(Id.ScaleOutOfRange), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ScaleOutOfRange), Help(Id.ScaleOutOfRange));

    private static readonly DiagnosticDescriptor UndefinedEnumValue =
        new(Id.UndefinedEnumValue, Title(Id.UndefinedEnumValue), Message, Category, DiagnosticSeverity.Error, true, Description(Id.UndefinedEnumValue), Help(Id.UndefinedEnumValue));

    private static readonly DiagnosticDescriptor InvalidName =
        new(Id.InvalidName, Title(Id.InvalidName), Message, Category, DiagnosticSeverity.Error, true, Description(Id.InvalidName), Help(Id.InvalidName));

    private static readonly DiagnosticDescriptor RepeatedName =
        new(Id.RepeatedName, Title(Id.RepeatedName), Message, Category, DiagnosticSeverity.Error, true, Description(Id.RepeatedName), Help(Id.RepeatedName));

    private static readonly DiagnosticDescriptor LossWithoutDense =
        new(Id.LossWithoutDense, Title(Id.LossWithoutDense), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LossWithoutDense), Help(Id.LossWithoutDense));

    private static readonly DiagnosticDescriptor LossWithActivation =
        new(Id.LossWithActivation, Title(Id.LossWithActivation), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LossWithActivation), Help(Id.LossWithActivation));

    private static readonly DiagnosticDescriptor ClassesWithOneOutput =
        new(Id.ClassesWithOneOutput, Title(Id.ClassesWithOneOutput), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ClassesWithOneOutput), Help(Id.ClassesWithOneOutput));

    private static readonly DiagnosticDescriptor DebugCompilation =
        new(Id.DebugCompilation, Title(Id.DebugCompilation), Message, Category, DiagnosticSeverity.Info, true, Description(Id.DebugCompilation), Help(Id.DebugCompilation));

    private static readonly DiagnosticDescriptor LargeSource =
        new(Id.LargeSource, Title(Id.LargeSource), Message, Category, DiagnosticSeverity.Warning, true, Description(Id.LargeSource), Help(Id.LargeSource));

    private static readonly DiagnosticDescriptor NetworkOptionWithoutEffect =
        new(Id.NetworkOptionWithoutEffect, Title(Id.NetworkOptionWithoutEffect), Message, Category, DiagnosticSeverity.Warning, true, Description(Id.NetworkOptionWithoutEffect), Help(Id.NetworkOptionWithoutEffect));

    private static readonly DiagnosticDescriptor ResidualWidth =
        new(Id.ResidualWidth, Title(Id.ResidualWidth), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ResidualWidth), Help(Id.ResidualWidth));

    private static readonly DiagnosticDescriptor ResidualBidirectional =
        new(Id.ResidualBidirectional, Title(Id.ResidualBidirectional), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ResidualBidirectional), Help(Id.ResidualBidirectional));

    private static readonly DiagnosticDescriptor SelfAttentionFit =
        new(Id.SelfAttentionFit, Title(Id.SelfAttentionFit), Message, Category, DiagnosticSeverity.Error, true, Description(Id.SelfAttentionFit), Help(Id.SelfAttentionFit));

    private static readonly DiagnosticDescriptor LossOptionOutOfRange =
        new(Id.LossOptionOutOfRange, Title(Id.LossOptionOutOfRange), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LossOptionOutOfRange), Help(Id.LossOptionOutOfRange));

    private static readonly DiagnosticDescriptor LossOptionWithoutEffect =
        new(Id.LossOptionWithoutEffect, Title(Id.LossOptionWithoutEffect), Message, Category, DiagnosticSeverity.Warning, true, Description(Id.LossOptionWithoutEffect), Help(Id.LossOptionWithoutEffect));

    private static readonly DiagnosticDescriptor CtcShape =
        new(Id.CtcShape, Title(Id.CtcShape), Message, Category, DiagnosticSeverity.Error, true, Description(Id.CtcShape), Help(Id.CtcShape));

    private static readonly DiagnosticDescriptor CtcLabels =
        new(Id.CtcLabels, Title(Id.CtcLabels), Message, Category, DiagnosticSeverity.Error, true, Description(Id.CtcLabels), Help(Id.CtcLabels));

    private static readonly DiagnosticDescriptor LossWidth =
        new(Id.LossWidth, Title(Id.LossWidth), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LossWidth), Help(Id.LossWidth));

    private static readonly DiagnosticDescriptor LossHead =
        new(Id.LossHead, Title(Id.LossHead), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LossHead), Help(Id.LossHead));

    private static readonly DiagnosticDescriptor LossFit =
        new(Id.LossFit, Title(Id.LossFit), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LossFit), Help(Id.LossFit));

    private static readonly DiagnosticDescriptor LayerFit =
        new(Id.LayerFit, Title(Id.LayerFit), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LayerFit), Help(Id.LayerFit));

    private static readonly DiagnosticDescriptor InitialStateSources =
        new(Id.InitialStateSources, Title(Id.InitialStateSources), Message, Category, DiagnosticSeverity.Error, true, Description(Id.InitialStateSources), Help(Id.InitialStateSources));

    private static readonly DiagnosticDescriptor ConvolutionFit =
        new(Id.ConvolutionFit, Title(Id.ConvolutionFit), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ConvolutionFit), Help(Id.ConvolutionFit));

    private static readonly DiagnosticDescriptor BackpropStepsOutOfRange =
        new(Id.BackpropStepsOutOfRange, Title(Id.BackpropStepsOutOfRange), Message, Category, DiagnosticSeverity.Error, true, Description(Id.BackpropStepsOutOfRange), Help(Id.BackpropStepsOutOfRange));

    private static readonly DiagnosticDescriptor StatesNotCarried =
        new(Id.StatesNotCarried, Title(Id.StatesNotCarried), Message, Category, DiagnosticSeverity.Error, true, Description(Id.StatesNotCarried), Help(Id.StatesNotCarried));

    private static readonly DiagnosticDescriptor TrainingOptionWithoutLoss =
        new(Id.TrainingOptionWithoutLoss, Title(Id.TrainingOptionWithoutLoss), Message, Category, DiagnosticSeverity.Warning, true, Description(Id.TrainingOptionWithoutLoss), Help(Id.TrainingOptionWithoutLoss));

    private static readonly DiagnosticDescriptor TreeWithSequenceLayer =
        new(Id.TreeWithSequenceLayer, Title(Id.TreeWithSequenceLayer), Message, Category, DiagnosticSeverity.Error, true, Description(Id.TreeWithSequenceLayer), Help(Id.TreeWithSequenceLayer));

    private static readonly DiagnosticDescriptor TreeShape =
        new(Id.TreeShape, Title(Id.TreeShape), Message, Category, DiagnosticSeverity.Error, true, Description(Id.TreeShape), Help(Id.TreeShape));

    private static readonly DiagnosticDescriptor TreeSteps =
        new(Id.TreeSteps, Title(Id.TreeSteps), Message, Category, DiagnosticSeverity.Error, true, Description(Id.TreeSteps), Help(Id.TreeSteps));

    private static readonly DiagnosticDescriptor TreeTimeOption =
        new(Id.TreeTimeOption, Title(Id.TreeTimeOption), Message, Category, DiagnosticSeverity.Error, true, Description(Id.TreeTimeOption), Help(Id.TreeTimeOption));

    private static readonly DiagnosticDescriptor DecoderPosition =
        new(Id.DecoderPosition, Title(Id.DecoderPosition), Message, Category, DiagnosticSeverity.Error, true, Description(Id.DecoderPosition), Help(Id.DecoderPosition));

    private static readonly DiagnosticDescriptor OutputSteps =
        new(Id.OutputSteps, Title(Id.OutputSteps), Message, Category, DiagnosticSeverity.Error, true, Description(Id.OutputSteps), Help(Id.OutputSteps));

    private static readonly DiagnosticDescriptor LaterSteps =
        new(Id.LaterSteps, Title(Id.LaterSteps), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LaterSteps), Help(Id.LaterSteps));

    private static readonly DiagnosticDescriptor FeedbackWidth =
        new(Id.FeedbackWidth, Title(Id.FeedbackWidth), Message, Category, DiagnosticSeverity.Error, true, Description(Id.FeedbackWidth), Help(Id.FeedbackWidth));

    private static readonly DiagnosticDescriptor AttentionTarget =
        new(Id.AttentionTarget, Title(Id.AttentionTarget), Message, Category, DiagnosticSeverity.Error, true, Description(Id.AttentionTarget), Help(Id.AttentionTarget));

    private static readonly DiagnosticDescriptor ForcingWithoutTarget =
        new(Id.ForcingWithoutTarget, Title(Id.ForcingWithoutTarget), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ForcingWithoutTarget), Help(Id.ForcingWithoutTarget));

    private static readonly DiagnosticDescriptor NothingToRead =
        new(Id.NothingToRead, Title(Id.NothingToRead), Message, Category, DiagnosticSeverity.Error, true, Description(Id.NothingToRead), Help(Id.NothingToRead));

    private static readonly DiagnosticDescriptor LayerOptionWithoutEffect =
        new(Id.LayerOptionWithoutEffect, Title(Id.LayerOptionWithoutEffect), Message, Category, DiagnosticSeverity.Warning, true, Description(Id.LayerOptionWithoutEffect), Help(Id.LayerOptionWithoutEffect));

    private static readonly DiagnosticDescriptor UnknownSource =
        new(Id.UnknownSource, Title(Id.UnknownSource), Message, Category, DiagnosticSeverity.Error, true, Description(Id.UnknownSource), Help(Id.UnknownSource));

    private static readonly DiagnosticDescriptor SourceOrder =
        new(Id.SourceOrder, Title(Id.SourceOrder), Message, Category, DiagnosticSeverity.Error, true, Description(Id.SourceOrder), Help(Id.SourceOrder));

    private static readonly DiagnosticDescriptor JoinSources =
        new(Id.JoinSources, Title(Id.JoinSources), Message, Category, DiagnosticSeverity.Error, true, Description(Id.JoinSources), Help(Id.JoinSources));

    private static readonly DiagnosticDescriptor JoinWidths =
        new(Id.JoinWidths, Title(Id.JoinWidths), Message, Category, DiagnosticSeverity.Error, true, Description(Id.JoinWidths), Help(Id.JoinWidths));

    private static readonly DiagnosticDescriptor UnreadLayer =
        new(Id.UnreadLayer, Title(Id.UnreadLayer), Message, Category, DiagnosticSeverity.Error, true, Description(Id.UnreadLayer), Help(Id.UnreadLayer));

    private static readonly DiagnosticDescriptor SourceSpan =
        new(Id.SourceSpan, Title(Id.SourceSpan), Message, Category, DiagnosticSeverity.Error, true, Description(Id.SourceSpan), Help(Id.SourceSpan));

    private static readonly DiagnosticDescriptor InputSpans =
        new(Id.InputSpans, Title(Id.InputSpans), Message, Category, DiagnosticSeverity.Error, true, Description(Id.InputSpans), Help(Id.InputSpans));

    private static readonly DiagnosticDescriptor EquationsMissing =
        new(Id.EquationsMissing, Title(Id.EquationsMissing), Message, Category, DiagnosticSeverity.Error, true, Description(Id.EquationsMissing), Help(Id.EquationsMissing));

    private static readonly DiagnosticDescriptor CellWidths =
        new(Id.CellWidths, Title(Id.CellWidths), Message, Category, DiagnosticSeverity.Error, true, Description(Id.CellWidths), Help(Id.CellWidths));

    private static readonly DiagnosticDescriptor CellNormalization =
        new(Id.CellNormalization, Title(Id.CellNormalization), Message, Category, DiagnosticSeverity.Error, true, Description(Id.CellNormalization), Help(Id.CellNormalization));

    private static readonly DiagnosticDescriptor StepMissing =
        new(Id.StepMissing, Title(Id.StepMissing), Message, Category, DiagnosticSeverity.Error, true, Description(Id.StepMissing), Help(Id.StepMissing));

    private static readonly DiagnosticDescriptor StepParameter =
        new(Id.StepParameter, Title(Id.StepParameter), Message, Category, DiagnosticSeverity.Error, true, Description(Id.StepParameter), Help(Id.StepParameter));

    private static readonly DiagnosticDescriptor StepResult =
        new(Id.StepResult, Title(Id.StepResult), Message, Category, DiagnosticSeverity.Error, true, Description(Id.StepResult), Help(Id.StepResult));

    private static readonly DiagnosticDescriptor NotAnEquation =
        new(Id.NotAnEquation, Title(Id.NotAnEquation), Message, Category, DiagnosticSeverity.Error, true, Description(Id.NotAnEquation), Help(Id.NotAnEquation));

    private static readonly DiagnosticDescriptor NotConstant =
        new(Id.NotConstant, Title(Id.NotConstant), Message, Category, DiagnosticSeverity.Error, true, Description(Id.NotConstant), Help(Id.NotConstant));

    private static readonly DiagnosticDescriptor RecursiveEquations =
        new(Id.RecursiveEquations, Title(Id.RecursiveEquations), Message, Category, DiagnosticSeverity.Error, true, Description(Id.RecursiveEquations), Help(Id.RecursiveEquations));

    private static readonly DiagnosticDescriptor TooManyEquations =
        new(Id.TooManyEquations, Title(Id.TooManyEquations), Message, Category, DiagnosticSeverity.Error, true, Description(Id.TooManyEquations), Help(Id.TooManyEquations));

    private static readonly DiagnosticDescriptor ShapeMismatch =
        new(Id.ShapeMismatch, Title(Id.ShapeMismatch), Message, Category, DiagnosticSeverity.Error, true, Description(Id.ShapeMismatch), Help(Id.ShapeMismatch));

    private static readonly DiagnosticDescriptor TransposeUse =
        new(Id.TransposeUse, Title(Id.TransposeUse), Message, Category, DiagnosticSeverity.Error, true, Description(Id.TransposeUse), Help(Id.TransposeUse));

    private static readonly DiagnosticDescriptor UnusedParameter =
        new(Id.UnusedParameter, Title(Id.UnusedParameter), Message, Category, DiagnosticSeverity.Error, true, Description(Id.UnusedParameter), Help(Id.UnusedParameter));

    private static readonly DiagnosticDescriptor OutputState =
        new(Id.OutputState, Title(Id.OutputState), Message, Category, DiagnosticSeverity.Error, true, Description(Id.OutputState), Help(Id.OutputState));

    private static readonly DiagnosticDescriptor CellNotPartial =
        new(Id.CellNotPartial, Title(Id.CellNotPartial), Message, Category, DiagnosticSeverity.Info, true, Description(Id.CellNotPartial), Help(Id.CellNotPartial));

    private static readonly DiagnosticDescriptor UnsupportedCellClass =
        new(Id.UnsupportedCellClass, Title(Id.UnsupportedCellClass), Message, Category, DiagnosticSeverity.Error, true, Description(Id.UnsupportedCellClass), Help(Id.UnsupportedCellClass));

    private static readonly DiagnosticDescriptor LossMethod =
        new(Id.LossMethod, Title(Id.LossMethod), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LossMethod), Help(Id.LossMethod));

    private static readonly DiagnosticDescriptor LayerMethod =
        new(Id.LayerMethod, Title(Id.LayerMethod), Message, Category, DiagnosticSeverity.Error, true, Description(Id.LayerMethod), Help(Id.LayerMethod));

    private static readonly DiagnosticDescriptor InternalError =
        new(Id.InternalError, Title(Id.InternalError), Message, Category, DiagnosticSeverity.Error, true, Description(Id.InternalError), Help(Id.InternalError));

    /// <summary>Every descriptor, in the order of the rules.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial,
        ContainerNotPartial,
        UnsupportedClass,
        FileLocal,
        ContainerGeneric,
        MemberClash,
        ConstructorClash,
        PrimaryConstructor,
        BaseConstructor,
        RequiredMember,
        LanguageVersion,
        LayersSpread,
        MissingInput,
        InputPosition,
        InputSize,
        UnknownLayer,
        NoRecurrentLayer,
        EmbeddingPosition,
        DropoutOnTokens,
        SizeOutOfRange,
        OneToOneSteps,
        UnrollFactor,
        UnrolledSteps,
        TooLarge,
        DropoutRate,
        ScaleOutOfRange,
        UndefinedEnumValue,
        InvalidName,
        RepeatedName,
        LossWithoutDense,
        LossWithActivation,
        ClassesWithOneOutput,
        DebugCompilation,
        LargeSource,
        NetworkOptionWithoutEffect,
        ResidualWidth,
        ResidualBidirectional,
        SelfAttentionFit,
        LossOptionOutOfRange,
        LossOptionWithoutEffect,
        CtcShape,
        CtcLabels,
        LossWidth,
        LossHead,
        LossFit,
        LayerFit,
        InitialStateSources,
        ConvolutionFit,
        BackpropStepsOutOfRange,
        StatesNotCarried,
        TrainingOptionWithoutLoss,
        TreeWithSequenceLayer,
        TreeShape,
        TreeSteps,
        TreeTimeOption,
        DecoderPosition,
        OutputSteps,
        LaterSteps,
        FeedbackWidth,
        AttentionTarget,
        ForcingWithoutTarget,
        NothingToRead,
        LayerOptionWithoutEffect,
        UnknownSource,
        SourceOrder,
        JoinSources,
        JoinWidths,
        UnreadLayer,
        SourceSpan,
        InputSpans,
        EquationsMissing,
        CellWidths,
        CellNormalization,
        StepMissing,
        StepParameter,
        StepResult,
        NotAnEquation,
        NotConstant,
        RecursiveEquations,
        TooManyEquations,
        ShapeMismatch,
        TransposeUse,
        UnusedParameter,
        OutputState,
        CellNotPartial,
        UnsupportedCellClass,
        LossMethod,
        LayerMethod,
        InternalError,
    ];

    /// <summary>The descriptors of the rules about networks.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfNetworks { get; } = [.. All.Where(descriptor => Rules[descriptor.Id] is not CellRule)];

    /// <summary>The descriptors of the rules about cells.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfCells { get; } = [.. All.Where(descriptor => Rules[descriptor.Id] is CellRule or InternalErrorRule)];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <summary>A rule's descriptor.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => ById[rule.Id];

    /// <summary>The descriptor of what no rule foresaw.</summary>
    public static DiagnosticDescriptor OfFailures => InternalError;

    private static string Title(string id) => Rules[id].Title;

    private static RulePage Description(string id) => new(id);

    private static string Help(string id) => Rules[id].HelpLink;
}
