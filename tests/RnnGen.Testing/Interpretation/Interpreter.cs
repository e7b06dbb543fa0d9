using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Testing.Interpretation;

/// <summary>
/// Runs a program in double precision, row by row, step by step, value by value, as its definition says: the reference for emitted code, with
/// which it shares nothing but the equations. Takes programs of every stage: as lowered, derived, or with passes applied.
/// </summary>
internal sealed class Interpreter
{
    private readonly SequenceProgram _program;
    private readonly InterpreterInputs _inputs;
    private readonly InterpreterWeights _weights;
    private readonly Dictionary<SequenceValue, double[][][]> _sequences;
    private readonly TreeInterpreter _trees;
    private readonly Dictionary<StepBuilder, Dictionary<(int Row, int Step), IReadOnlyDictionary<Value, double[]>>> _steps = [];
    private Dictionary<(int Row, int Step), IReadOnlyDictionary<Value, double[]>> _nodeSteps = [];
    private IReadOnlyList<Value> _equations = [];

    private Interpreter(SequenceProgram program, InterpreterInputs inputs, InterpreterWeights weights)
    {
        (_program, _inputs, _weights) = (program, inputs, weights);
        _sequences = new(inputs.Sequences);
        Gradients = new(weights);
        _trees = new(inputs, _sequences, (node, row, t) => RunStep(node, row, t, []));
    }

    /// <summary>The gradients; 0 where the program has no backward pass.</summary>
    public InterpreterGradients Gradients { get; }

    /// <summary>The sum of the positions' weighted losses.</summary>
    public double Loss => _program.Interface.Heads.Select(head => head.RowLosses).OfType<SequenceValue>().Sum(losses => _sequences[losses].SelectMany(rows => rows).Sum(row => row[0]));

    public static Interpreter Run(SequenceProgram program, InterpreterInputs inputs, InterpreterWeights weights)
    {
        var interpreter = new Interpreter(program, inputs, weights);
        foreach (var node in program.AllNodes)
        {
            interpreter.Run(node);
        }

        return interpreter;
    }

    /// <summary>The values of the heads' layers, side by side: [output steps][rows][output size].</summary>
    public double[][][] Logits => SideBySide(_program.Interface.Heads.Select(head => head.Logits));

    /// <summary>What Predict returns, of positions within a row's length.</summary>
    public double[][][] Outputs => SideBySide(_program.Interface.Heads.Select(head => head.Outputs));

    /// <summary>What a decoder has chosen or drawn: [output steps][rows][its width].</summary>
    public double[][][] Choices => Read(new Feed(_program.Interface.Choices!));

    private double[][][] SideBySide(IEnumerable<Feed> feeds) => feeds.Select(Read).Aggregate((left, right) =>
        [.. left.Zip(right, (ofLeft, ofRight) => ofLeft.Zip(ofRight, (a, b) => (double[])[.. a, .. b]).ToArray())]);

    /// <summary>On which side of its kinks each operation is that has some which weights can reach, at steps within a row's length.</summary>
    public IEnumerable<bool> KinkSides() =>
        from node in _program.AllNodes
        let kinks = Kinks.Of(node)
        where kinks.Count > 0
        let steps = _steps[kinks[0].Builder]
        from row in Enumerable.Range(0, _inputs.Rows)
        from t in Enumerable.Range(0, _inputs.Lengths[row])
        where steps.ContainsKey((row, t))
        from value in kinks
        from side in Kinks.Sides(value, steps[(row, t)])
        select side;

    /// <summary>dL/dh_t that a scan's backward pass has left: [steps][rows][units].</summary>
    public double[][][] Trace(GradientTrace trace) => _sequences[trace.Sequence];

    /// <summary>The values of a sequence: [steps][rows][width], of one that stands once [1][rows][width].</summary>
    public double[][][] ValuesOf(SequenceValue sequence) => Read(new Feed(sequence));

    private double[][][] Read(Feed feed) => (feed.Sequence.Span, feed.Access) switch
    {
        (SequenceSpan.HistoryFromEnd, FeedAccess.Final) => [_sequences[feed.Sequence][0]],
        (SequenceSpan.HistoryFromEnd, _) => _sequences[feed.Sequence][..^1],
        (SequenceSpan.Once, _) or (_, FeedAccess.Final) => [_sequences[feed.Sequence][^1]],
        (SequenceSpan.History, _) => _sequences[feed.Sequence][1..],
        _ => _sequences[feed.Sequence],
    };

