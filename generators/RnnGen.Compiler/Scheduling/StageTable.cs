using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;

namespace RnnGen.Compiler.Scheduling;

/// <summary>The stages of all nodes of a program, in the order of the nodes; and in which pass each node runs.</summary>
internal sealed class StageTable : IReadOnlyList<StagePlan>
{
    private readonly IReadOnlyList<StagePlan> _plans;
    private readonly Dictionary<Node, StagePlan> _byNode;
    private readonly HashSet<Node> _loss;
    private readonly HashSet<Node> _backward;

    /// <param name="program">The program.</param>
    /// <param name="plans">The stages of its nodes, in their order.</param>
    public StageTable(SequenceProgram program, IReadOnlyList<StagePlan> plans)
    {
        _plans = plans;
        _byNode = plans.ToDictionary(plan => plan.Node, ByIdentity<Node>.Comparer);
        _loss = new(program.Loss, ByIdentity<Node>.Comparer);
        _backward = new(program.Backward, ByIdentity<Node>.Comparer);
    }

    public int Count => _plans.Count;

    public StagePlan this[int index] => _plans[index];

    public StagePlan this[Node node] => _byNode[node];

    /// <summary>Cuts the nodes of a program into stages.</summary>
    public static StageTable Of(SequenceProgram program, AccumulationPlan accumulation, CancellationToken cancellationToken)
    {
        var plans = new List<StagePlan>();
        foreach (var node in program.AllNodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            plans.Add(StagePlan.Of(node, accumulation));
        }

        return new StageTable(program, plans);
    }

    /// <summary>Whether a node belongs to the loss.</summary>
    public bool IsOfLoss(Node node) => _loss.Contains(node);

    /// <summary>Whether a node belongs to the backward pass.</summary>
    public bool IsOfBackward(Node node) => _backward.Contains(node);

    public IEnumerator<StagePlan> GetEnumerator() => _plans.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
