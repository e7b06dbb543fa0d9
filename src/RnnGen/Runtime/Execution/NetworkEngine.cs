using System.ComponentModel;
using System.Numerics;
using RnnGen.Initializers;
using RnnGen.Simd;

namespace RnnGen.Runtime;

/// <summary>
/// The engine that an emitted network delegates to: parameters, normalization and a pool of workspaces for one compiled program. Any number of threads may predict and evaluate
/// at once, as long as none changes <see cref="Parameters"/> meanwhile.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class NetworkEngine<T>
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
    public int? MaxDegreeOfParallelism
    {
        get => Volatile.Read(ref _threads) is > 0 and var threads ? threads : null;
        set => Volatile.Write(ref _threads, value is { } threads ? Hyperparameter.AtLeast(1, threads, nameof(MaxDegreeOfParallelism)) : 0);
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

    /// <summary>A network with the same weights and normalization, independent of this one.</summary>
    /// <returns>The copy.</returns>
    public NetworkEngine<T> Clone()
    {
        var clone = new NetworkEngine<T>(Program) { Width = Width, MaxDegreeOfParallelism = MaxDegreeOfParallelism };
        clone.Parameters.CopyFrom(Parameters);
        clone.Applied = Applied;
        return clone;
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
