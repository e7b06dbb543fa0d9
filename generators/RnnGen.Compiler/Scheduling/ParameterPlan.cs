using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// Where each parameter stands in the flat block. A matrix is stored as its products read it: input by input, the gates of a tensor side by
/// side (so one pass over an operand serves them all), or output by output where the products are dots.
/// </summary>
internal sealed class ParameterPlan
{
    private readonly Dictionary<Parameter, ParameterPlace> _places = [];

    public ParameterPlan(IEnumerable<Parameter> parameters, AccumulationPlan accumulation, int alignment)
    {
        foreach (var tensor in parameters.GroupBy(p => p.TensorName))
        {
            var blocks = tensor.OrderBy(p => p.Block).ToList();
            Tensors.Add(new TensorPlan(tensor.Key, blocks, [.. blocks.Select(p => Add(p, blocks, accumulation.IsDot(p)))]));
            Length = Align(Length + blocks.Sum(p => p.Count), alignment);
        }
    }

    /// <summary>The named tensors, in order.</summary>
    public List<TensorPlan> Tensors { get; } = [];

    /// <summary>The length of the flat block: tensors begin at aligned offsets.</summary>
    public long Length { get; private set; }

    public long Count => _places.Keys.Sum(p => p.Count);

    public ParameterPlace this[Parameter parameter] => _places[parameter];

    private static long Align(long offset, int alignment) => (offset + alignment - 1) / alignment * alignment;

    private ParameterPlace Add(Parameter parameter, IReadOnlyList<Parameter> blocks, bool isDot)
    {
        var outputs = blocks.Sum(p => p.Rows);
        var before = blocks.Take(parameter.Block).Sum(p => p.Rows);
        var place = isDot
            ? new ParameterPlace(Length + ((long)before * parameter.Columns), OutputStride: parameter.Columns, InputStride: 1)
            : new ParameterPlace(Length + before, OutputStride: 1, InputStride: outputs);
        _places.Add(parameter, place);
        return place;
    }
}

/// <summary>A named tensor, its blocks and where they stand.</summary>
internal sealed record TensorPlan(string Name, IReadOnlyList<Parameter> Blocks, IReadOnlyList<ParameterPlace> Places);

/// <summary>Element (output n, input k) stands at Offset + n * OutputStride + k * InputStride.</summary>
internal sealed record ParameterPlace(long Offset, int OutputStride, int InputStride);
