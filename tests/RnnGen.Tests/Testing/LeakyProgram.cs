using System.Numerics;
using System.Runtime.CompilerServices;
using RnnGen.Runtime;
using RnnGen.Simd;

namespace RnnGen.Tests.Testing;

/// <summary>
/// A network written by hand, as plainly as possible: one linear recurrent layer s_t = s_{t-1} / 2 + W (m_t * x_t) + b whose state is its output,
/// m the dropout mask. W is stored k-major in rows of 8, its rows cut into two blocks. States are kept beyond a row's length.
/// Every pass writes all it reads, so a workspace may hold anything.
/// </summary>
internal sealed class LeakyProgram<T>(LeakyLayout places) : NetworkProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T Half = T.CreateChecked(0.5);

    private readonly int _bias = places.Bias;

    // Training runs on one network at a time here, so it may be remembered.
    private bool _lengths;
    private readonly int _mask = places.Mask;
    private readonly int _state = places.State;

    protected override string GeneratorVersion => "0.0.0";

    protected override int Contract => places.Contract;

    protected override NetworkLayout CreateLayout() => places.Network;

    /// <summary>What happens while a pass runs.</summary>
    public Action? During { get; set; }

    private int Batch => Layout.BatchSize;

    private int Outputs => Layout.OutputSize;

    public override void Predict(LaneWidth width, bool lengths, ref T parameters, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs)
    {
        During?.Invoke();
        Forward(Layout.Prediction, lengths, ref parameters, ref workspace, ref tokens, (int)rows, (int)steps, masked: false);
    }

    public override void Evaluate(LaneWidth width, bool lengths, ref T parameters, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs)
    {
        Forward(Layout.Prediction, lengths, ref parameters, ref workspace, ref tokens, (int)rows, (int)steps, masked: false);
        Loss(Layout.Prediction, ref workspace, ref labels, (int)rows, (int)steps);
    }

    public override void Train(
        LaneWidth width, bool lengths, ref T parameters, ref T copies, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs)
    {
        During?.Invoke();
        Forward(Layout.Training, lengths, ref parameters, ref workspace, ref tokens, (int)rows, (int)steps, masked: true);
        Loss(Layout.Training, ref workspace, ref labels, (int)rows, (int)steps);
        _lengths = lengths;
    }

    public override void AddGradients(LaneWidth width, ref T gradients, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs, in WorkShare share)
    {
        if (share.IsFirst)
        {
            Backward(_lengths, ref gradients, ref workspace, ref tokens, ref labels, (int)rows, (int)steps);
        }
    }

    public override void Step(LaneWidth width, ref T parameters, ref T workspace, ref T previous, ref T next, ref int token)
    {
        During?.Invoke();
        var session = Layout.Session!;
        for (var o = 0; o < Outputs; o++)
        {
            At(ref next, o) = At(ref previous, o) * Half + Affine(ref parameters, ref At(ref workspace, session.Inputs), token, o);
            At(ref workspace, session.Logits + o) = At(ref next, o);
        }

        Link(ref At(ref workspace, session.Logits), ref At(ref workspace, session.Outputs));
    }

    private static ref T At(ref T origin, int index) => ref Unsafe.Add(ref origin, index);

    private T Affine(ref T parameters, ref T x, int token, int o)
    {
        var sum = At(ref parameters, _bias + o);
        if (Layout.Vocabulary > 0)
        {
            return sum + At(ref parameters, LeakyLayout.Weight(o, token));
        }

        for (var i = 0; i < Layout.InputSize; i++)
        {
            sum += At(ref x, i) * At(ref parameters, LeakyLayout.Weight(o, i));
        }

        return sum;
    }

    // The states of all steps follow the workspace's named arrays; step -1 is the first.
    private void Forward(WorkspaceLayout at, bool lengths, ref T parameters, ref T workspace, ref int tokens, int rows, int steps, bool masked)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var t = 0; t < Layout.Steps; t++)
            {
                var position = t * Batch + row;
                if (masked && places.Rate > 0)
                {
                    for (var i = 0; i < Layout.InputSize; i++)
                    {
                        At(ref workspace, at.Inputs + position * Layout.InputSize + i) *= At(ref workspace, _mask + position * Layout.InputSize + i);
                    }
                }

                for (var o = 0; o < Outputs; o++)
                {
                    var previous = t == 0 ? T.Zero : At(ref workspace, _state + (position - Batch) * Outputs + o);
                    var valid = !lengths || (t < steps && At(ref workspace, at.Valid + position) == T.One);
                    At(ref workspace, _state + position * Outputs + o) = valid
                        ? previous * Half + Affine(ref parameters, ref At(ref workspace, at.Inputs + position * Layout.InputSize), Unsafe.Add(ref tokens, position), o)
                        : previous;
                }
            }

            for (var t = 0; t < Layout.OutputSteps; t++)
            {
                var source = _state + ((t + Layout.Steps - Layout.OutputSteps) * Batch + row) * Outputs;
                var offset = (t * Batch + row) * Outputs;
                for (var o = 0; o < Outputs; o++)
                {
                    At(ref workspace, at.Logits + offset + o) = At(ref workspace, source + o);
                }

                Link(ref At(ref workspace, at.Logits + offset), ref At(ref workspace, at.Outputs + offset));
            }
        }
    }

    private void Link(ref T logits, ref T outputs)
    {
        var sum = T.Zero;
        for (var o = 0; o < Outputs; o++)
        {
            sum += T.Exp(At(ref logits, o));
        }

        for (var o = 0; o < Outputs; o++)
        {
            var z = At(ref logits, o);
            At(ref outputs, o) = Layout.Loss switch
            {
                LossKind.BinaryCrossEntropy => T.One / (T.One + T.Exp(-z)),
                LossKind.SoftmaxCrossEntropy => T.Exp(z) / sum,
                _ => z,
            };
        }
    }

    private void Loss(WorkspaceLayout at, ref T workspace, ref int labels, int rows, int steps)
    {
        for (var t = 0; t < Math.Min(Layout.OutputSteps, Math.Max(1, steps)); t++)
        {
            for (var row = 0; row < rows; row++)
            {
                var position = t * Batch + row;
                var loss = T.Zero;
                for (var o = 0; o < Outputs; o++)
                {
                    var y = At(ref workspace, at.Outputs + position * Outputs + o);
                    var target = At(ref workspace, at.Targets + position * Outputs + o);
                    loss += Layout.Loss switch
                    {
                        LossKind.BinaryCrossEntropy => -(target * T.Log(y) + (T.One - target) * T.Log(T.One - y)),
                        LossKind.SoftmaxCrossEntropy => o == Unsafe.Add(ref labels, position) ? -T.Log(y) : T.Zero,
                        _ => (y - target) * (y - target),
                    };
                }

                At(ref workspace, at.RowLosses + position) = loss * At(ref workspace, at.Weights + position);
            }
        }
    }

    private void Backward(bool lengths, ref T gradients, ref T workspace, ref int tokens, ref int labels, int rows, int steps)
    {
        var at = Layout.Training;
        for (var row = 0; row < rows; row++)
        {
            for (var o = 0; o < Outputs; o++)
            {
                var ds = T.Zero;
                for (var t = Layout.Steps - 1; t >= 0; t--)
                {
                    var position = t * Batch + row;
                    if (t >= Layout.Steps - Layout.OutputSteps && (t < steps || Layout.OutputSteps == 1))
                    {
                        ds += OutputGradient(ref workspace, ref labels, (t - Layout.Steps + Layout.OutputSteps) * Batch + row, o);
                    }

                    if (lengths && (t >= steps || At(ref workspace, at.Valid + position) == T.Zero))
                    {
                        continue;
                    }

                    At(ref gradients, _bias + o) += ds;
                    if (Layout.Vocabulary > 0)
                    {
                        At(ref gradients, LeakyLayout.Weight(o, Unsafe.Add(ref tokens, position))) += ds;
                    }

                    for (var i = 0; i < Layout.InputSize; i++)
                    {
                        At(ref gradients, LeakyLayout.Weight(o, i)) += ds * At(ref workspace, at.Inputs + position * Layout.InputSize + i);
                    }

                    ds *= Half;
                }
            }
        }
    }

    private T OutputGradient(ref T workspace, ref int labels, int position, int o)
    {
        var at = Layout.Training;
        var y = At(ref workspace, at.Outputs + position * Outputs + o);
        var target = Layout.Loss == LossKind.SoftmaxCrossEntropy
            ? (o == Unsafe.Add(ref labels, position) ? T.One : T.Zero)
            : At(ref workspace, at.Targets + position * Outputs + o);
        var factor = Layout.Loss == LossKind.MeanSquaredError ? T.One + T.One : T.One;
        return factor * (y - target) * At(ref workspace, at.Weights + position);
    }
}
