using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>
/// Whether every load of a schedule is covered by a store: in each kind of pass, what is read has been written before in the same pass, or is the caller's. A value that is stored under one
/// condition and read under another would be what an earlier call has left.
/// </summary>
internal sealed class StoreCoverage
{
    private readonly Schedule _schedule;
    private readonly bool _keepsTape;
    private readonly bool _hasLengths;

    /// <summary>What has been written, of each step; of states and carried adjoints what the step before has left is told apart.</summary>
    private readonly HashSet<(SequenceValue Sequence, bool IsPrevious)> _written = [];
    private readonly List<string> _uncovered = [];

    private StoreCoverage(Schedule schedule, bool keepsTape, bool hasLengths)
    {
        (_schedule, _keepsTape, _hasLengths) = (schedule, keepsTape, hasLengths);
        var contract = schedule.Program.Interface;
        var given = contract.Inputs.Select(input => input.Sequence).Concat(contract.Compared).Concat(new[] { contract.Forced, contract.Noise, contract.Paths?.Skips, contract.Paths?.Ends })
            .Concat(hasLengths ? [contract.Valid, contract.OutputValid] : [])

            // A mask is read by every pass, and used by those that keep a tape.
            .Concat(contract.Masks.Select(mask => mask.Sequence));
        foreach (var sequence in given.OfType<SequenceValue>())
        {
            Write(sequence);
        }
    }

    /// <summary>The loads that no store covers, as sentences; none in a sound schedule.</summary>
    public static IReadOnlyList<string> Uncovered(Schedule schedule)
    {
        var program = schedule.Program;
        return (from hasLengths in new[] { false, true }
                from pass in new[]
                {
                    (Name: "prediction", KeepsTape: false, Nodes: program.Forward.Concat(program.Link)),
                    (Name: "evaluation", KeepsTape: false, Nodes: program.Forward.Concat(program.Loss)),
                    (Name: "training", KeepsTape: true, Nodes: program.Forward.Concat(program.Loss).Concat(program.Backward)),
                }
                from load in new StoreCoverage(schedule, pass.KeepsTape, hasLengths).Walk(pass.Nodes)
                select $"{pass.Name} {(hasLengths ? "with" : "without")} lengths: {load}").ToList();
    }

    private IReadOnlyList<string> Walk(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes.Where(node => _hasLengths || node is not (StackSteps { IsOfLengths: true } or TakeWindows { IsOfLengths: true })))
        {
            Begin(node);
            var plan = _schedule.KernelsOf(node);
            foreach (var kernel in plan.Kernels)
            {
                foreach (var load in plan.Loads(kernel).Where(load => Holds(load.Condition)))
                {
                    Read(node, load.Value.ToString(), load.Place);
                }

                foreach (var store in kernel.Stores.Where(store => Holds(store.Condition)))
                {
                    _written.Add((store.Place.Sequence, false));
                }
            }

            foreach (var value in node.Body.Accumulations.SelectMany(accumulation => accumulation.Operands))
            {
                // What stands nowhere is a trained vector or a constant, which has a place of its own.
                if (plan.PlaceOf(value) is { } place)
                {
                    Read(node, value.ToString(), place);
                }
            }

            End(node);
        }

        return _uncovered;
    }

    /// <summary>Notes the entries that stand before the first step: states and adjoints are set, children copied; and what that reads.</summary>
    private void Begin(Node node)
    {
        foreach (var sequence in node.OtherReads.Where(sequence => _hasLengths || sequence.Role != SequenceRole.Valid))
        {
            Read(node, sequence.Name.ToString(), new Place(sequence, PlaceTime.Current));
        }

        var previous = node switch
        {
            Scan scan => scan.Histories,
            ReverseScan reverse => reverse.Carried,
            _ => [],
        };
        foreach (var sequence in previous)
        {
            _written.Add((sequence, true));
        }

        foreach (var sequence in node is Scan or ReverseScan ? [] : node.OtherWrites)
        {
            Write(sequence);
        }
    }

    private void End(Node node)
    {
        foreach (var sequence in node.OtherWrites)
        {
            Write(sequence);
        }
    }

    private void Write(SequenceValue sequence)
    {
        _written.Add((sequence, false));
        _written.Add((sequence, true));
    }

    private void Read(Node node, string value, Place place)
    {
        if (!_written.Contains((place.Sequence, place.Time == PlaceTime.Previous)))
        {
            _uncovered.Add($"{node.Name} reads {value} from {place.Sequence}, which this pass has not written.");
        }
    }

    private bool Holds(PassCondition condition) => condition switch
    {
        PassCondition.WithTape => _keepsTape,
        PassCondition.WithLengths => _hasLengths,
        _ => true,
    };
}
