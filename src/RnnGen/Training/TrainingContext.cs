using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// What training a network takes beside its weights: a workspace with the tape, gradients and dropout masks. Made on demand, so that who only predicts
/// never pays for it. A context belongs to one thread at a time.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TrainingContext<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _engine;
    private readonly Workspace<T> _workspace;
    private readonly DropoutMasks<T> _masks;
    private readonly Penalties<T> _penalties;
    private readonly int _seed;
    private long _step;
    private bool _disposed;

    internal TrainingContext(NetworkEngine<T> engine, TrainingContextOptions options)
    {
        _engine = engine;
        _workspace = new(engine.Layout, engine.Layout.Training);
        _seed = options.Seed;
        _masks = new(engine.Layout, options.Seed);
        TeacherForcingRate = engine.Layout.TeacherForcing is null ? 0 : 1;
        _penalties = new(engine.Parameters);
        Gradients = new(engine.Layout);
    }

    /// <summary>The gradients, with the names and shapes of the network's parameters.</summary>
    public ParameterSet<T> Gradients { get; }

    /// <summary>How often <see cref="ComputeGradients"/> ran. Dropout masks are keyed by it: a resumed run sets it to where it left off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below 0.</exception>
    public long Step
    {
        get => _step;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _step = value;
        }
    }

    /// <summary>
    /// The probability with which the target takes the place of what a network feeds back, at each step of each row. It begins with 1, or 0 where the network is declared
    /// without teacher forcing; <see cref="TeacherForcing.Scheduled"/> lowers it in the course of training.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">The network is not declared to be forced, or always.</exception>
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

            field = value;
        }
    }

    /// <summary>Runs forward and backward. Allocates nothing.</summary>
    /// <param name="batch">Inputs or tokens, targets or labels, lengths and weights.</param>
    /// <param name="accumulate">Whether gradients are added to those of earlier calls, instead of replacing them. Each call adds those of the penalties too.</param>
    /// <returns>
    /// The mean loss over the batch's valid elements, weighted where the batch has weights (of normalised targets where targets are normalised) plus penalties, and the global norm of
    /// <see cref="Gradients"/> as it now stands.
    /// </returns>
    /// <exception cref="ArgumentException">A length does not fit, or a token, a label, a target or a weight is out of range.</exception>
    public GradientResult<T> ComputeGradients(in SequenceBatch<T> batch, bool accumulate = false)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var extent = BatchValidation.CheckInputs(_engine.Layout, batch);
        var weight = BatchValidation.CheckTargets(_engine.Layout, batch, extent);
        if (!accumulate)
        {
            Gradients.Clear();
        }

        // A batch of empty rows, or of rows that weigh nothing, has loss 0, and nothing to learn from.
        var loss = weight == 0 ? 0 : RunPasses(batch, extent, weight);
        _step++;
        loss += _penalties.AddGradients(Gradients.Values);
        return Summarise(Scalar.FromDouble<T>(loss));
    }

    /// <summary>Ends the use of the context. <see cref="Gradients"/> stays readable.</summary>
    public void Dispose() => _disposed = true;

    private double RunPasses(in SequenceBatch<T> batch, BatchExtent extent, double weight)
    {
        var network = _engine.Layout;
        var normalization = _engine.Applied;
        BatchTransfer.CopyIn(network, batch, extent, normalization, _workspace);
        LossTransfer.CopyIn(network, batch, extent, weight, normalization, _workspace);
        _masks.Fill(_workspace.Values, _step, extent.Rows);
        ForcedSteps.Draw(network, _workspace, TeacherForcingRate, _seed, _step, extent.Rows);
        _engine.Program.Train(
            _engine.Width, extent.HasLengths, ref _engine.Parameters.Origin, ref Gradients.Origin,
            ref _workspace.Origin, ref _workspace.FirstToken, ref _workspace.FirstLabel, (nuint)extent.Rows);
        return LossTransfer.Sum(network, extent, _workspace);
    }

    private GradientResult<T> Summarise(T loss)
    {
        var gradients = Gradients.Values;
        var squares = Reductions.Dot<T>(gradients, gradients);

        // Squares of doubles may overflow where the numbers themselves are finite.
        var isFinite = T.IsFinite(loss) && (double.IsFinite(squares) || Reductions.AreFinite<T>(gradients));
        return new(loss, Scalar.FromDouble<T>(Math.Sqrt(squares)), isFinite);
    }
}
