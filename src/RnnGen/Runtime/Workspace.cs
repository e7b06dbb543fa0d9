using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>The memory of one call: the numbers of a pass, its tokens [steps, batch size] and its class indices [output steps, batch size], or of paths [batch size, states].</summary>
internal sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _values;
    private readonly int[] _tokens;
    private readonly int[] _labels;

    public Workspace(NetworkLayout network, WorkspaceLayout layout)
    {
        Layout = layout;
        _values = new(layout.Length);
        _tokens = new int[network.Vocabulary > 0 ? network.Steps * network.BatchSize : 1];
        _labels = new int[network.HasClassTargets ? network.BatchSize * (network.Loss is LossKind.Ctc ? network.PathStates : network.OutputSteps) : 1];
    }

    public WorkspaceLayout Layout { get; }

    public ref T Origin => ref _values.Origin;

    public ref int FirstToken => ref _tokens[0];

    public ref int FirstLabel => ref _labels[0];

    public Span<T> Values => _values.Span;

    public Span<int> Tokens => _tokens;

    public Span<int> Labels => _labels;
}
