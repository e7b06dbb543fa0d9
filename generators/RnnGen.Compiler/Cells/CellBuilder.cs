using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Cells;

/// <summary>The vocabulary in which a cell writes its equations; makes its parameters by the way.</summary>
internal sealed class CellBuilder
{
    private readonly LayerParameters _parameters;
    private readonly CellOptions _options;
    private readonly Value _valid;
    private readonly NodeBuilder _node;
    private readonly CellRole _role;
    private Value? _first;
    private readonly Dictionary<string, double> _initialBias = [];
    private readonly Dictionary<int, Value> _recurrentMasks = [];
    private readonly Masks _masks;

    /// <param name="node">The node that the equations stand in.</param>
    /// <param name="parameters">The layer's parameters.</param>
    /// <param name="options">The layer's options.</param>
    /// <param name="x">The input x_t; null where the layer reads nothing but its states.</param>
    /// <param name="valid">Whether step t is within the row's length.</param>
    /// <param name="masks">The masks of dropout and zoneout.</param>
    /// <param name="role">The cell's place in the network.</param>
    public CellBuilder(NodeBuilder node, LayerParameters parameters, CellOptions options, Value? x, Value valid, Masks masks, CellRole role)
    {
        (_node, _parameters, _options, X, _valid, _masks, _role) = (node, parameters, options, x, valid, masks, role);
    }

    /// <summary>The input x_t; null where the layer reads nothing but its states: then no gate has input weights.</summary>
    public Value? X { get; }

    /// <summary>The first state declared, whose value is the layer's output.</summary>
    public Value OutputState => _first!;

    /// <summary>What the layer gives at step t: its first state, also where the row has ended.</summary>
    public Value Output { get; private set; } = null!;

    /// <summary>Whether the equations are those of a bidirectional layer's second direction.</summary>
    public bool IsSecond => _role.IsSecond;

    /// <summary>Whether the layer has biases.</summary>
    public bool HasBias => _options.UseBias;

    /// <summary>The program that the equations stand in.</summary>
    public StepBuilder Builder => _node.Step;

    private int Units => _options.Units;

    private bool IsNormalized => _options.LayerNorm;

    /// <summary>Declares a state of H units, or of <paramref name="width"/>; the value is s_{t-1}. The first one declared is the layer's output.</summary>
    public Value State(string name, int width = 0)
    {
        var length = width > 0 ? width : Units;
        var state = _node.State(name + _role.Mark, length, _role.Initial(name, length));
        _first ??= state;
        return state;
    }

    /// <summary>
    /// Defines s_t; a row that has ended keeps s_{t-1}, and so do, in a layer with Zoneout, units at random. The result is the value before
    /// these choices.
    /// </summary>
    public Value Next(Value state, Value next)
    {
        var name = ((State)state.Op).Label;
        var zoned = _options.Zoneout is > 0 and var rate ? ZonedOut(name, rate, next, state) : next;
        var kept = Builder.Apply(new WhileValid(), _valid, Builder.Let(name, zoned), state);
        _node.Next(state, kept);
        Output = state == _first ? kept : Output;
        return next;
    }

    /// <summary>Makes x_t + s_t, s_t being what was the output before, the output: a state of its own, so that a row that has ended keeps it.</summary>
    public void AddResidual()
    {
        var name = "y";
        while (_node.HasState(name + _role.Mark))
        {
            name += "_";
        }

        var y = _node.State(name + _role.Mark, Output.Width);
        var next = Let("y", X! + Output.Operands[1]);
        Output = Builder.Apply(new WhileValid(), _valid, next, y);
        _node.Next(y, Output);
    }

    /// <summary>Names a value, as the paper does.</summary>
    public Value Let(ValueName name, Value value) => Builder.Let(name with { Text = name.Text + _role.Mark }, value);

    private Value LetPreActivation(string name, Value value) => Let(new ValueName(name, NameKind.PreActivation), value);

    /// <summary>A vector put before another one, whose end falls off: the width is the other one's.</summary>
    public Value Shifted(Value first, Value line) => first.Width == line.Width
        ? first
        : Builder.Apply(new Concat(), first, Builder.Apply(new Slice(0, line.Width - first.Width), line));

    /// <summary>What the step after sees of an output.</summary>
    public Value FedBack(Value output) => _role.FedBack(output);

    /// <summary>V h + c: an output of its own, before its activation.</summary>
    public Value Readout(Value h, int width)
    {
        var product = Product(_parameters.Weight("weight_ho_l0", "", new("V"), width, h.Width, WeightRole.Kernel, Units), h);
        return LetPreActivation("o", HasBias ? Builder.Apply(new Bias(_parameters.Vector("bias_ho_l0", "", new("c"), width, 0, Units))) + product : product);
    }

