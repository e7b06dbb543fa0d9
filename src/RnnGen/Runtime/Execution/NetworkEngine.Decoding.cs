using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnGen.Runtime;

/// <content>Decoding.</content>
public sealed partial class NetworkEngine<T>
{
    /// <summary>Decodes from features: the class chosen at each output step, from which the next step goes on.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps], or [rows, paths, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    public void Decode(ReadOnlySpan<T> inputs, Span<int> outputs, DecodingOptions? options = null) => Decode(new SequenceBatch<T> { Inputs = inputs }, outputs, options);

    /// <summary>Decodes from tokens: the class chosen at each output step, from which the next step goes on.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps], or [rows, paths, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    public void Decode(ReadOnlySpan<int> tokens, Span<int> outputs, DecodingOptions? options = null) => Decode(new SequenceBatch<T> { Tokens = tokens }, outputs, options);

    /// <summary>Decodes from a batch whose rows may have lengths: the class chosen at each output step, from which the next step goes on; class 0 throughout for a row of length 0.</summary>
    /// <param name="batch">Inputs or tokens, and lengths; those of targets are not looked at.</param>
    /// <param name="outputs">[rows, output steps], or [rows, paths, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    public void Decode(in SequenceBatch<T> batch, Span<int> outputs, DecodingOptions? options = null) => Choose<SequenceBatch<T>, T>(batch, outputs, options ?? DecodingOptions.Greedy);

    /// <summary>As <see cref="Decode(ReadOnlySpan{T}, Span{int}, DecodingOptions)"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps], or [rows, paths, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, an option is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    [OverloadResolutionPriority(-1)]
    public void Decode(ReadOnlySpan<double> inputs, Span<int> outputs, DecodingOptions? options = null) => Choose<SequenceBatch<double>, double>(new SequenceBatch<double> { Inputs = inputs }, outputs, options ?? DecodingOptions.Greedy);

    /// <summary>As <see cref="Decode(in SequenceBatch{T}, Span{int}, DecodingOptions)"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="batch">Inputs or tokens, and lengths; those of targets are not looked at.</param>
    /// <param name="outputs">[rows, output steps], or [rows, paths, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, an option is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    [OverloadResolutionPriority(-1)]
    public void Decode(in SequenceBatch<double> batch, Span<int> outputs, DecodingOptions? options = null) => Choose<SequenceBatch<double>, double>(batch, outputs, options ?? DecodingOptions.Greedy);

    /// <summary>As <see cref="Decode(in SequenceBatch{T}, Span{int}, DecodingOptions)"/>, from a batch that names its parts, in the network's precision or in double precision.</summary>
    /// <param name="batch">Inputs, and lengths; those of targets are not looked at.</param>
    /// <param name="outputs">[rows, output steps], or [rows, paths, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, an option is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    public void Decode<TBatch, TNumber>(in TBatch batch, Span<int> outputs, DecodingOptions? options = null)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => Choose<TBatch, TNumber>(batch, outputs, options ?? DecodingOptions.Greedy);

    /// <summary>Decodes from a batch whose rows may have lengths: the values of each output step, drawn from the distributions that are predicted, from which the next step goes on; 0 throughout for a row of length 0.</summary>
    /// <param name="batch">Inputs or tokens, and lengths; those of targets are not looked at.</param>
    /// <param name="values">[rows, paths, output steps, target size], of the last head where there are several; in the targets' units; written.</param>
    /// <param name="options">The number of paths, and the seed; null for the means, as Predict feeds them back.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network draws no values.</exception>
    public void Decode(in SequenceBatch<T> batch, Span<T> values, DecodingOptions? options = null) => DrawValues(batch, values, options ?? DecodingOptions.Greedy);

    /// <summary>As <see cref="Decode(in SequenceBatch{T}, Span{T}, DecodingOptions)"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="batch">Inputs or tokens, and lengths; those of targets are not looked at.</param>
    /// <param name="values">[rows, paths, output steps, target size], of the last head where there are several; in the targets' units; written.</param>
    /// <param name="options">The number of paths, and the seed; null for the means, as Predict feeds them back.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, an option is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network draws no values.</exception>
    [OverloadResolutionPriority(-1)]
    public void Decode(in SequenceBatch<double> batch, Span<double> values, DecodingOptions? options = null) => DrawValues(batch, values, options ?? DecodingOptions.Greedy);

