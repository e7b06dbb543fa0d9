using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnGen.Runtime;

namespace RnnGen;

/// <content>Several inputs.</content>
public sealed partial class Session<T>
{
    private bool _hasStatic;

    /// <summary>
    /// Says what belongs to the whole sequence: the values of the inputs with <see cref="InputSpan.Sequence"/>. Before the first step, and again where another sequence begins; the states stay
    /// as they are. Numbers are normalized here, as the network is at the time. They are no states: neither are they exported nor reset.
    /// </summary>
    /// <param name="inputs">[features]: of these inputs side by side, in the order in which they are declared; empty where there is none.</param>
    /// <param name="tokens">[inputs]: of those of tokens; empty where there is none.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in its vocabulary; or a number is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The network has no input of the sequence, or another call is using the session.</exception>
    public void SetStaticInputs(ReadOnlySpan<T> inputs, ReadOnlySpan<int> tokens) => SetStatic(inputs, tokens, _engine.Applied);

    /// <summary>As <see cref="SetStaticInputs(ReadOnlySpan{T}, ReadOnlySpan{int})"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="inputs">[features]: of these inputs side by side, in the order in which they are declared; empty where there is none.</param>
    /// <param name="tokens">[inputs]: of those of tokens; empty where there is none.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in its vocabulary, or a finite number is not finite once normalized and narrowed; or a number is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The network has no input of the sequence, or another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    public void SetStaticInputs(ReadOnlySpan<double> inputs, ReadOnlySpan<int> tokens) => SetStatic(inputs, tokens, _engine.Applied);

    /// <summary>One step of a network with several inputs.</summary>
    /// <param name="inputs">[features]: of the inputs with values at each step side by side, in the order in which they are declared; empty where there is none.</param>
    /// <param name="tokens">[inputs]: of those of tokens; empty where there is none.</param>
    /// <param name="output">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in its vocabulary; or an input is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    public void Step(ReadOnlySpan<T> inputs, ReadOnlySpan<int> tokens, Span<T> output) => Advance(inputs, tokens, output, logits: false, _engine.Applied);

    /// <summary>One step of a network with several inputs in double precision: numbers are normalized before they are narrowed, and outputs widened before they are brought to the targets' units.</summary>
    /// <param name="inputs">[features]: of the inputs with values at each step side by side, in the order in which they are declared; empty where there is none.</param>
    /// <param name="tokens">[inputs]: of those of tokens; empty where there is none.</param>
    /// <param name="output">[output size]: as <c>Predict</c> returns them.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in its vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    public void Step(ReadOnlySpan<double> inputs, ReadOnlySpan<int> tokens, Span<double> output) => Advance(inputs, tokens, output, logits: false, _engine.Applied);

    /// <summary>One step of a network with several inputs; returns the last layer's values, as <c>PredictLogits</c> does.</summary>
    /// <param name="inputs">[features]: of the inputs with values at each step side by side, in the order in which they are declared; empty where there is none.</param>
    /// <param name="tokens">[inputs]: of those of tokens; empty where there is none.</param>
    /// <param name="output">[output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in its vocabulary; or an input is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    public void StepLogits(ReadOnlySpan<T> inputs, ReadOnlySpan<int> tokens, Span<T> output) => Advance(inputs, tokens, output, logits: true, _engine.Applied);

    /// <summary>One step of a network with several inputs in double precision, whose numbers are normalized before they are narrowed; returns the last layer's values, as <c>PredictLogits</c> does.</summary>
    /// <param name="inputs">[features]: of the inputs with values at each step side by side, in the order in which they are declared; empty where there is none.</param>
    /// <param name="tokens">[inputs]: of those of tokens; empty where there is none.</param>
    /// <param name="output">[output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in its vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="NotFiniteNumberException">A state is not finite, with <see cref="NonFiniteHandling.Throw"/>.</exception>
    /// <exception cref="InvalidOperationException">The inputs of the sequence were not given, or another call is using the session.</exception>
    [OverloadResolutionPriority(-1)]
    public void StepLogits(ReadOnlySpan<double> inputs, ReadOnlySpan<int> tokens, Span<double> output) => Advance(inputs, tokens, output, logits: true, _engine.Applied);

