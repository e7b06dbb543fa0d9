using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Lowering;

namespace RnnGen.Compiler.Cells;

/// <summary>The vocabulary in which a cell writes its equations; makes its parameters by the way.</summary>
internal sealed class CellBuilder
{
    private readonly LayerParameters _parameters;
    private readonly LayerDeclaration _layer;
    private readonly Value _valid;
    private readonly int _units;
    private readonly List<(string Name, Value Previous)> _states = [];
    private readonly Dictionary<Value, Value> _next = [];
    private readonly Dictionary<string, double> _initialBias = [];

    /// <param name="builder">The step program's builder.</param>
    /// <param name="parameters">The layer's parameters.</param>
    /// <param name="layer">The layer's declaration.</param>
    /// <param name="units">The number of units H.</param>
    /// <param name="x">The input x_t.</param>
    /// <param name="valid">Whether step t is within the row's length.</param>
    public CellBuilder(StepBuilder builder, LayerParameters parameters, LayerDeclaration layer, int units, Value x, Value valid)
    {
        (Builder, _parameters, _layer, _units, X, _valid) = (builder, parameters, layer, units, x, valid);
    }

    /// <summary>The input x_t.</summary>
    public Value X { get; }

    /// <summary>The states, in the order of their declaration; the first is the layer's output.</summary>
    public IReadOnlyList<StateVariable> States => _states.Select(s => new StateVariable(s.Name, s.Previous, _next[s.Previous])).ToList();

    private StepBuilder Builder { get; }

    private bool UseBias => _layer.Flag("UseBias", true);

    /// <summary>Declares a state of H units; the value is s_{t-1}. The first one declared is the layer's output.</summary>
    public Value State(string name)
    {
        var state = Builder.Apply(new State(_states.Count, _units, name));
        _states.Add((name, state));
        return state;
    }

    /// <summary>Defines s_t; a row that has ended keeps s_{t-1}. The result is the value before that choice.</summary>
    public Value Next(Value state, Value next)
    {
        Builder.Let(((State)state.Op).Label, next);
        _next[state] = Builder.Apply(new WhileValid(), _valid, next, state);
        return next;
    }

    /// <summary>Names a value, as the paper does.</summary>
    public Value Let(string name, Value value) => Builder.Let(name, value);

    /// <summary>W x + U h + b of a gate; b is the sum of the gate's two biases. Gates stand in the tensors in the order of first use.</summary>
    public Value Affine(string gate, Value x, Value h)
    {
        var wx = Product(InputWeight(gate), x);
        var uh = Product(RecurrentWeight(gate), h);
        var sum = UseBias ? Bias(gate, "bias_ih_l0", "b") + Bias(gate, "bias_hh_l0", "b'") + wx + uh : wx + uh;
        return Let("a_" + Suffix(gate, "h"), sum);
    }

    /// <summary>W x + b of a gate.</summary>
    public Value Input(string gate, Value x)
    {
        var wx = Product(InputWeight(gate), x);
        return Let("a_" + Suffix(gate, "h"), UseBias ? Bias(gate, "bias_ih_l0", "b") + wx : wx);
    }

    /// <summary>U h + b of a gate.</summary>
    public Value Recurrent(string gate, Value h)
    {
        var uh = Product(RecurrentWeight(gate), h);
        return Let("a_" + Suffix(gate, "") + "h", UseBias ? Bias(gate, "bias_hh_l0", "b'") + uh : uh);
    }

    /// <summary>The activation that the layer's argument names.</summary>
    public Func<Value, Value> Activation(string argument, Activation otherwise) =>
        Activations.Of((Activation)_layer.Integer(argument, (int)otherwise), Builder, isGate: false);

    /// <summary>The same for gates, which need no relative accuracy near 0.</summary>
    public Func<Value, Value> Gate(string argument, Activation otherwise) =>
        Activations.Of((Activation)_layer.Integer(argument, (int)otherwise), Builder, isGate: true);

    /// <summary>The value of a layer's argument.</summary>
    public double Option(string argument, double otherwise) => _layer.Number(argument, otherwise);

    /// <summary>The initial value of a gate's input bias, where it is not 0.</summary>
    public void InitialBias(string gate, double value) => _initialBias[gate] = value;

    private static string Suffix(string gate, string otherwise) => gate.Length > 0 ? gate : otherwise;

    private static string Symbol(string letter, string gate) => gate.Length > 0 ? letter + "_" + gate : letter;

    private Value Product(Parameter parameter, Value x) => Builder.Apply(new MatVec(parameter), x);

    private Parameter InputWeight(string gate) => _parameters.Weight("weight_ih_l0", gate, Symbol("W", gate), _units, X.Width, "Kernel", _units);

    private Parameter RecurrentWeight(string gate) => _parameters.Weight("weight_hh_l0", gate, Symbol("U", gate), _units, _units, "Recurrent", _units);

    private Value Bias(string gate, string tensor, string letter)
    {
        var initial = tensor == "bias_ih_l0" && _initialBias.TryGetValue(gate, out var value) ? value : 0;
        return Builder.Apply(new Bias(_parameters.Bias(tensor, gate, Symbol(letter, gate), _units, initial, _units)));
    }
}