    /// <summary>As <see cref="Decode(in SequenceBatch{T}, Span{T}, DecodingOptions)"/>, from a batch that names its parts, in the network's precision or in double precision.</summary>
    /// <param name="batch">Inputs, and lengths; those of targets are not looked at.</param>
    /// <param name="values">[rows, paths, output steps, target size], of the last head where there are several; in the targets' units; written.</param>
    /// <param name="options">The number of paths, and the seed; null for the means, as Predict feeds them back.</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, an option is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network draws no values.</exception>
    public void Decode<TBatch, TNumber>(in TBatch batch, Span<TNumber> values, DecodingOptions? options = null)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => DrawValues(batch, values, options ?? DecodingOptions.Greedy);

    private void Choose<TBatch, TNumber>(in TBatch batch, Span<int> outputs, DecodingOptions choice)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var workspace = _pool.Rent();
        try
        {
            var own = InputsOf<TBatch, TNumber>(batch, workspace);
            var extent = BatchValidation.CheckInputs(Layout, own);
            ChosenClasses.Check(Layout, extent, outputs.Length, choice);
            for (var drawn = FirstRows(extent, choice); drawn.Paths > 0; drawn = drawn.Next(Layout.BatchSize))
            {
                Draw(own, extent, choice, drawn, workspace);
                ChosenClasses.CopyOut(Layout, own, workspace, choice.StopToken, drawn, outputs);
            }
        }
        finally
        {
            _pool.Return(workspace);
        }
    }

    private void DrawValues<TBatch, TNumber>(in TBatch batch, Span<TNumber> values, DecodingOptions choice)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var workspace = _pool.Rent();
        try
        {
            var own = InputsOf<TBatch, TNumber>(batch, workspace);
            var extent = BatchValidation.CheckInputs(Layout, own);
            DrawnValues.Check(Layout, extent, values.Length, choice);
            for (var drawn = FirstRows(extent, choice); drawn.Paths > 0; drawn = drawn.Next(Layout.BatchSize))
            {
                Draw(own, extent, choice, drawn, workspace);
                DrawnValues.CopyOut(Layout, own, workspace, Applied?.Targets, drawn, values);
            }
        }
        finally
        {
            _pool.Return(workspace);
        }
    }

    /// <summary>The inputs and lengths of a batch, which are all that decoding reads.</summary>
    private static SequenceBatch<TNumber> InputsOf<TBatch, TNumber>(in TBatch batch, Workspace<T> workspace)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> =>
        workspace.Take<TBatch, TNumber>(batch) with { Targets = default, Labels = default, TargetLengths = default, StepWeights = default, Resets = default };

    private DrawnRows FirstRows(BatchExtent extent, DecodingOptions choice) => new DrawnRows(extent.Rows, 0, 0, choice.Paths).Next(Layout.BatchSize);

    /// <summary>Runs a prediction that draws, and takes the noise of the draw away again: workspaces are shared.</summary>
    private void Draw<TNumber>(in SequenceBatch<TNumber> batch, BatchExtent extent, DecodingOptions choice, DrawnRows drawn, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var rows = workspace.Repeated<TNumber>().Of(batch, drawn.Paths);
        extent = extent with { Rows = drawn.Count };
        BatchTransfer.CopyIn(Layout, rows, extent, Applied, workspace);
        ForcedSteps.Fill(Layout, workspace, isForced: false, extent.Rows);
        Begin(null, rows, extent, workspace);
        if (choice.Temperature == 0)
        {
            RunOn(workspace).Predict(extent, MaxDegreeOfParallelism);
            return;
        }

        try
        {
            DrawingNoise.Draw(Layout, workspace, choice, drawn);
            RunOn(workspace).Predict(extent, MaxDegreeOfParallelism);
        }
        finally
        {
            DrawingNoise.Clear(Layout, workspace);
        }
    }
}
