using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>The arrays that a node reads and writes with the rows on the lanes: a reference for each.</summary>
internal sealed class RowArrays(EmissionContext context, Node node, Identifiers names)
{
    private readonly Dictionary<SequenceValue, string> _references = [];

    private BatchLanes Rows => context.Schedule.Rows!;

    /// <summary>The references' declarations.</summary>
    public IEnumerable<string> Declarations => _references.Select(pair =>
    {
        var offset = context.Offset(pair.Key);
        var isTape = Rows.IsTraining(pair.Key) && !context.Schedule.Kernels.IsOfBackward(node);
        return $"ref {context.T} {pair.Value} = ref Unsafe.Add(ref a, {(isTape ? $"Tape<M>({offset})" : offset)});";
    });

    /// <summary>The register of a number.</summary>
    public string Load(Place place, string unit) => $"V.Load({At(place, unit)})";

    /// <summary>Where the number stands: a reference and a distance from it.</summary>
    public string At(Place place, string unit)
    {
        var t = node is Map { PerStep: false } ? new TimeIndex("", node.Steps - 1) : new TimeIndex("t", 0);
        var entry = Entry(place.Sequence, place.Time, t);
        var parts = new[]
        {
            entry.IsZero ? "" : entry.Times(Rows.StepStride(place.Sequence)),
            unit == "0" ? "" : long.TryParse(unit, out var number) ? EmissionContext.Number(number * Rows.UnitStride) : $"({unit} * {Rows.UnitStride})",
            "row",
        };
        return $"ref {Reference(place.Sequence)}, {string.Join(" + ", parts.Where(part => part.Length > 0))}";
    }

    /// <summary>Where an entry begins.</summary>
    public string Address(SequenceValue sequence, PlaceTime time, TimeIndex t)
    {
        var entry = Entry(sequence, time, t);
        return entry.IsZero ? Reference(sequence) : $"Unsafe.Add(ref {Reference(sequence)}, {entry.Times(Rows.StepStride(sequence))})";
    }

    private string Reference(SequenceValue sequence)
    {
        if (!_references.TryGetValue(sequence, out var name))
        {
            name = names.Unique(Identifiers.Camel(sequence.Name.Label) + "Rows");
            _references.Add(sequence, name);
        }

        return name;
    }

    private TimeIndex Entry(SequenceValue sequence, PlaceTime time, TimeIndex t)
    {
        if (Rows.IsRolling(sequence))
        {
            return t.Plus(time == PlaceTime.Previous ? 1 : 0).Parity();
        }

        return sequence.Span switch
        {
            SequenceSpan.Once => new TimeIndex("", 0),
            SequenceSpan.Steps => t,
            SequenceSpan.HistoryFromEnd => time switch
            {
                PlaceTime.Previous => t.Plus(1),
                PlaceTime.Current => t,
                _ => new TimeIndex("", 0),
            },
            _ => time switch
            {
                PlaceTime.Previous => t,
                PlaceTime.Current => t.Plus(1),
                _ => new TimeIndex("", sequence.Steps),
            },
        };
    }
}
