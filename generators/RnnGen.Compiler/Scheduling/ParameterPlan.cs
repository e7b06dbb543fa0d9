using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// Where each parameter stands in the flat block. A matrix is stored as its products read it: input by input, the gates of a tensor, or of a user's cell, side by
/// side (so one pass over an operand serves them all), or output by output where the products are dots: those stand behind the others. A large one has a gap after each
/// input where its rows would otherwise compete for the same places in the nearest cache.
/// </summary>
internal sealed class ParameterPlan
{
    /// <summary>The lines of 64 bytes in a first-level cache of 32 KB, the smallest of today's processors.</summary>
    public const int LinesOfACache = 512;

    /// <summary>A gap of one line may cost an eighth of the memory.</summary>
    private const int MinLines = 8;

    private readonly Dictionary<Parameter, ParameterPlace> _places = [];
    private readonly Dictionary<string, TensorPlan> _tensors = [];

    public ParameterPlan(IEnumerable<Parameter> parameters, AccumulationPlan accumulation, int alignment)
    {
        foreach (var group in parameters.GroupBy(p => p.StorageName))
        {
            var blocks = group.OrderBy(p => p.Block).ToList();
            var (dots, others) = (blocks.Where(accumulation.IsDot).ToList(), blocks.Where(p => !accumulation.IsDot(p)).ToList());
            var outputs = others.Sum(p => p.Rows);
            var stride = blocks[0].IsTable ? outputs : Spread(outputs, blocks[0].Columns, alignment);
            var firstDot = Length + ((long)stride * blocks[0].Columns);
            foreach (var tensor in blocks.GroupBy(p => p.TensorName))
            {
                var plan = new TensorPlan(tensor.Key, [.. tensor], [.. tensor.Select(p => accumulation.IsDot(p) ? AddDot(p, dots, firstDot) : Add(p, others, stride))]);
                Tensors.Add(plan);
                _tensors.Add(plan.Name, plan);
            }

            Length = Align(firstDot + dots.Sum(p => p.Count), alignment);
        }
    }

    /// <summary>The named tensors, in order.</summary>
    public List<TensorPlan> Tensors { get; } = [];

    /// <summary>The length of the flat block: tensors begin at aligned offsets.</summary>
    public long Length { get; private set; }

    public long Count => _places.Keys.Sum(p => p.Count);

    public ParameterPlace this[Parameter parameter] => _places[parameter];

    /// <summary>The tensor that a parameter is a block of.</summary>
    public TensorPlan TensorOf(Parameter parameter) => _tensors[parameter.TensorName];

    private static long Align(long offset, int alignment) => (offset + alignment - 1) / alignment * alignment;

    /// <summary>
    /// From an input of a matrix to the next. A product reads some vectors of each row of the matrix. The nearest cache puts a line where its
    /// address modulo 64 lines says: with rows of 16 lines, all lines that a product reads between two of its own share a quarter of the cache and
    /// drive each other out; with rows of 17 they spread over all of it. Measured for one row at a time, LSTM of 64 units: 20 % of the step's time.
    /// </summary>
    private static int Spread(int outputs, int inputs, int line)
    {
        var lines = outputs / line;
        var isLarge = (long)lines * inputs > LinesOfACache / 2;
        return isLarge && outputs % line == 0 && lines % 2 == 0 && lines >= MinLines ? outputs + line : outputs;
    }

    private ParameterPlace Add(Parameter parameter, IReadOnlyList<Parameter> blocks, int stride) =>
        Add(parameter, new ParameterPlace(Length + RowsBefore(parameter, blocks), OutputStride: 1, InputStride: stride));

    private ParameterPlace AddDot(Parameter parameter, IReadOnlyList<Parameter> dots, long first) =>
        Add(parameter, new ParameterPlace(first + ((long)RowsBefore(parameter, dots) * parameter.Columns), OutputStride: parameter.Columns, InputStride: 1));

    private ParameterPlace Add(Parameter parameter, ParameterPlace place)
    {
        _places.Add(parameter, place);
        return place;
    }

    /// <summary>Numbers of blocks say their order; some may be missing, as the biases of a layer without.</summary>
    private static int RowsBefore(Parameter parameter, IReadOnlyList<Parameter> blocks) => blocks.Where(p => p.Block < parameter.Block).Sum(p => p.Rows);
}

/// <summary>A named tensor, its blocks and where they stand.</summary>
internal sealed record TensorPlan(string Name, IReadOnlyList<Parameter> Blocks, IReadOnlyList<ParameterPlace> Places)
{
    /// <summary>Its length, or its rows and columns.</summary>
    public IReadOnlyList<int> Shape
    {
        get
        {
            var (first, rows) = (Blocks[0], Blocks.Sum(block => block.Rows));
            return first.RowLength is { } length ? [rows / length, length]
                : first.IsVector ? [rows]
                : first.IsTable ? [first.Columns, rows]
                : [rows, first.Columns];
        }
    }
}

/// <summary>Element (output n, input k) stands at Offset + n * OutputStride + k * InputStride.</summary>
internal sealed record ParameterPlace(long Offset, int OutputStride, int InputStride);
