using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// One gradient kernel: blocks whose adjoints, and whose gradients, stand side by side, so that one product serves them.
/// </summary>
/// <param name="Accumulations">The accumulations, in the order of their columns.</param>
/// <param name="Delta">Where the first one's adjoint stands.</param>
/// <param name="Operand">Where the vector stands that the matrices were multiplied with (or the token); null for biases.</param>
/// <param name="Width">The outputs of all blocks.</param>
/// <param name="Twins">Gradients of biases with the same adjoints: the sum is made once and added to each.</param>
internal sealed record Gradient(IReadOnlyList<Accumulation> Accumulations, Place Delta, Place? Operand, int Width, IReadOnlyList<Gradient> Twins)
{
    public Parameter First => Accumulations[0].Parameter;

    /// <summary>The gradient and its twins.</summary>
    public IEnumerable<Gradient> All => [this, .. Twins];

    /// <summary>The numbers of a row that it reads, and the numbers that it adds to.</summary>
    public GradientExtent Extent => Accumulations[0] is OuterAccumulation ? new(First.Columns, Width) : new(0, Width);

    public IEnumerable<string> EquationsIn(Node node) => All.SelectMany(g => g.Accumulations).Select(EquationText.Of(node).Gradient);

    /// <summary>The gradients of a node, joined where they can be. One of a parameter that others add to as well stays alone.</summary>
    public static IReadOnlyList<Gradient> Of(KernelPlan plan, Schedule schedule)
    {
        var gradients = new List<Gradient>();
        var ordered = plan.Node.Body.Accumulations
            .Select(a => new Gradient([a], plan.PlaceOf(a.Delta)!, a.Operands.Count > 1 ? plan.PlaceOf(a.Operands[1]) : null, a.Parameter.Rows, []))
            .OrderBy(g => schedule.Parameters[g.First].Offset);
        foreach (var gradient in ordered)
        {
            if (gradients.Count > 0 && gradients[gradients.Count - 1].Joins(gradient, schedule))
            {
                var last = gradients[gradients.Count - 1];
                gradients[gradients.Count - 1] = last with { Accumulations = [.. last.Accumulations, .. gradient.Accumulations], Width = last.Width + gradient.Width };
            }
            else
            {
                gradients.Add(gradient);
            }
        }

        return JoinTwins(gradients, schedule);
    }

    /// <summary>How many steps at a time the gradients of a node are summed over.</summary>
    public static int ChunkOf(Node node, Schedule schedule) =>
        ChunkPlan.Steps(Of(schedule.KernelsOf(node), schedule).Select(gradient => gradient.Extent).ToList(), node.Steps, schedule.Memory.ShardRows, schedule.ElementBytes);

    private static IReadOnlyList<Gradient> JoinTwins(IReadOnlyList<Gradient> gradients, Schedule schedule) => gradients
        .GroupBy(g => g.Accumulations[0] is SumAccumulation && !schedule.IsRepeated(g.First) ? (object)(g.Delta, g.Width) : g)
        .Select(group => group.First() with { Twins = group.Skip(1).ToList() })
        .ToList();

    /// <summary>Whether the other one's adjoint and gradient follow this one's directly.</summary>
    private bool Joins(Gradient other, Schedule schedule)
    {
        var buffers = schedule.Memory.Buffers;
        var buffer = buffers[Delta.Sequence];
        return Accumulations[0].GetType() == other.Accumulations[0].GetType()
            && Operand == other.Operand
            && First.StorageName == other.First.StorageName
            && !schedule.Accumulation.IsDot(First)
            && !schedule.IsRepeated(First)
            && !schedule.IsRepeated(other.First)
            && buffers[other.Delta.Sequence] == buffer
            && Delta.Time == other.Delta.Time
            && buffer.Column(Delta.Sequence) + Width == buffer.Column(other.Delta.Sequence)
            && schedule.Parameters[First].Offset + Width == schedule.Parameters[other.First].Offset;
    }
}
