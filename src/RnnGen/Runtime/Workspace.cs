using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>The memory of one call: the numbers of a pass, its tokens [steps, batch size] and its class indices [output steps, batch size], or of paths [batch size, states].</summary>
internal sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _values;
    private readonly int[] _tokens;
    private readonly int _tokenCount;
    private readonly int[] _labels;

    public Workspace(NetworkLayout network, WorkspaceLayout layout)
    {
        Layout = layout;
        _values = new(layout.Length);
        _tokenCount = network.Vocabulary > 0 ? network.Steps * network.BatchSize : 0;
        _tokens = new int[Math.Max(1, _tokenCount + (network.HasTrees ? Runtime.Forest.TableLength(network.Steps, network.BatchSize) : 0))];
        _labels = new int[network.HasClassTargets ? network.BatchSize * (network.Loss is LossKind.Ctc ? network.PathStates : network.OutputSteps) : 1];
    }

    public WorkspaceLayout Layout { get; }

    public ref T Origin => ref _values.Origin;

    public ref int FirstToken => ref _tokens[0];

    public ref int FirstLabel => ref _labels[0];

    public Span<T> Values => _values.Span;

    public Span<int> Tokens => _tokens;

    /// <summary>The table of the call's trees, which follows the tokens.</summary>
    public Span<int> Forest => _tokens.AsSpan(_tokenCount);

    public Span<int> Labels => _labels;

    /// <summary>Where an output position of a row stands: [output steps, batch size], or by slot where every node of a tree has an output.</summary>
    public int OutputPosition(NetworkLayout network, int row, int t) =>
        network.HasNodeOutputs ? new ForestTable(network, Forest).Slot(row, t) : (t * network.BatchSize) + row;
}