    /// <summary>
    /// W x + U h + b of a gate; b is the sum of the gate's two biases. Gates stand in the tensors in the order of first use. A layer with
    /// LayerNorm normalizes W x + U h before b is added.
    /// </summary>
    /// <param name="gate">The gate; empty where there is one only.</param>
    /// <param name="x">The input; null for none.</param>
    /// <param name="h">The state.</param>
    /// <param name="peephole">The cell state that the gate sees through peepholes, each unit its own element: p ∘ c is added; null for none.</param>
    public Value Affine(string gate, Value? x, Value h, Value? peephole = null)
    {
        var sum = Linear(gate, x, h);
        return LetPreActivation(Suffix(gate, "h"), peephole is null ? sum : sum + Peephole(gate, peephole));
    }

    /// <summary>The same sum without a name of its own, for a cell that has no activation: there it is the state.</summary>
    public Value Linear(string gate, Value? x, Value h)
    {
        var wx = x is null ? null : Product(InputWeight(gate, x), x);
        var uh = Product(RecurrentWeight(gate, h), Dropped(h));
        return (HasBias, IsNormalized) switch
        {
            (true, false) => Sum(Bias(gate, "bias_ih_l0", "b"), Bias(gate, "bias_hh_l0", "b'"), wx, uh),
            (false, false) => Sum(wx, uh),
            (true, true) => Normalized("weight_norm_l0", gate, Sum(wx, uh)) + Bias(gate, "bias_ih_l0", "b") + Bias(gate, "bias_hh_l0", "b'"),
            _ => Normalized("weight_norm_l0", gate, Sum(wx, uh)),
        };
    }

    /// <summary>W x + b of a gate; W x normalized in a layer with LayerNorm. Without an input, b, or 0.</summary>
    public Value Input(string gate, Value? x)
    {
        var wx = x is null ? null : Product(InputWeight(gate, x), x);
        var sum = wx is not null && IsNormalized ? Normalized("weight_norm_l0", gate, wx) : wx;
        var bias = HasBias ? Bias(gate, "bias_ih_l0", "b") : null;
        return bias is null && sum is null ? Builder.Constant(0) : LetPreActivation(Suffix(gate, "h"), Sum(bias, sum));
    }

    /// <summary>U h + b of a gate; U h normalized in a layer with LayerNorm.</summary>
    public Value Recurrent(string gate, Value h)
    {
        var uh = Product(RecurrentWeight(gate, h), Dropped(h));
        var sum = IsNormalized ? Normalized("weight_norm_hh_l0", gate, uh) : uh;
        return LetPreActivation(gate + "h", HasBias ? Bias(gate, "bias_hh_l0", "b'") + sum : sum);
    }

    /// <summary>U_k s + b_k of a gate of the k-th layer between h_{t-1} and h_t; U_k s normalized in a layer with LayerNorm.</summary>
    public Value Transition(int k, string gate, Value s)
    {
        var label = gate + k.ToString(CultureInfo.InvariantCulture);
        var us = Product(_parameters.Weight($"weight_transition{k}_l0", gate, Symbol("U", label), Units, s.Width, WeightRole.Recurrent, Units), s);
        var sum = IsNormalized
            ? LayerNormalization.Of(Builder, label + _role.Mark, us, _parameters.Vector($"weight_norm_transition{k}_l0", gate, Symbol("γ", label), Units, 1, 0))
            : us;
        var bias = HasBias ? Builder.Apply(new Bias(_parameters.Vector($"bias_transition{k}_l0", gate, Symbol("b", label), Units, 0, Units))) : null;
        return LetPreActivation(Suffix(gate, "deep") + k.ToString(CultureInfo.InvariantCulture), bias is null ? sum : IsNormalized ? sum + bias : bias + sum);
    }

    /// <summary>W x + b, of a layer that has no other product with its input.</summary>
    public Value Attending(Value x)
    {
        var product = Product(_parameters.Weight("weight", "", Symbol("W", ""), Units, x.Width, WeightRole.Kernel, x.Width), x);
        return LetPreActivation("u", Builder.Apply(new Bias(_parameters.Vector("bias", "", Symbol("b", ""), Units, 0, x.Width))) + product);
    }

    /// <summary>v · u.</summary>
    public Value Score(Value u) => Product(_parameters.Weight("weight_score", "", Symbol("v", ""), 1, u.Width, WeightRole.Kernel, u.Width), u);

    /// <summary>P y: a product that brings the units to another width.</summary>
    public Value Projection(Value y, int width) =>
        Product(_parameters.Weight("weight_hr_l0", "", new("P"), width, y.Width, WeightRole.Kernel, Units), y);

    /// <summary>A state as the output sees it: normalized, with gain and bias, in a layer with LayerNorm; otherwise as it is.</summary>
    public Value Seen(string name, Value state)
    {
        if (!IsNormalized)
        {
            return state;
        }

        var normal = Normalized($"weight_norm_{name}_l0", name, state);
        return HasBias ? normal + Builder.Apply(new Bias(Vector($"bias_norm_{name}_l0", name, "β", state.Width, 0, 0))) : normal;
    }

