using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>A call of compiled passes on a workspace: shards, and then gradients, which threads share out among themselves.</summary>
internal sealed class PassRun<T>(NetworkEngine<T> engine, Workspace<T> workspace) : SharedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Kind _kind;
    private int _rows;
    private nuint _steps;
    private nuint _outputs;
    private bool _hasLengths;
    private ParameterSet<T>? _gradients;

    private enum Kind
    {
        Predict,
        Evaluate,
        Train,
    }

    /// <summary>Copies of parameters, which shards read; shards; gradients, to which all of them contribute.</summary>
    public override int Phases => _kind == Kind.Train ? 3 : 1;

    /// <summary>Runs <see cref="NetworkProgram{T}.Predict"/>.</summary>
    public void Predict(BatchExtent extent, int? threads) => Start(Kind.Predict, extent, null, threads);

    /// <summary>Runs <see cref="NetworkProgram{T}.Evaluate"/>.</summary>
    public void Evaluate(BatchExtent extent, int? threads) => Start(Kind.Evaluate, extent, null, threads);

    /// <summary>Runs <see cref="NetworkProgram{T}.Train"/>, and what goes before and after it.</summary>
    public void Train(BatchExtent extent, ParameterSet<T> gradients, int? threads) => Start(Kind.Train, extent, gradients, threads);

    public override void Run(int phase, int part, int parts)
    {
        if (_kind != Kind.Train || phase == 1)
        {
            RunShards(part, parts);
        }
        else if (phase == 0)
        {
            engine.Program.Prepare(ref engine.Parameters.Origin, ref workspace.Copies, new(part, parts));
        }
        else
        {
            engine.Program.AddGradients(
                engine.Width, ref _gradients!.Origin, ref workspace.OriginOf(0), ref workspace.FirstTokenOf(0), ref workspace.FirstLabelOf(0), (nuint)_rows, _steps, _outputs, new(part, parts));
        }
    }

    private void Start(Kind kind, BatchExtent extent, ParameterSet<T>? gradients, int? threads)
    {
        (_kind, _rows, _hasLengths, _gradients) = (kind, extent.Rows, extent.HasLengths, gradients);
        (_steps, _outputs) = ((nuint)extent.Steps, (nuint)extent.OutputSteps);
        WorkerPool.Run(this, WorkDivision.Parts(engine.Layout, extent, kind == Kind.Train, threads));
        if (MemoryGuard.IsOn)
        {
            CheckGuard();
        }
    }

    private void CheckGuard()
    {
        workspace.CheckGuard();
        MemoryGuard.Check(engine.Parameters.Buffer, "parameters");
        if (_gradients is not null)
        {
            MemoryGuard.Check(_gradients.Buffer, "gradients");
        }
    }

    private void RunShards(int part, int parts)
    {
        var shards = engine.Layout.ShardsOf(_rows);
        var end = shards * (part + 1) / parts;
        for (var shard = shards * part / parts; shard < end; shard++)
        {
            RunShard(shard, Math.Min(engine.Layout.ShardRows, _rows - (shard * engine.Layout.ShardRows)));
        }
    }

    private void RunShard(int shard, int rows)
    {
        var (program, width) = (engine.Program, engine.Width);
        ref var parameters = ref engine.Parameters.Origin;
        ref var origin = ref workspace.OriginOf(shard);
        ref var token = ref workspace.FirstTokenOf(shard);
        ref var label = ref workspace.FirstLabelOf(shard);
        switch (_kind)
        {
            case Kind.Predict:
                program.Predict(width, _hasLengths, ref parameters, ref origin, ref token, ref label, (nuint)rows, _steps, _outputs);
                break;
            case Kind.Evaluate:
                program.Evaluate(width, _hasLengths, ref parameters, ref origin, ref token, ref label, (nuint)rows, _steps, _outputs);
                break;
            default:
                program.Train(width, _hasLengths, ref parameters, ref workspace.Copies, ref origin, ref token, ref label, (nuint)rows, _steps, _outputs);
                break;
        }
    }
}
