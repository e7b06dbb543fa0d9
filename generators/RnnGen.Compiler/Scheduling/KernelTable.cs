using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>The kernels of all nodes of a program, in the order of the nodes; and in which pass each node runs.</summary>
internal sealed class KernelTable : IReadOnlyList<KernelPlan>
{
    private readonly IReadOnlyList<KernelPlan> _plans;
    private readonly Dictionary<Node, KernelPlan> _byNode;
    private readonly HashSet<Node> _loss;
    private readonly HashSet<Node> _backward;

    /// <param name="program">The program.</param>
    /// <param name="plans">The kernels of its nodes, in their order.</param>
    public KernelTable(SequenceProgram program, IReadOnlyList<KernelPlan> plans)
    {
        _plans = plans;
        _byNode = plans.ToDictionary(plan => plan.Node, ByIdentity<Node>.Comparer);
        _loss = new(program.Loss, ByIdentity<Node>.Comparer);
        _backward = new(program.Backward, ByIdentity<Node>.Comparer);
    }

    public int Count => _plans.Count;

    public KernelPlan this[int index] => _plans[index];

    public KernelPlan this[Node node] => _byNode[node];

    /// <summary>Cuts the nodes of a program into kernels.</summary>
    public static KernelTable Of(SequenceProgram program, AccumulationPlan accumulation, CancellationToken cancellationToken)
    {
        var plans = new List<KernelPlan>();
        foreach (var node in program.AllNodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            plans.Add(KernelPlan.Of(node, accumulation));
        }

        return new KernelTable(program, plans);
    }

    /// <summary>Whether a node belongs to the loss.</summary>
    public bool IsOfLoss(Node node) => _loss.Contains(node);

    /// <summary>Whether a node belongs to the backward pass.</summary>
    public bool IsOfBackward(Node node) => _backward.Contains(node);

    public IEnumerator<KernelPlan> GetEnumerator() => _plans.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
