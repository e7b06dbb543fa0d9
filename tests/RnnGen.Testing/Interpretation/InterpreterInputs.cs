using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Topology;

namespace RnnGen.Testing.Interpretation;

/// <summary>What a program is given: the interface's sequences, [entries][rows][width].</summary>
internal sealed class InterpreterInputs
{
    /// <summary>Stands for log 0 in the equations of CTC.</summary>
    private const double LogZero = -1e30;

    private readonly TestBatch _batch;
    private readonly NetworkInterface _contract;
    private readonly bool _isManyToMany;

    /// <param name="program">The program.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="masks">The dropout masks by name; null for their expectations, with which prediction computes.</param>
    /// <param name="isForced">Whether targets take the place of what the network feeds back.</param>
    /// <param name="noiseOf">What a decoder draws from at a step of a row; null where nothing is drawn.</param>
    public InterpreterInputs(
        SequenceProgram program,
        NetworkDeclaration declaration,
        TestBatch batch,
        IReadOnlyDictionary<string, double[][][]>? masks = null,
        bool isForced = false,
        Func<int, int, double[]>? noiseOf = null)
    {
        (_batch, _contract, Steps, Rows) = (batch, program.Interface, program.Interface.Valid.Entries, batch.Rows);
        var logits = _contract.Heads[^1].Logits;
        OutputSteps = logits is { Access: FeedAccess.Final } or { Sequence.Span: SequenceSpan.Once } ? 1 : logits.Sequence.Steps;
        _isManyToMany = declaration.Options.Shape == Compiler.Declarations.SequenceShape.ManyToMany;
        Lengths = [.. Enumerable.Range(0, Rows).Select(row => batch.LengthOf(row, Steps))];

        foreach (var input in GivenInput.Of(_contract, declaration.Options.Shape))
        {
            Add(input.Sequence, (t, row) => InputOf(input, t, row));
        }

        Add(_contract.Valid, (t, row) => [t < Lengths[row] ? 1 : 0]);
        if (_contract.OutputValid is { } outputValid)
        {
            Add(outputValid, (t, row) => [t < ValidOutputs(row) ? 1 : 0]);
        }

        if (_contract.Forced is { } forced)
        {
            Add(forced, (_, _) => [isForced ? 1 : 0]);
        }

        if (_contract.Noise is { } noise)
        {
            Add(noise, noiseOf ?? ((_, _) => new double[noise.Width]));
        }

        foreach (var mask in _contract.Masks)
        {
            Add(mask.Sequence, (t, row) => masks?[mask.Sequence.Name.ToString()][t][row] ?? [.. Enumerable.Repeat(mask.Expectation, mask.Sequence.Width)]);
        }

        if (_contract.Paths is { } paths)
        {
            Add(paths.Skips, (_, row) => [.. Path(paths.Skips.Width, row).Select((label, s) => s > 1 && label > 0 && label != Path(paths.Skips.Width, row)[s - 2] ? 0 : LogZero)]);
            Add(paths.Ends, (_, row) => [.. Enumerable.Range(0, paths.Ends.Width).Select(s => s == 2 * LabelsOf(row) || s == (2 * LabelsOf(row)) - 1 ? 0 : LogZero)]);
        }

        var total = Enumerable.Range(0, Rows).Sum(row => Enumerable.Range(0, ValidLosses(row)).Sum(t => WeightOf(t, row)));
        foreach (var (head, declared) in _contract.Heads.Zip(NetworkBinder.Bind(declaration).Heads))
        {
            if (head is { Target: { } target, Weights: { } weights })
            {
                var column = _contract.Heads.TakeWhile(before => before != head).Where(before => before.Target!.Role == target.Role).Sum(ColumnsOf);
                Add(target, (t, row) => TargetOf(target, column, t, row));
                var features = RnnGen.Runtime.LossKinds.IsPerFeature((LossKind)declared.Loss!.Kind) ? target.Width : 1;
                Add(weights, (t, row) => [t < ValidLosses(row) && total > 0 ? declared.Loss.Weight * WeightOf(t, row) / (total * features) : 0]);
            }
        }
    }

    /// <summary>The number of columns of a batch's targets, or of its labels, that are a head's.</summary>
    private static int ColumnsOf(NetworkHead head) => head.Target!.Role == SequenceRole.Labels ? 1 : head.Target.Width;

    /// <summary>The children of a node of a row, -1 for none.</summary>
    public int ChildOf(int row, int node, int child) => _batch.Children[(((row * Steps) + node) * 2) + child];

    public int Steps { get; }

    public int Rows { get; }

    /// <summary>The valid steps of each row.</summary>
    public int[] Lengths { get; }

    public int OutputSteps { get; }

    public Dictionary<SequenceValue, double[][][]> Sequences { get; } = [];

    /// <summary>The output steps of a row that count.</summary>
    public int ValidOutputs(int row) => _isManyToMany ? Lengths[row] : Lengths[row] == 0 ? 0 : _batch.TargetLengthOf(row, OutputSteps);

    private double[] InputOf(GivenInput input, int t, int row)
    {
        var (numbers, tokens) = input.Span switch
        {
            InputSpan.Sequence => (_batch.StaticInputs, _batch.StaticTokens),
            InputSpan.OutputSteps => (_batch.FutureInputs, _batch.FutureTokens),
            _ => (_batch.Inputs, _batch.Tokens),
        };
        var valid = input.Span switch
        {
            InputSpan.Sequence => Math.Min(1, Lengths[row]),
            InputSpan.OutputSteps => ValidOutputs(row),
            _ => Lengths[row],
        };
        var first = (((row * input.Sequence.Entries) + t) * input.Side) + input.Column;
        return t >= valid ? new double[input.Width]
            : input.IsTokens ? [tokens[first]]
            : numbers[first..(first + input.Width)];
    }

    /// <summary>The losses of a row that count: of CTC one for the row.</summary>
    private int ValidLosses(int row) => _contract.Paths is null ? ValidOutputs(row) : Math.Min(Lengths[row], 1);

    private double WeightOf(int t, int row) => _batch.StepWeights.Length == 0 ? 1 : _batch.StepWeights[(row * (_contract.Paths is null ? OutputSteps : 1)) + t];

    private int LabelsOf(int row) => Lengths[row] > 0 ? _batch.TargetLengths[row] : 0;

    /// <summary>Blank, label, blank, ..., label, blank; then blanks.</summary>
    private int[] Path(int states, int row)
    {
        var first = row * (states / 2);
        return [.. Enumerable.Range(0, states).Select(s => s % 2 == 1 && s / 2 < LabelsOf(row) ? _batch.Labels[first + (s / 2)] : 0)];
    }

    private double[] TargetOf(SequenceValue target, int column, int t, int row)
    {
        if (_contract.Paths is not null)
        {
            return [.. Path(target.Width, row).Select(label => (double)label)];
        }

        var isLabel = target.Role == SequenceRole.Labels;
        var size = _contract.Heads.Where(head => head.Target?.Role == target.Role).Sum(ColumnsOf);
        var first = (((row * OutputSteps) + t) * size) + column;
        return t >= ValidOutputs(row) ? new double[isLabel ? 1 : target.Width]
            : isLabel ? [_batch.Labels[first]]
            : _batch.Targets[first..(first + target.Width)];
    }

    private void Add(SequenceValue sequence, Func<int, int, double[]> entry) => Sequences.Add(
        sequence,
        [.. Enumerable.Range(0, sequence.Entries).Select(t => Enumerable.Range(0, Rows).Select(row => entry(t, row)).ToArray())]);
}
