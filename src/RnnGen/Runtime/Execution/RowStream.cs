using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>One row, one step at a time, with the compiled step of a session. What it is given has been checked.</summary>
internal sealed class RowStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _engine;
    private readonly SessionLayout _layout;

    /// <summary>The workspace, and behind it two blocks of states, which take turns.</summary>
    private readonly AlignedBuffer<T> _buffer;
    private readonly int[] _tokens;
    private readonly int _states;
    private readonly int _stateBlock;
    private int _turn;

    public RowStream(NetworkEngine<T> engine)
    {
        (_engine, _layout) = (engine, engine.Layout.Session!);
        (_states, _stateBlock) = (AlignedBuffer<T>.Align(_layout.Length), AlignedBuffer<T>.Align(Math.Max(1, _layout.StateLength)));
        _buffer = new(_states + (2 * _stateBlock));
        _tokens = new int[Math.Max(1, engine.Layout.Inputs.Count(static input => input.IsTokens))];
    }

    /// <summary>Begins a row: its states are 0, or what the network has learned.</summary>
    public void Begin()
    {
        var states = StatesOf(_turn);
        states.Clear();
        foreach (var learned in _layout.LearnedStates)
        {
            _engine.Parameters.Buffer.Span.Slice(learned.Parameter, learned.Length).CopyTo(states[learned.State..]);
        }
    }

    /// <summary>Puts the inputs of a span there, normalized.</summary>
    public void Put<TNumber>(InputBlock block, ReadOnlySpan<TNumber> inputs, ReadOnlySpan<int> tokens, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var (scaling, column) = (normalization?.Of(block.Span), 0);
        foreach (var input in block.Numbers)
        {
            FeatureScaling.Normalize(inputs.Slice(column, input.Features), _buffer.Span.Slice(input.SessionOffset, input.Features), scaling, column);
            column += input.Features;
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            _tokens[_tokens.Length == 1 ? 0 : block.Tokens[i].SessionOffset] = tokens[i];
        }
    }

    /// <summary>The values before the link functions, of the step that was taken last.</summary>
    public ReadOnlySpan<T> Logits => _buffer.Span.Slice(_layout.Logits, _engine.Layout.OutputSize);

    /// <summary>Takes a step.</summary>
    public void Step()
    {
        _engine.Program.Step(_engine.Width, ref _engine.Parameters.Origin, ref _buffer.Origin, ref StatesOf(_turn)[0], ref StatesOf(1 - _turn)[0], ref _tokens[0]);
        _turn = 1 - _turn;
    }

    /// <summary>Copies the outputs of the step that was taken last.</summary>
    /// <param name="output">[output size]; written.</param>
    /// <param name="logits">Whether the values before the link functions are meant.</param>
    /// <param name="normalization">The units of the outputs.</param>
    public void CopyOut<TNumber>(Span<TNumber> output, bool logits, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        FeatureScaling.Denormalize(_buffer.Span.Slice(logits ? _layout.Logits : _layout.Outputs, output.Length), output, logits ? null : normalization?.Outputs);
    }

    private Span<T> StatesOf(int turn) => _buffer.Span.Slice(_states + (turn * _stateBlock), _stateBlock);
}
