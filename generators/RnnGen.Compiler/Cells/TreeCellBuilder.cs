using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Cells;

/// <summary>The vocabulary in which the cell of a tree layer writes its equations; makes its parameters by the way.</summary>
/// <param name="node">The node's builder.</param>
/// <param name="name">The layer's name.</param>
/// <param name="parameters">The layer's parameters.</param>
/// <param name="units">The layer's units.</param>
/// <param name="hasBias">Whether the layer has biases.</param>
/// <param name="x">The input x_j of a node.</param>
internal sealed class TreeCellBuilder(NodeBuilder node, string name, LayerParameters parameters, int units, bool hasBias, Value x)
{
    private readonly List<TreeState> _states = [];
    private readonly Dictionary<TreeState, Value> _next = [];
    private readonly Dictionary<string, double> _initialBias = [];

    /// <summary>The input x_j of a node.</summary>
    public Value X { get; } = x;

    /// <summary>A node's states and where they go, in the order of their declaration; the first is the layer's output.</summary>
    public IReadOnlyList<(Value Value, SequenceValue Sequence)> States => _states.Select(state => (_next[state], state.Sequence)).ToList();

    /// <summary>Where the children's states are read from: both of the left child, then those of the right one.</summary>
    public IReadOnlyList<ChildLink> Children => Enumerable.Range(0, 2)
        .SelectMany(child => _states.Select(state => new ChildLink(child, state.Sequence, child == 0 ? state.LeftCopy : state.RightCopy)))
        .ToList();

    /// <summary>Declares a state of H units. The first one declared is the layer's output.</summary>
    public TreeState State(string state)
    {
        SequenceValue Copy(string side) => new(new(name, state + "_" + side), units, SequenceSpan.Steps, node.Steps, SequenceRole.Copied);
        var (left, right) = (Copy("left"), Copy("right"));
        var declared = new TreeState(
            state, node.Read(left, state + "_left"), node.Read(right, state + "_right"), new(new(name, state), units, SequenceSpan.Steps, node.Steps), left, right);
        _states.Add(declared);
        return declared;
    }

    /// <summary>Defines a node's state.</summary>
    public Value Next(TreeState state, Value next) => _next[state] = Let(state.Name, next);

    /// <summary>Names a value, as the paper does.</summary>
    public Value Let(string label, Value value) => node.Step.Let(label, value);

    private Value LetPreActivation(string label, Value value) => node.Step.Let(new ValueName(label, NameKind.PreActivation), value);

    /// <summary>W x + L h_left + R h_right + b of a gate. Gates stand in the tensors in the order of first use.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="x">The node's input.</param>
    /// <param name="h">The children's states.</param>
    /// <param name="shared">Under which name W and b are, where several gates have them in common.</param>
    public Value Affine(string gate, Value x, TreeState h, string? shared = null)
    {
        var wx = Product("weight_x", "W", shared ?? gate, x, WeightRole.Kernel);
        var left = Product("weight_left", "L", gate, h.Left, WeightRole.Recurrent);
        var right = Product("weight_right", "R", gate, h.Right, WeightRole.Recurrent);
        var input = hasBias ? Bias(shared ?? gate) + wx : wx;
        return LetPreActivation(gate.Length > 0 ? gate : "h", (shared is null ? input : LetPreActivation(shared, input)) + left + right);
    }

    /// <summary>An activation, as a function of values.</summary>
    public Func<Value, Value> Function(ActivationFunction activation) => Activations.Of(activation, node.Step, isGate: false);

    /// <summary>The same for gates, which need no relative accuracy near 0.</summary>
    public Func<Value, Value> Gate(ActivationFunction activation) => Activations.Of(activation, node.Step, isGate: true);

    /// <summary>The initial value of a gate's bias, where it is not 0.</summary>
    public void InitialBias(string gate, double value) => _initialBias[gate] = value;

    private Value Product(string tensor, string letter, string gate, Value operand, WeightRole role) =>
        node.Step.Apply(new MatVec(parameters.Weight(tensor, gate, new(letter, gate), units, operand.Width, role, units)), operand);

    private Value Bias(string gate)
    {
        var initial = _initialBias.TryGetValue(gate, out var value) ? value : 0;
        return node.Step.Apply(new Bias(parameters.Vector("bias", gate, new("b", gate), units, initial, units)));
    }
}

/// <summary>A state of the nodes of trees.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Left">The left child's, 0 where there is none.</param>
/// <param name="Right">The right child's.</param>
/// <param name="Sequence">Where a node's own goes.</param>
/// <param name="LeftCopy">Where the left child's is read.</param>
/// <param name="RightCopy">Where the right child's is read.</param>
internal sealed record TreeState(string Name, Value Left, Value Right, SequenceValue Sequence, SequenceValue LeftCopy, SequenceValue RightCopy);
