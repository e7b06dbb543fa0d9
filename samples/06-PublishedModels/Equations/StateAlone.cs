using RnnGen.Equations;

namespace PublishedModels;

/// <summary>h of [context; h], what layers read behind the last recurrent layer of a decoder that attends: for those that are to see the state without what was attended to.</summary>
public sealed partial class StateAlone : SequenceLayer
{
    public static Vector Apply(Vector x) => Part(x, 1, 2);
}
