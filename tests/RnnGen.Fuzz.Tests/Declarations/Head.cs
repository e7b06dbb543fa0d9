namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>A loss, and the width of the layer that it is about.</summary>
internal sealed record Head(Part Loss, int Outputs)
{
    /// <summary>The kind of loss.</summary>
    public string Kind => Loss.LossName;

    public bool TakesLabels => Kind is "Ctc" or "Focal" || (Kind == "SoftmaxCrossEntropy" && Loss.Value("Targets") != "LossTargets.Distributions");

    /// <summary>The numbers of a target.</summary>
    public int TargetSize => Topology.TargetWidth(Loss, Outputs);
}