    /// <summary>A value limited to ±<paramref name="limit"/>; 0 for no limit.</summary>
    public Value Clipped(Value value, double limit) => limit == 0 ? value : Builder.Apply(new Clip(), value, Builder.Constant(limit));

    /// <summary>An activation of what is limited to ±<paramref name="limit"/> first; 0 for no limit.</summary>
    public Func<Value, Value> Clipped(Func<Value, Value> activation, double limit) => limit == 0 ? activation : value => activation(Clipped(value, limit));

    /// <summary>An activation, as a function of values.</summary>
    public Func<Value, Value> Function(ActivationFunction activation) => Activations.Of(activation, Builder, isGate: false);

    /// <summary>The same for gates, which need no relative accuracy near 0.</summary>
    public Func<Value, Value> Gate(ActivationFunction activation) => Activations.Of(activation, Builder, isGate: true);

    /// <summary>The trained parameters of a user's cell.</summary>
    /// <param name="program">The cell's equations.</param>
    /// <param name="types">Their types.</param>
    public TrainedValues Trained(CellProgram program, CellTypes types) => new(program, types, In, Builder, _parameters, Units, HasBias);

    /// <summary>A width of a user's cell in this layer.</summary>
    public int In(Width width) =>
        width.In(X?.Width ?? 0, Units) ?? throw new InvalidOperationException($"A width of {width}, with {X?.Width ?? 0} inputs and {Units} units.");

    /// <summary>The initial value of a gate's input bias, where it is not 0.</summary>
    public void InitialBias(string gate, double value) => _initialBias[gate] = value;

    /// <summary>The sum of the terms that are there.</summary>
    private static Value Sum(params Value?[] terms) => terms.OfType<Value>().Aggregate((sum, term) => sum + term);

    private static string Suffix(string gate, string otherwise) => gate.Length > 0 ? gate : otherwise;

    private ParameterSymbol Symbol(string letter, string gate) => new(letter + _role.Mark, gate);

    private Value Product(Parameter parameter, Value x) => Builder.Apply(new MatVec(parameter), x);

    private Parameter InputWeight(string gate, Value x) => _parameters.Weight("weight_ih_l0", gate, Symbol("W", gate), Units, x.Width, WeightRole.Kernel, Units);

    private Parameter RecurrentWeight(string gate, Value h) =>
        _parameters.Weight("weight_hh_l0", gate, Symbol("U", gate), Units, h.Width, WeightRole.Recurrent, Units);

    private Value Bias(string gate, string tensor, string letter)
    {
        var initial = tensor == "bias_ih_l0" && _initialBias.TryGetValue(gate, out var value) ? value : 0;
        return Builder.Apply(new Bias(Vector(tensor, gate, letter, Units, initial, Units)));
    }

    /// <summary>h_{t-1} as the recurrent products read it: with RecurrentDropout, one mask for all gates, rows apart, over the whole sequence.</summary>
    public Value Dropped(Value h)
    {
        if (_options.RecurrentDropout is not (> 0 and var rate))
        {
            return h;
        }

        if (!_recurrentMasks.TryGetValue(h.Width, out var mask))
        {
            var other = _recurrentMasks.Count > 0 ? h.Width.ToString(CultureInfo.InvariantCulture) : "";
            _recurrentMasks.Add(h.Width, mask = _masks.Dropout("m_h" + other + _role.Mark, h.Width, SequenceSpan.Once, rate));
        }

        var dropped = Builder.Apply(new Dropout(), h, mask);
        return (h.Op is State state ? state.Label : h.Name?.ToString()) is { } name ? Builder.Let(name + "m", dropped) : dropped;
    }

    private Value ZonedOut(string name, double rate, Value next, Value state)
    {
        var mask = _masks.Choice("z_" + name, state.Width, SequenceSpan.Steps, rate);
        return Builder.Apply(new Zoneout(), mask, Builder.Constant(1 - rate), Builder.Let(name + "_new", next), state);
    }

    private Value Peephole(string gate, Value c) => Builder.Apply(new Bias(Vector("weight_peephole_l0", gate, "p", c.Width, 0, Units))) * c;

    private Value Normalized(string tensor, string gate, Value sum)
    {
        var gain = Vector(tensor, gate, tensor.Contains("_hh_") ? "γ'" : "γ", sum.Width, 1, 0);
        return LayerNormalization.Of(Builder, (tensor.Contains("_hh_") ? gate + "h" : gate) + _role.Mark, sum, gain);
    }

    private Parameter Vector(string tensor, string gate, string letter, int width, double initial, int pyTorchFan) =>
        _parameters.Vector(tensor, gate, Symbol(letter, gate), width, initial, pyTorchFan);
}
