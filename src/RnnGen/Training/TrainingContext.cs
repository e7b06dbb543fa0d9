using System.Numerics;
using System.Runtime.CompilerServices;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// The memory that training a network takes beside its weights: a workspace with the tape, gradients and dropout masks. Made on demand, so that who only predicts
/// never pays for it. One caller at a time uses a context, another one is refused with an <see cref="InvalidOperationException"/>; the context has other threads help where there is enough to do (<see cref="TrainingContextOptions.MaxDegreeOfParallelism"/>).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TrainingContext<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Use = "this training context; let one thread at a time use it, or make each one of its own with CreateTrainingContext";

    private readonly NetworkEngine<T> _engine;
    private readonly Workspace<T> _workspace;
    private readonly PassRun<T> _run;
    private readonly DropoutMasks<T> _masks;
    private readonly Penalties<T> _penalties;
    private readonly int _seed;
    private readonly int? _threads;
    private readonly RowStates<T>? _states;
    private readonly AccumulatedGradients<T> _accumulated;
    private ExclusiveUse _use;
    private long _step;
    private BatchExtent? _traced;

    /// <summary>The batch of the last call, as long as the workspace holds what has become of it.</summary>
    private (BatchExtent Extent, AppliedNormalization? Normalization)? _last;
    private readonly double[] _headLosses;
    private double _tracedShare = 1;
    private bool _disposed;

    internal TrainingContext(NetworkEngine<T> engine, TrainingContextOptions options)
    {
        _engine = engine;
        _workspace = new(engine.Layout, engine.Layout.Training);
        _run = new(engine, _workspace);
        _threads = options.MaxDegreeOfParallelism is { } threads ? Hyperparameter.AtLeast(1, threads, nameof(options.MaxDegreeOfParallelism)) : null;
        _seed = options.Seed;
        _masks = new(engine.Layout, options.Seed);
        TeacherForcingRate = engine.Layout.TeacherForcing is null ? 0 : 1;
        _penalties = new(engine.Parameters);
        _states = engine.Layout.IsStateful ? new(engine.Layout) : null;
        _accumulated = new(engine.Layout);
        _headLosses = new double[engine.Layout.EachHead.Length];
    }

    /// <summary>
    /// The gradients, with the names and shapes of the network's parameters: those of the mean loss over all that was accumulated, and of the penalties, once.
    /// </summary>
    public ParameterSet<T> Gradients => _accumulated.Gradients;

    /// <summary>
    /// The weight that <see cref="Gradients"/> are the mean over: the sum of <see cref="GradientResult{T}.Weight"/> of the last call that did not accumulate and of those after it. 0 where
    /// nothing counted yet.
    /// </summary>
    public double AccumulatedWeight => _accumulated.Weight;

    /// <summary>
    /// [heads], in the order of their layers: of the last call's batch the mean loss of each, without its weight and without penalties; of a network with a single loss, that.
    /// 0 before the first call, and where nothing counted.
    /// </summary>
    public ReadOnlySpan<double> HeadLosses => _headLosses;

    /// <summary>The number of times that <see cref="ComputeGradients(in SequenceBatch{T}, bool)"/> ran. Dropout masks are keyed by it: a resumed run sets it to where it left off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below 0.</exception>
    /// <exception cref="InvalidOperationException">It is set while another call is using the context.</exception>
    public long Step
    {
        get => _step;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _use.Begin(Use);
            _step = value;
            _use.End();
        }
    }

    /// <summary>
    /// The probability with which the target takes the place of what a network feeds back, at each step of each row. It begins with 1, or 0 where the network is declared
    /// without teacher forcing; <see cref="TeacherForcing.Scheduled"/> lowers it in the course of training.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">The network is not declared to be forced, or always; or another call is using the context.</exception>
    public double TeacherForcingRate
    {
        get;
        set
        {
            if (!(value is >= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A probability is from 0 to 1.");
            }

            var declared = _engine.Layout.TeacherForcing;
            if (declared != TeacherForcing.Scheduled && value != (declared is null ? 0 : 1))
            {
                throw new InvalidOperationException($"{_engine.Layout.Name} is {(declared is null ? "never" : "always")} forced. Declare TeacherForcing = TeacherForcing.Scheduled to set a rate.");
            }

            _use.Begin(Use);
            field = value;
            _use.End();
        }
    }

    /// <summary>
    /// The flow of the gradient of the last <see cref="ComputeGradients(in SequenceBatch{T}, bool)"/> back through time: the norm of dL/dh_t over all rows for each recurrent layer and
    /// step, h being the layer's output state. L is the loss of that call alone, without penalties; rows that have ended count as 0. Made when it is asked for.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network does not trace gradients, <see cref="ComputeGradients(in SequenceBatch{T}, bool)"/> has not run, or it is running.</exception>
    public GradientFlow GradientFlow
    {
        get
        {
            _use.Begin(Use);
            try
            {
                return _engine.Layout.Traces.Count == 0
                    ? throw new InvalidOperationException($"{_engine.Layout.Name} does not trace gradients; declare it with [RecurrentNetwork(TraceGradients = true)].")
                    : GradientTraces.Read(_engine.Layout, _workspace, _tracedShare, _traced ?? throw new InvalidOperationException("There is no gradient yet; call ComputeGradients first."));
            }
            finally
            {
                _use.End();
            }
        }
    }

    /// <summary>
    /// Copies dL/dx of the last <see cref="ComputeGradients(in SequenceBatch{T}, bool)"/>: how its loss, without penalties, changes with each number of an input, in the units of the batch. Where a step is beyond its
    /// row's length, or a mask leaves it out, it is 0. That of an input of the whole sequence that states begin with is the gradient of these states.
    /// </summary>
    /// <param name="gradients">[rows, steps, features], as the input stands in the batch; without steps for an input of the whole sequence.</param>
    /// <param name="input">The name of the input; null where one input alone has numbers.</param>
    /// <exception cref="ArgumentException">There is no such input of numbers, or the length does not fit.</exception>
    /// <exception cref="InvalidOperationException">The network does not compute gradients of inputs, <see cref="ComputeGradients(in SequenceBatch{T}, bool)"/> has not run, or it is running.</exception>
    public void CopyInputGradients(Span<T> gradients, string? input = null)
    {
        _use.Begin(Use);
        try
        {
            if (_engine.Layout.InputGradients.Count == 0)
            {
                throw new InvalidOperationException($"{_engine.Layout.Name} does not compute gradients of inputs; declare it with [RecurrentNetwork(InputGradients = true)].");
            }

            var index = InputGradients.Find(_engine.Layout, input);
            var (extent, normalization) = _last ?? throw new InvalidOperationException("There is no gradient yet; call ComputeGradients first.");
            InputGradients.Copy(_engine.Layout, index, _workspace, normalization, extent, _traced is { Rows: > 0 } ? _tracedShare : 0, gradients);
        }
        finally
        {
            _use.End();
        }
    }

    /// <summary>The same, or null where there is none.</summary>
    internal GradientFlow? LastFlow => _engine.Layout.Traces.Count == 0 || _traced is null ? null : GradientFlow;

    /// <summary>The states between two windows of a stateful network; null where there are none.</summary>
    internal RowStates<T>? States => _states;

    /// <summary>
    /// Runs forward and backward. Allocates nothing. In a stateful network each row goes on with the states that it ended with in the call before; the gradient
    /// stops there.
    /// </summary>
    /// <param name="batch">Inputs or tokens, targets or labels, lengths and weights; of a stateful network, which rows start anew.</param>
    /// <param name="accumulate">
    /// Whether the batch joins those of earlier calls, instead of replacing them: <see cref="Gradients"/> become those of the weighted mean over the positions of all of them, as if they were one batch, and count the
    /// penalties once. <see cref="ParameterSet{T}.Clear"/> of the gradients begins anew too. A batch whose gradient is not finite spoils what was accumulated.
    /// </param>
    /// <returns>
    /// The mean loss over the batch's valid elements, weighted where the batch has weights (of normalized targets where targets are normalized) plus penalties; the global norm of
    /// <see cref="Gradients"/> as it now stands; and how much the batch counts.
    /// </returns>
    /// <exception cref="ArgumentException">A length does not fit, or a token, a label, a target or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the context.</exception>
    public GradientResult<T> ComputeGradients(in SequenceBatch<T> batch, bool accumulate = false) => Compute<SequenceBatch<T>, T>(batch, accumulate);

    /// <summary>
    /// As <see cref="ComputeGradients(in SequenceBatch{T}, bool)"/>, of numbers in double precision whatever the network's: they are normalized before they are narrowed, so
    /// that a large mean costs no digits.
    /// </summary>
    /// <param name="batch">Inputs or tokens, targets or labels, lengths and weights; of a stateful network, which rows start anew.</param>
    /// <param name="accumulate">Whether the batch joins those of earlier calls, instead of replacing them.</param>
    /// <returns>As from numbers in the network's precision.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a token, a label, a target or a weight is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the context.</exception>
    [OverloadResolutionPriority(-1)]
    public GradientResult<T> ComputeGradients(in SequenceBatch<double> batch, bool accumulate = false) => Compute<SequenceBatch<double>, double>(batch, accumulate);

    /// <summary>As <see cref="ComputeGradients(in SequenceBatch{T}, bool)"/>, of a batch that names its parts: the <c>Batch</c> that the class of a network with several inputs declares.</summary>
    /// <param name="batch">Inputs, targets or labels, lengths and weights; of a stateful network, which rows start anew.</param>
    /// <param name="accumulate">Whether the batch joins those of earlier calls, instead of replacing them.</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <returns>As from a <see cref="SequenceBatch{T}"/>.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a token, a label, a target or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the context.</exception>
    public GradientResult<T> ComputeGradients<TBatch>(in TBatch batch, bool accumulate = false)
        where TBatch : IBatch<T>, allows ref struct => Compute<TBatch, T>(batch, accumulate);

    /// <summary>As <see cref="ComputeGradients{TBatch}(in TBatch, bool)"/>, of numbers in the network's precision or in double precision: <c>ComputeGradients&lt;Demand.Batch&lt;double&gt;, double&gt;(batch)</c>.</summary>
    /// <param name="batch">Inputs, targets or labels, lengths and weights; of a stateful network, which rows start anew.</param>
    /// <param name="accumulate">Whether the batch joins those of earlier calls, instead of replacing them.</param>
    /// <typeparam name="TBatch">The batch that the network's class declares.</typeparam>
    /// <typeparam name="TNumber">The type of its values.</typeparam>
    /// <returns>As from a <see cref="SequenceBatch{T}"/>.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a token, a label, a target or a weight is out of range, or a finite number is not finite once normalized and narrowed.</exception>
    /// <exception cref="InvalidOperationException">Another call is using the context.</exception>
    public GradientResult<T> ComputeGradients<TBatch, TNumber>(in TBatch batch, bool accumulate = false)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => Compute<TBatch, TNumber>(batch, accumulate);

    /// <summary>Lets every row of the next call start from zero states: a new sequence begins.</summary>
    /// <exception cref="InvalidOperationException">The network is not stateful, or another call is using the context.</exception>
    public void ResetStates()
    {
        var states = RequireStates();
        _use.Begin(Use);
        states.Reset();
        _use.End();
    }

    /// <summary>Lets a row of the next call start from zero states.</summary>
    /// <param name="row">0 to the network's batch size - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The network is not stateful, or another call is using the context.</exception>
    public void ResetStates(int row)
    {
        var states = RequireStates();
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _engine.Layout.BatchSize);
        _use.Begin(Use);
        states.Reset(row);
        _use.End();
    }

    /// <summary>Ends the use of the context. <see cref="Gradients"/> stays readable.</summary>
    public void Dispose() => _disposed = true;

    private GradientResult<T> Compute<TBatch, TNumber>(in TBatch batch, bool accumulate)
        where TBatch : IBatch<TNumber>, allows ref struct
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _use.Begin(Use);
        try
        {
            _last = null;
            return ComputeChecked(_workspace.Take<TBatch, TNumber>(batch), accumulate);
        }
        finally
        {
            _use.End();
        }
    }

    private GradientResult<T> ComputeChecked<TNumber>(in SequenceBatch<TNumber> batch, bool accumulate)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var extent = BatchValidation.CheckInputs(_engine.Layout, batch);
        var weight = BatchValidation.CheckTargets<TNumber, T>(_engine.Layout, batch, extent);
        BatchValidation.CheckResets(batch, extent);

        // A batch of empty rows, or of rows that weigh nothing, has loss 0, and nothing to learn from; states go on all the same.
        var runs = weight > 0 || (_states is not null && extent.ValidLosses > 0);
        if (runs)
        {
            CopyIn(batch, extent, _accumulated.WeightWith(weight, accumulate));
        }

        var share = _accumulated.Join(weight, accumulate);
        _states?.Reset(batch.Resets);
        var loss = runs ? RunPasses(extent, weight > 0 ? share : 1) : 0;
        if (!runs)
        {
            _headLosses.AsSpan().Clear();
        }

        _last = (extent, _engine.Applied);
        (_traced, _tracedShare) = (runs ? extent : default(BatchExtent), weight > 0 ? share : 1);
        _step++;
        loss += _penalties.AddGradients(Gradients.Values, share);
        return Summarize(Scalar.FromDouble<T>(loss), weight);
    }

    /// <summary>Copies the batch before anything else is changed: a number that the network's precision does not hold is found here.</summary>
    private void CopyIn<TNumber>(in SequenceBatch<TNumber> batch, BatchExtent extent, double totalWeight)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        var (network, normalization) = (_engine.Layout, _engine.Applied);
        _workspace.Guard(network);
        BatchTransfer.CopyIn(network, batch, extent, normalization, _workspace);
        LossTransfer.CopyIn(network, batch, extent, totalWeight, normalization, _workspace);
    }

    /// <summary>Adds the batch's share of the gradients; returns its mean loss.</summary>
    private double RunPasses(BatchExtent extent, double share)
    {
        var network = _engine.Layout;
        _masks.Fill(_workspace.Values, _step, extent, _workspace.Forest);
        ForcedSteps.Draw(network, _workspace, TeacherForcingRate, _seed, _step, extent.Rows);
        _states?.CopyTo(_workspace, extent.Rows);
        _run.Train(extent, Gradients, _threads ?? _engine.MaxDegreeOfParallelism);
        _states?.CopyFrom(_workspace, extent.Rows);
        var loss = LossTransfer.Sum(network, extent, _workspace, _headLosses) / share;
        for (var i = 0; i < _headLosses.Length; i++)
        {
            _headLosses[i] /= share;
        }

        return loss;
    }

    private RowStates<T> RequireStates() => _states
        ?? throw new InvalidOperationException($"{_engine.Layout.Name} is not stateful: every call starts from zero states. Declare it with [RecurrentNetwork(Stateful = true)].");

    private GradientResult<T> Summarize(T loss, double weight)
    {
        var gradients = Gradients.Values;
        var squares = Reductions.Dot<T>(gradients, gradients);

        // Squares of doubles may overflow where the numbers themselves are finite.
        var isFinite = T.IsFinite(loss) && (double.IsFinite(squares) || Reductions.AreFinite<T>(gradients));
        return new(loss, Scalar.FromDouble<T>(Math.Sqrt(squares)), isFinite, weight);
    }
}
