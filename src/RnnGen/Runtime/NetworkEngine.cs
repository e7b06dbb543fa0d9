using System.Numerics;
using System.Runtime.CompilerServices;
using RnnGen.Checkpoints;
using RnnGen.Initializers;
using RnnGen.Simd;

namespace RnnGen.Runtime;

/// <summary>
/// The engine that an emitted network delegates to: parameters, normalization and a pool of workspaces for one compiled program. Any number of threads may predict and evaluate
/// at once, as long as none changes <see cref="Parameters"/> meanwhile.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WorkspacePool<T> _pool;

    /// <summary>0 for the default: one number, so that no call reads half of what another thread writes.</summary>
    private int _threads;

    /// <summary>Creates a network with initial weights.</summary>
    /// <param name="program">The compiled passes.</param>
    /// <param name="seed">The same seed gives the same weights, to the bit, on every machine.</param>
    public NetworkEngine(NetworkProgram<T> program, int seed)
        : this(program) => WeightInitialization.Draw(Parameters, seed);

    private NetworkEngine(NetworkProgram<T> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"A network computes in float or double, not in {typeof(T)}.");
        }

        Program = program;
        Layout = program.Layout;
        Parameters = new(Layout);
        _pool = new(Layout);
    }

    /// <summary>The weights. They may be read and written; not while another thread predicts.</summary>
    public ParameterSet<T> Parameters { get; }

    /// <summary>Layers, shapes, parameters, FLOPs and bytes; as text, a table.</summary>
    public NetworkDescription Description => field ??= NetworkDescription.Of(Program);

    /// <summary>
    /// The relation of inputs and targets to what the network computes on; null: they are taken as they are. Targets can have one where the network's
    /// outputs are values (mean squared error, mean absolute error, Huber loss, or no loss).
    /// </summary>
    /// <exception cref="ArgumentException">It does not have one number a feature, or it normalizes targets that are probabilities or classes.</exception>
    public Normalization? Normalization
    {
        get => Applied?.Source;
        set => Applied = value is null ? null : new(value, Layout);
    }

    /// <summary>
    /// The threads that a call (a batch to predict, to evaluate, to train on) is shared out among. Null, the default: one where there is little to do, otherwise as many as
    /// the work is worth, at most one for each processor. More than 32 count as 32. Results do not depend on it, not by a bit. All networks of the process share the same
    /// threads; a call that finds them at work runs on its own.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? DegreeOfParallelism
    {
        get => Volatile.Read(ref _threads) is > 0 and var threads ? threads : null;
        set => Volatile.Write(ref _threads, value is { } threads ? Hyperparameter.AtLeast(1, threads, nameof(DegreeOfParallelism)) : 0);
    }

    internal NetworkProgram<T> Program { get; }

    internal NetworkLayout Layout { get; }

    /// <summary>A call reads it once, so that it works with one or the other while it is being replaced.</summary>
    internal AppliedNormalization? Applied
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>The register width of every pass. Results do not depend on it.</summary>
    internal LaneWidth Width { get; set; } = LaneWidths.Best;

    /// <summary>Creates a network with saved weights, from a safetensors file with the names and shapes of <see cref="Parameters"/>: of the network's precision, or of less (F16, BF16, F32), which is widened exactly.</summary>
    /// <exception cref="SafetensorsException">The file is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public static NetworkEngine<T> Load(NetworkProgram<T> program, string path, LoadOptions? options = null)
    {
        var engine = new NetworkEngine<T>(program);
        engine.Restore(path, options);
        return engine;
    }

    /// <summary>Creates a network with saved weights, from a stream that ends with them.</summary>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public static NetworkEngine<T> Load(NetworkProgram<T> program, Stream stream, LoadOptions? options = null)
    {
        var engine = new NetworkEngine<T>(program);
        engine.Restore(stream, options);
        return engine;
    }

    /// <summary>Creates a network with saved weights, from memory: weights embedded in an assembly, for example.</summary>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public static NetworkEngine<T> Load(NetworkProgram<T> program, ReadOnlySpan<byte> bytes, LoadOptions? options = null)
    {
        var engine = new NetworkEngine<T>(program);
        engine.Restore(bytes, options);
        return engine;
    }

    /// <summary>Replaces weights and normalization by saved ones. A file that is not valid leaves the network as it was.</summary>
    /// <exception cref="SafetensorsException">The file is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public void Restore(string path, LoadOptions? options = null)
    {
        using var stream = File.OpenRead(path);
        NetworkFile.Read(this, path, stream, options ?? new());
    }

    /// <summary>Replaces weights and normalization by saved ones, from a stream that ends with them. Data that is not valid leaves the network as it was.</summary>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public void Restore(Stream stream, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NetworkFile.Read(this, "stream", stream, options ?? new());
    }

    /// <summary>Replaces weights and normalization by saved ones, from memory. Data that is not valid leaves the network as it was.</summary>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public void Restore(ReadOnlySpan<byte> bytes, LoadOptions? options = null) => NetworkFile.Read(this, "bytes", bytes, options ?? new());

    /// <summary>
    /// Saves weights and normalization as safetensors: to a temporary file beside the target, which is flushed to the disk and then renamed, so that the target is a complete file at any
    /// time. A symbolic link stays one and its file is replaced; a file that is replaced keeps its mode bits. Temporary files of a process that was killed while it saved are removed.
    /// </summary>
    /// <exception cref="InvalidOperationException">A weight is not finite; the file is as it was.</exception>
    /// <exception cref="IOException">The file cannot be written; it is as it was.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Saves weights and normalization as safetensors.</summary>
    /// <exception cref="InvalidOperationException">A weight is not finite; nothing was written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NetworkFile.Write(this, stream);
    }

    /// <summary>Weights and normalization as safetensors.</summary>
    /// <exception cref="InvalidOperationException">A weight is not finite.</exception>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Save(stream);
        return stream.ToArray();
    }

    /// <summary>A network with the same weights and normalization, independent of this one.</summary>
    public NetworkEngine<T> Clone()
    {
        var clone = new NetworkEngine<T>(Program) { Width = Width, DegreeOfParallelism = DegreeOfParallelism };
        clone.Parameters.CopyFrom(Parameters);
        clone.Applied = Applied;
        return clone;
    }

    /// <summary>Predicts from features: what the loss's link function gives (probabilities for cross-entropies), otherwise values, in the targets' own units.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs) => Predict(new SequenceBatch<T> { Inputs = inputs }, outputs);

    /// <summary>Predicts from tokens: what the loss's link function gives (probabilities for cross-entropies), otherwise values.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public void Predict(ReadOnlySpan<int> tokens, Span<T> outputs) => Predict(new SequenceBatch<T> { Tokens = tokens }, outputs);

    /// <summary>Predicts from a batch whose rows may have lengths; targets and labels are not looked at. Output steps beyond a row's length are 0.
    /// Every row starts from zero states, in stateful networks too; a session carries states.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public void Predict(in SequenceBatch<T> batch, Span<T> outputs) => Predict(batch, outputs, logits: false, states: null);

    /// <summary>As <see cref="Predict(ReadOnlySpan{T}, Span{T})"/>, in double precision whatever the network's: numbers are normalized before they are narrowed, and outputs widened before they are brought to the targets' units.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs) => Predict(new SequenceBatch<double> { Inputs = inputs }, outputs, logits: false, states: null);

    /// <summary>As <see cref="Predict(ReadOnlySpan{int}, Span{T})"/>, in double precision whatever the network's: outputs are widened before they are brought to the targets' units.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(ReadOnlySpan<int> tokens, Span<double> outputs) => Predict(new SequenceBatch<double> { Tokens = tokens }, outputs, logits: false, states: null);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/>, in double precision whatever the network's: numbers are normalized before they are narrowed, and outputs widened before they are brought to the targets' units.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void Predict(in SequenceBatch<double> batch, Span<double> outputs) => Predict(batch, outputs, logits: false, states: null);

    /// <summary>As <see cref="Predict(ReadOnlySpan{T}, Span{T})"/>, but returns the last layer's values: before the link function, and not brought back to the targets' units.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void PredictLogits(ReadOnlySpan<T> inputs, Span<T> outputs) => PredictLogits(new SequenceBatch<T> { Inputs = inputs }, outputs);

    /// <summary>As <see cref="Predict(ReadOnlySpan{int}, Span{T})"/>, but returns the last layer's values: before the link function, and not brought back to the targets' units.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public void PredictLogits(ReadOnlySpan<int> tokens, Span<T> outputs) => PredictLogits(new SequenceBatch<T> { Tokens = tokens }, outputs);

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/>, but returns the last layer's values: before the link function, and not brought back to the targets' units.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public void PredictLogits(in SequenceBatch<T> batch, Span<T> outputs) => Predict(batch, outputs, logits: true, states: null);

    /// <summary>As <see cref="PredictLogits(ReadOnlySpan{T}, Span{T})"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void PredictLogits(ReadOnlySpan<double> inputs, Span<double> outputs) => Predict(new SequenceBatch<double> { Inputs = inputs }, outputs, logits: true, states: null);

    /// <summary>As <see cref="PredictLogits(ReadOnlySpan{int}, Span{T})"/>, widened to double precision.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    [OverloadResolutionPriority(-1)]
    public void PredictLogits(ReadOnlySpan<int> tokens, Span<double> outputs) => Predict(new SequenceBatch<double> { Tokens = tokens }, outputs, logits: true, states: null);

    /// <summary>As <see cref="PredictLogits(in SequenceBatch{T}, Span{T})"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="batch">Inputs or tokens, and lengths.</param>
    /// <param name="outputs">[rows, output steps, output size].</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or a finite number is not finite once normalized and narrowed.</exception>
    [OverloadResolutionPriority(-1)]
    public void PredictLogits(in SequenceBatch<double> batch, Span<double> outputs) => Predict(batch, outputs, logits: true, states: null);

    /// <summary>Decodes from features: the class chosen at each output step, from which the next step goes on.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    public void Decode(ReadOnlySpan<T> inputs, Span<int> outputs, DecodingOptions? options = null) => Decode(new SequenceBatch<T> { Inputs = inputs }, outputs, options);

    /// <summary>Decodes from tokens: the class chosen at each output step, from which the next step goes on.</summary>
    /// <param name="tokens">[rows, steps], each 0 to vocabulary - 1; 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    public void Decode(ReadOnlySpan<int> tokens, Span<int> outputs, DecodingOptions? options = null) => Decode(new SequenceBatch<T> { Tokens = tokens }, outputs, options);

    /// <summary>Decodes from a batch whose rows may have lengths: the class chosen at each output step, from which the next step goes on; class 0 throughout for a row of length 0.</summary>
    /// <param name="batch">Inputs or tokens, and lengths; those of targets are not looked at.</param>
    /// <param name="outputs">[rows, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    public void Decode(in SequenceBatch<T> batch, Span<int> outputs, DecodingOptions? options = null) => Choose(batch, outputs, options ?? DecodingOptions.Greedy);

    /// <summary>As <see cref="Decode(ReadOnlySpan{T}, Span{int}, DecodingOptions)"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="inputs">[rows, steps, input size], 1 to batch size rows.</param>
    /// <param name="outputs">[rows, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, an option is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    [OverloadResolutionPriority(-1)]
    public void Decode(ReadOnlySpan<double> inputs, Span<int> outputs, DecodingOptions? options = null) => Choose(new SequenceBatch<double> { Inputs = inputs }, outputs, options ?? DecodingOptions.Greedy);

    /// <summary>As <see cref="Decode(in SequenceBatch{T}, Span{int}, DecodingOptions)"/>, from numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="batch">Inputs or tokens, and lengths; those of targets are not looked at.</param>
    /// <param name="outputs">[rows, output steps]; written.</param>
    /// <param name="options">The choice at each step; null for the likeliest class at each step.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, an option is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network chooses no classes.</exception>
    [OverloadResolutionPriority(-1)]
    public void Decode(in SequenceBatch<double> batch, Span<int> outputs, DecodingOptions? options = null) => Choose(batch, outputs, options ?? DecodingOptions.Greedy);

    /// <summary>
    /// The mean loss over the batch's valid elements, weighted where the batch has weights, without penalties and without dropout; of normalized targets where
    /// targets are normalized. A batch of empty rows has loss 0.
    /// Every row starts from zero states, in stateful networks too.
    /// </summary>
    /// <param name="batch">Inputs or tokens, targets or labels, lengths and weights.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token, a label, a target or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public double Evaluate(in SequenceBatch<T> batch) => Evaluate(batch, null);

    /// <summary>As <see cref="Evaluate(in SequenceBatch{T})"/>, of numbers in double precision, which are normalized before they are narrowed.</summary>
    /// <param name="batch">Inputs or tokens, targets or labels, lengths and weights.</param>
    /// <exception cref="ArgumentException">A length does not fit, a token, a label, a target or a weight is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    [OverloadResolutionPriority(-1)]
    public double Evaluate(in SequenceBatch<double> batch) => Evaluate(batch, null);

    /// <summary>The same for a window of a longer sequence: with states, rows go on with these, and leave in them what they end with.</summary>
    internal double Evaluate<TNumber>(in SequenceBatch<TNumber> batch, RowStates<T>? states, int? threads = null)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        RequireLoss();
        var normalization = Applied;
        var workspace = _pool.Rent();
        try
        {
            var own = workspace.Integers.Take(batch);
            var extent = BatchValidation.CheckInputs(Layout, own);
            var weight = BatchValidation.CheckTargets<TNumber, T>(Layout, own, extent);
            if (weight == 0 && (states is null || extent.ValidLosses == 0))
            {
                return 0;
            }

            BatchTransfer.CopyIn(Layout, own, extent, normalization, workspace);
            LossTransfer.CopyIn(Layout, own, extent, weight, normalization, workspace);
            ForcedSteps.Fill(Layout, workspace, isForced: true, extent.Rows);
            Begin(states, own, extent, workspace);
            RunOn(workspace).Evaluate(extent, threads ?? DegreeOfParallelism);
            states?.CopyFrom(workspace, extent.Rows);
            return LossTransfer.Sum(Layout, extent, workspace);
        }
        finally
        {
            _pool.Return(workspace);
        }
    }

    /// <summary>Begins a stream: one row, one step at a time.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">The network cannot stream: a layer of it waits for later steps, as a bidirectional one does.</exception>
    public Session<T> CreateSession(SessionOptions? options = null) => Layout.Session is { } session
        ? new(this, session, options ?? new())
        : throw new InvalidOperationException($"{Layout.Name} cannot run step by step: a layer of it waits for later steps. Use Predict.");

    /// <summary>Makes what training needs: tape, gradients and masks.</summary>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public TrainingContext<T> CreateTraining(TrainingContextOptions? options = null)
    {
        RequireLoss();
        return new(this, options ?? new());
    }

    /// <summary>As <see cref="Predict(in SequenceBatch{T}, Span{T})"/> for a window of a longer sequence: rows go on with the states, and leave in them what they end with.</summary>
    internal void Predict<TNumber>(in SequenceBatch<TNumber> batch, Span<TNumber> outputs, bool logits, RowStates<T>? states, int? threads = null)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var normalization = Applied;
        var workspace = _pool.Rent();
        try
        {
            var own = workspace.Integers.Take(batch);
            var extent = BatchValidation.CheckInputs(Layout, own);
            BatchValidation.CheckOutputs(Layout, extent, outputs.Length);
            BatchTransfer.CopyIn(Layout, own, extent, normalization, workspace);
            ForcedSteps.Fill(Layout, workspace, isForced: false, extent.Rows);
            Begin(states, own, extent, workspace);
            RunOn(workspace).Predict(extent, threads ?? DegreeOfParallelism);
            states?.CopyFrom(workspace, extent.Rows);
            var scaling = logits ? null : normalization?.Targets;
            BatchTransfer.CopyOut(Layout, own, extent, scaling, workspace, logits ? workspace.Layout.Logits : workspace.Layout.Outputs, outputs);
        }
        finally
        {
            _pool.Return(workspace);
        }
    }

    private void Choose<TNumber>(in SequenceBatch<TNumber> batch, Span<int> outputs, DecodingOptions choice)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var workspace = _pool.Rent();
        try
        {
            var own = workspace.Integers.Take(new SequenceBatch<TNumber> { Inputs = batch.Inputs, Tokens = batch.Tokens, Lengths = batch.Lengths });
            var extent = BatchValidation.CheckInputs(Layout, own);
            Decoding.Check(Layout, extent, outputs.Length, choice);
            BatchTransfer.CopyIn(Layout, own, extent, Applied, workspace);
            ForcedSteps.Fill(Layout, workspace, isForced: false, extent.Rows);
            Begin(null, own, extent, workspace);
            Draw(workspace, extent, choice);
            Decoding.CopyOut(Layout, own, workspace, choice.StopToken, extent.Rows, outputs);
        }
        finally
        {
            _pool.Return(workspace);
        }
    }

    /// <summary>Runs a prediction that draws its choices, and takes the noise of the draw away again: workspaces are shared.</summary>
    private void Draw(Workspace<T> workspace, BatchExtent extent, DecodingOptions choice)
    {
        if (choice.Temperature == 0)
        {
            RunOn(workspace).Predict(extent, DegreeOfParallelism);
            return;
        }

        try
        {
            Decoding.DrawNoise(Layout, workspace, choice, extent.Rows);
            RunOn(workspace).Predict(extent, DegreeOfParallelism);
        }
        finally
        {
            Decoding.ClearNoise(Layout, workspace);
        }
    }

    private void Begin<TNumber>(RowStates<T>? states, in SequenceBatch<TNumber> batch, BatchExtent extent, Workspace<T> workspace)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        if (states is null)
        {
            RowStates<T>.Clear(Layout, workspace, extent.Rows);
            return;
        }

        BatchValidation.CheckResets(batch, extent);
        states.Reset(batch.Resets);
        states.CopyTo(workspace, extent.Rows);
    }

    private PassRun<T> RunOn(Workspace<T> workspace) => workspace.Run ??= new(this, workspace);

    private void RequireLoss()
    {
        if (Layout.Loss is null)
        {
            throw new InvalidOperationException($"{Layout.Name} declares no loss; add [Loss(LossKind.MeanSquaredError)] or another one to it.");
        }
    }
}