    private void Run(Node node)
    {
        _equations = node.Body.LiveValues();
        _nodeSteps = [];
        if (_equations.Count > 0)
        {
            _steps.Add(_equations[0].Builder, _nodeSteps);
        }

        foreach (var output in node.Outputs.Concat(node is TreeScan or ReverseTreeScan ? node.OtherWrites : []))
        {
            Allocate(output);
        }

        for (var row = 0; row < _inputs.Rows; row++)
        {
            switch (node)
            {
                case Map { PerStep: true }:
                    for (var t = 0; t < node.Steps; t++)
                    {
                        RunStep(node, row, t, []);
                    }

                    break;
                case Map:
                    RunStep(node, row, 0, []);
                    break;
                case Scan scan:
                    RunForward(scan, row);
                    break;
                case StackSteps collect:
                    Allocate(collect.Target);
                    _sequences[collect.Target][0][row] = [.. Enumerable.Range(0, collect.Steps).SelectMany(t => Read(collect.Source, row, t))];
                    break;
                case UnstackSteps distribute:
                    Allocate(distribute.Target);
                    for (var t = 0; t < distribute.Steps; t++)
                    {
                        var width = distribute.Target.Width;
                        _sequences[distribute.Target][t][row] = _sequences[distribute.Source][0][row][(t * width)..((t + 1) * width)];
                    }

                    break;
                case TakeWindows windows:
                    Allocate(windows.Target);
                    for (var t = 0; t < windows.Target.Steps; t++)
                    {
                        double[][] places = [.. Enumerable.Range(0, windows.Window.Size).Select(place => windows.Window.StepOf(t, place))
                            .Select(s => IsThere(windows.Source.Sequence, windows.Valid, row, s) ? Read(windows.Source, row, s) : new double[windows.Source.Sequence.Width])];
                        _sequences[windows.Target][t][row] = [.. Enumerable.Range(0, windows.Source.Sequence.Width).SelectMany(feature => places.Select(place => place[feature]))];
                    }

                    break;
                case AddWindows windows:
                    Allocate(windows.Target);
                    foreach (var step in _sequences[windows.Target])
                    {
                        step[row] = new double[windows.Target.Width];
                    }

                    for (var t = 0; t < windows.Source.Steps; t++)
                    {
                        for (var i = 0; i < windows.Source.Width; i++)
                        {
                            var s = windows.Window.StepOf(t, i % windows.Window.Size);
                            if (IsThere(windows.Target, windows.Valid, row, s))
                            {
                                _sequences[windows.Target][s][row][i / windows.Window.Size] += _sequences[windows.Source][t][row][i];
                            }
                        }
                    }

                    break;
                case ReverseScan scan:
                    RunBackward(scan, row);
                    break;
                case TreeScan scan:
                    _trees.RunForward(scan, row);
                    break;
                case ReverseTreeScan scan:
                    _trees.RunBackward(scan, row);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(node), node, "An unknown kind of node.");
            }
        }
    }

    /// <summary>Whether a sequence has a step that is within a row's length.</summary>
    private bool IsThere(SequenceValue sequence, SequenceValue valid, int row, int step) => step >= 0 && step < sequence.Steps && Read(new Feed(valid), row, step)[0] != 0;

    private void RunForward(Scan scan, int row)
    {
        foreach (var history in scan.Histories)
        {
            Allocate(history);
        }

        var states = scan.Histories.Zip(scan.Initials, (history, initial) => initial is null ? new double[history.Width] : Read(initial, row, 0)).ToArray();
        var isForward = scan.Direction == Direction.Forward;
        for (var i = 0; i < states.Length; i++)
        {
            _sequences[scan.Histories[i]][isForward ? 0 : scan.Steps][row] = states[i];
        }

        foreach (var t in Times(scan.Steps, scan.Direction))
        {
            states = RunStep(scan, row, t, states);
            for (var i = 0; i < states.Length; i++)
            {
                _sequences[scan.Histories[i]][isForward ? t + 1 : t][row] = states[i];
            }
        }
    }

    private void RunBackward(ReverseScan scan, int row)
    {
        var adjoints = scan.Carried.Zip(scan.Seeds, (carried, seed) => seed is null ? new double[carried.Width] : _sequences[seed][0][row]).ToArray();
        var taken = 0;
        var valid = scan.Truncation is null ? null : _program.Forward.Single(node => node.Name.Backward == scan.Name).Feeds.First(feed => feed.Sequence.Role == SequenceRole.Valid).Sequence;
        foreach (var t in Times(scan.Steps, scan.Direction))
        {
            adjoints = RunStep(scan, row, t, adjoints);
            taken++;
            if (scan.Truncation is { } truncation && taken % truncation.Steps == 0 && taken < scan.Steps && _sequences[valid!][t][row][0] > 0)
            {
                adjoints = [.. adjoints.Select((adjoint, i) => i < truncation.States ? new double[adjoint.Length] : adjoint)];
            }
        }

        foreach (var (final, adjoint) in scan.Finals.Zip(adjoints))
        {
            if (final is not null)
            {
                Allocate(final);
                _sequences[final][0][row] = adjoint;
            }
        }
    }

    private static IEnumerable<int> Times(int steps, Direction direction) =>
        direction == Direction.Forward ? Enumerable.Range(0, steps) : Enumerable.Range(0, steps).Reverse();

    /// <summary>Evaluates a node's equations for one row and step; returns the next states.</summary>
    private double[][] RunStep(Node node, int row, int t, double[][] states)
    {
        var values = StepEvaluator.Evaluate(
            _equations,
            leaf => leaf switch
            {
                Input input => Read(node.Feeds[input.Index], row, t),
                State state => states[state.Index],
                Saved saved => _steps[saved.Forward.Builder][(row, t)][saved.Forward],
                _ => throw new ArgumentOutOfRangeException(nameof(leaf), leaf, "An unknown leaf."),
            },
            _weights.Read);
        _nodeSteps[(row, t)] = values;

        for (var i = 0; i < node.Outputs.Count; i++)
        {
            _sequences[node.Outputs[i]][node.Outputs[i].Span == SequenceSpan.Once ? 0 : t][row] = values[node.Body.Outputs[i]];
        }

        foreach (var accumulation in node.Body.Accumulations)
        {
            Gradients.Add(accumulation, values);
        }

        return [.. node.Body.States.Select(s => Spread(values[s.Next], s.Previous.Width))];
    }

    /// <summary>A scalar stands for a vector of equal elements.</summary>
    private static double[] Spread(double[] value, int width) =>
        value.Length == width ? value : value.Length == 1 ? [.. Enumerable.Repeat(value[0], width)] : throw new InvalidOperationException($"{value.Length} numbers for {width}.");

    private double[] Read(Feed feed, int row, int t)
    {
        var entries = _sequences[feed.Sequence];
        return (feed.Sequence.Span, feed.Access) switch
        {
            (SequenceSpan.Once, _) or (SequenceSpan.HistoryFromEnd, FeedAccess.Final) => entries[0][row],
            (SequenceSpan.HistoryFromEnd, FeedAccess.Current) => entries[t][row],
            (SequenceSpan.HistoryFromEnd, FeedAccess.Previous) => entries[t + 1][row],
            (_, FeedAccess.Final) => entries[^1][row],
            (SequenceSpan.History, FeedAccess.Current) => entries[t + 1][row],
            (SequenceSpan.History, FeedAccess.Previous) => entries[t][row],
            (SequenceSpan.Steps, FeedAccess.Current) => entries[t][row],
            _ => throw new InvalidOperationException($"{feed.Sequence} has no entry before step 0."),
        };
    }

    private void Allocate(SequenceValue sequence)
    {
        if (_sequences.ContainsKey(sequence))
        {
            return;
        }

        _sequences.Add(sequence, [.. Enumerable.Range(0, sequence.Entries).Select(_ => Enumerable.Range(0, _inputs.Rows).Select(_ => new double[sequence.Width]).ToArray())]);
    }
}
