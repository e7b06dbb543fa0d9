namespace RnnGen.Runtime;

/// <summary>A <see cref="Normalization"/> as a network applies it; an absent part is null. Immutable, so that one reference is a consistent snapshot for a call.</summary>
internal sealed class AppliedNormalization
{
    private readonly FeatureScaling?[] _inputs;

    public AppliedNormalization(Normalization source, NetworkLayout network)
    {
        Source = source;
        CheckCount(source.InputMean, network.Features, "features");
        CheckTargets(source, network);
        Targets = FeatureScaling.Of(source.TargetMean, source.TargetScale);
        Outputs = network.EachHead is [{ IsOfTargets: true }] ? Targets : OfColumns(source, network);
        var first = 0;
        _inputs = Array.ConvertAll(network.Blocks, block =>
        {
            var scaling = source.InputMean.Count == 0 ? null : FeatureScaling.Of([.. source.InputMean.Skip(first).Take(block.Features)], [.. source.InputScale.Skip(first).Take(block.Features)]);
            first += block.Features;
            return scaling;
        });
    }

    public Normalization Source { get; }

    public FeatureScaling? Targets { get; }

    /// <summary>The scaling of the outputs: that of the targets, or, of losses with several outputs for each, that of their units.</summary>
    public FeatureScaling? Outputs { get; }

    /// <summary>The scaling of the inputs of a span.</summary>
    public FeatureScaling? Of(InputSpan span) => _inputs[(int)span];

    private static FeatureScaling? OfColumns(Normalization source, NetworkLayout network)
    {
        if (source.TargetMean.Count == 0)
        {
            return null;
        }

        var (mean, scale) = (new List<double>(), new List<double>());
        foreach (var head in network.EachHead)
        {
            foreach (var (unit, count) in head.TakesTargets ? head.Columns : [new OutputColumns(OutputUnit.None, head.OutputSize)])
            {
                for (var i = 0; i < count; i++)
                {
                    var feature = head.TargetColumn + (i % head.TargetSize);
                    mean.Add(unit == OutputUnit.Value ? source.TargetMean[feature] : 0);
                    scale.Add(unit == OutputUnit.None ? 1 : source.TargetScale[feature]);
                }
            }
        }

        return FeatureScaling.Of(mean, scale);
    }

    private static void CheckTargets(Normalization source, NetworkLayout network)
    {
        if (source.TargetMean.Count == 0)
        {
            return;
        }

        // A network without a loss has values of which no more is known.
        if (network.EachHead.All(static head => head is { Loss: not null, IsRegression: false }))
        {
            throw new ArgumentException($"Targets of {string.Join(" and ", network.EachHead.Select(static head => head.LossText).Distinct())} are probabilities, classes, scores or counts and cannot be normalized.", "value");
        }

        var size = network.Loss is null ? network.OutputSize : network.ValueSize;
        CheckCount(source.TargetMean, size, size == network.OutputSize ? "outputs" : "targets");
        foreach (var head in network.EachHead.Where(static head => head is { TakesTargets: true, IsRegression: false }))
        {
            for (var i = head.TargetColumn; i < head.TargetColumn + head.TargetSize; i++)
            {
                if (source.TargetMean[i] != 0 || source.TargetScale[i] != 1)
                {
                    throw new ArgumentException(FormattableString.Invariant($"Target {i} is one of '{head.Name}', whose {head.LossText} takes probabilities, scores or counts as they are: expected mean 0 and scale 1; given {source.TargetMean[i]} and {source.TargetScale[i]}."), "value");
                }
            }
        }
    }

    private static void CheckCount(IReadOnlyList<double> mean, int expected, string what)
    {
        if (mean.Count != 0 && mean.Count != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"The normalization has {mean.Count} {what}; expected {expected}, or none."), "value");
        }
    }
}