    /// <summary>As <see cref="SetStaticInputs(ReadOnlySpan{T}, ReadOnlySpan{int})"/>, with a normalization that was read before.</summary>
    internal void SetStatic<TNumber>(ReadOnlySpan<TNumber> inputs, ReadOnlySpan<int> tokens, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var block = _engine.Layout.BlockOf(InputSpan.Sequence);
        if (block.Features + block.Tokens.Length == 0)
        {
            throw new InvalidOperationException($"{_engine.Layout.Name} has no input that belongs to the whole sequence; declare one with [Input(Span = InputSpan.Sequence)].");
        }

        _use.Check();
        _use.Begin();
        try
        {
            CopyIn(block, inputs, tokens, normalization);
            _hasStatic = true;
        }
        finally
        {
            _use.End();
        }
    }

    /// <summary>As <see cref="Step(ReadOnlySpan{T}, ReadOnlySpan{int}, Span{T})"/>, with a normalization that was read before.</summary>
    internal void Advance<TNumber>(ReadOnlySpan<TNumber> inputs, ReadOnlySpan<int> tokens, Span<TNumber> output, bool logits, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var network = _engine.Layout;
        _use.Check();
        SessionValidation.CheckInputs(network, _hasStatic, output.Length, _outputSize);
        _use.Begin();
        try
        {
            CopyIn(network.BlockOf(InputSpan.Steps), inputs, tokens, normalization);
        }
        catch
        {
            _use.End();
            throw;
        }

        // A network with one input is given as many tokens as it has all the same.
        if (_tokens.Length == 0)
        {
            var token = tokens.IsEmpty ? 0 : tokens[0];
            Advance(ref MemoryMarshal.GetArrayDataReference(_memory), ref token, output, logits, normalization);
            return;
        }

        Advance(ref MemoryMarshal.GetArrayDataReference(_memory), ref MemoryMarshal.GetArrayDataReference(_tokens), output, logits, normalization);
    }

    /// <summary>Copies what a prediction's decoder reads: the states, to where its encoder's first row ends with them, and what belongs to the whole sequence.</summary>
    internal void CopyTo(Workspace<T> workspace, NetworkLayout network)
    {
        _use.Check();
        SessionValidation.CheckInputs(network, _hasStatic, outputs: 0, outputSize: 0);
        for (var i = 0; i < network.HandedOver.Count; i++)
        {
            var handed = network.HandedOver[i];
            State.Slice(handed.State, handed.Width).CopyTo(workspace.Values[handed.Final..]);
        }

        foreach (var input in network.BlockOf(InputSpan.Sequence).Numbers)
        {
            NumbersOf(input).CopyTo(workspace.Values[network.Place(workspace.Layout, input, 0)..]);
        }

        foreach (var input in network.BlockOf(InputSpan.Sequence).Tokens)
        {
            workspace.Tokens[network.TokenPlace(input, 0, 0)] = _tokens[input.SessionOffset];
        }
    }

    /// <summary>Copies the inputs of a span, each to its place, once all are checked.</summary>
    private void CopyIn<TNumber>(InputBlock block, ReadOnlySpan<TNumber> inputs, ReadOnlySpan<int> tokens, AppliedNormalization? normalization)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        SessionValidation.CheckInputs(_engine.Layout, block, inputs.Length, tokens);
        if (block.Span == InputSpan.Sequence && _nonFinite == NonFiniteHandling.Throw)
        {
            // Every step would be refused for them. Those of a step are looked at with the states that it leads to.
            SessionValidation.CheckFinite(block, inputs);
        }

        var scaling = normalization?.Of(block.Span);
        if (typeof(TNumber) != typeof(T) || scaling is not null)
        {
            NumberRange.CheckStep<TNumber, T>(inputs, scaling, block);
        }

        var column = 0;
        foreach (var input in block.Numbers)
        {
            FeatureScaling.Normalize(inputs.Slice(column, input.Features), NumbersOf(input), scaling, column);
            column += input.Features;
        }

        for (var i = 0; i < block.Tokens.Length && _tokens.Length > 0; i++)
        {
            _tokens[block.Tokens[i].SessionOffset] = tokens[i];
        }
    }

    private Span<T> NumbersOf(InputLayout input) => _memory.AsSpan((int)_workspace + input.SessionOffset, input.Features);

    /// <summary>The first number of the inputs that is not finite: of which input, and its place; -1 where all are.</summary>
    private (InputLayout Input, int Feature) NonFiniteInput()
    {
        var inputs = _engine.Layout.Inputs;
        for (var i = 0; i < inputs.Count; i++)
        {
            if (!inputs[i].IsTokens && SessionStates.FirstNonFinite<T>(NumbersOf(inputs[i])) is >= 0 and var feature)
            {
                return (inputs[i], feature);
            }
        }

        return (inputs[0], -1);
    }
}
