using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Equations.Operations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>The equations of layers, on values: a layer takes x and gives y, whichever node both stand in.</summary>
internal static class LayerEquations
{
    /// <summary>A layer without states.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="context">The network.</param>
    /// <param name="node">The node that the equations stand in.</param>
    /// <param name="x">Its input; tokens as one-hot vectors.</param>
    /// <param name="span">Whether it acts at each step or once.</param>
    /// <returns>Its output, which has a name, and its parameters.</returns>
    public static (Value Output, IEnumerable<Parameter> Parameters) Of(Layer layer, LoweringContext context, NodeBuilder node, Value x, SequenceSpan span) => layer switch
    {
        EmbeddingLayer embedding => Embedding(embedding, node, x),
        DenseLayer dense => Dense(dense, node, x),
        DropoutLayer dropout => (node.Step.Let("y", Dropped(layer.Name, context, node, x, dropout.Rate, span)), []),
        NormalizationLayer => Normalization(layer, node, x),
        _ => throw new InvalidOperationException($"{layer.Attribute} has no equations of its own."),
    };

    /// <summary>A layer that reads several values.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="node">The node that the equations stand in.</param>
    /// <param name="values">What it reads, in order.</param>
    /// <returns>Its output, which has a name, its parameters, and the numbers that it reads at a step, as descriptions count them.</returns>
    public static (Value Output, IEnumerable<Parameter> Parameters, int InputSize) OfSeveral(Layer layer, NodeBuilder node, IReadOnlyList<Value> values)
    {
        switch (layer)
        {
            case JoinLayer join:
                return (Joined(join, node.Step, values), [], join.InputSize(values.Select(value => value.Width)));
            case EquationLayer own:
                var (output, parameters) = Own(own, node, values);
                return (output, parameters, values[0].Width);
            default:
                throw new InvalidOperationException($"{layer.Attribute} reads one value.");
        }
    }

    /// <summary>Whether a layer may read several values.</summary>
    public static bool ReadsSeveral(Layer layer) => layer is JoinLayer or EquationLayer;

    /// <summary>How a layer's equations call what it reads; null where they have no name for it.</summary>
    public static string? NameOfInput(Layer layer, int input) => layer is EquationLayer { Program: { } program }
        ? EquationNames.WithoutIndex(program.Parameters.Where(parameter => parameter.Role == CellParameterRole.Input).ElementAt(input).Name)
        : null;

    /// <summary>Several values as one, which has a name.</summary>
    private static Value Joined(JoinLayer layer, StepBuilder step, IReadOnlyList<Value> values) => step.Let("y", layer.Mode switch
    {
        JoinMode.Concat => step.Apply(new Concat(), [.. values]),
        JoinMode.Add => values.Aggregate((sum, value) => sum + value),
        JoinMode.Multiply => values.Aggregate((product, value) => product * value),
        _ => throw new InvalidOperationException($"{layer.Mode} is no way of joining."),
    });

    /// <summary>x with some of its elements 0, at each step others.</summary>
    public static Value Dropped(string name, LoweringContext context, NodeBuilder node, Value x, double rate, SequenceSpan span) =>
        node.Step.Apply(new Dropout(), x, new Masks(name, node, context.Masks).Dropout("m", x.Width, span, rate));

    /// <summary>A cell's equations; they stand in the node when this returns.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="context">The network.</param>
    /// <param name="node">The node.</param>
    /// <param name="name">The layer's name, and that of its second direction.</param>
    /// <param name="parameters">The set that its parameters are added to.</param>
    /// <param name="x">Its input; null for none.</param>
    /// <param name="valid">The steps that are within a row's length.</param>
    /// <param name="role">Its place in the network.</param>
    public static CellBuilder Cell(RecurrentLayer layer, LoweringContext context, NodeBuilder node, string name, LayerParameters parameters, Value? x, SequenceValue valid, CellRole role)
    {
        var builder = new CellBuilder(node, parameters, layer.Options, x, node.Read(valid, "valid"), new Masks(name, node, context.Masks), role);
        layer.Cell.Define(builder);
        if (context.Network.Options.TraceGradients)
        {
            node.Trace(name, builder.OutputState);
        }

        if (layer.Residual)
        {
            builder.AddResidual();
        }

        return builder;
    }

    /// <summary>A layer's input as equations see it: tokens as one-hot vectors.</summary>
    public static Value Operand(NodeBuilder node, Feed x, string label)
    {
        var value = node.Read(x, x.Sequence.Role == SequenceRole.Tokens ? "token" : label);
        return x.Sequence.Role == SequenceRole.Tokens ? node.Step.Apply(new OneHot(x.Sequence.Width), value) : value;
    }

    /// <summary>A user's equations.</summary>
    private static (Value Output, IEnumerable<Parameter> Parameters) Own(EquationLayer layer, NodeBuilder node, IReadOnlyList<Value> inputs)
    {
        var (program, types, step) = (layer.Program!, layer.Types!, node.Step);
        var parameters = new LayerParameters(layer.Name, layer.Weights);
        var trained = new TrainedValues(program, types, SizeOf, step, parameters, inputs[0].Width, layer.UseBias);
        var (given, numbers) = (new Queue<Value>(inputs), new Queue<double>(layer.Numbers));
        var values = program.Parameters.Select((parameter, i) => parameter.Role switch
        {
            CellParameterRole.Input => EquationValue.Vector(given.Dequeue()),
            CellParameterRole.Option => EquationValue.Scalar(step.Constant(numbers.Dequeue())),
            _ => trained[i],
        });
        var result = EquationBody.Build(program, values, new EquationScope(step, value => value), (name, value) => step.Let(name, value))[program.Results[0]].Plain;
        return (step.Let("y", result), parameters.All);

        int SizeOf(Width width) => width.In(inputs[0].Width, layer.Units) ?? throw new InvalidOperationException($"A width of {width}, with {inputs[0].Width} inputs and {layer.Units} units.");
    }

    /// <summary>The column of a table that a token selects.</summary>
    private static (Value Output, IEnumerable<Parameter> Parameters) Embedding(EmbeddingLayer layer, NodeBuilder node, Value onehot)
    {
        var parameters = new LayerParameters(layer.Name, layer.Weights);
        var table = parameters.Weight("weight", "", new("E"), layer.Size, onehot.Width, WeightRole.Kernel, pyTorchFan: 0, Initializer.Uniform, scale: 0.05) with { IsTable = true };
        return (node.Step.Let("e", node.Step.Apply(new MatVec(table), onehot)), [table]);
    }

    /// <summary>f(V x + c), and x + f(V x + c) with Residual.</summary>
    private static (Value Output, IEnumerable<Parameter> Parameters) Dense(DenseLayer layer, NodeBuilder node, Value x)
    {
        var parameters = new LayerParameters(layer.Name, layer.Weights);
        var sum = node.Step.Apply(new MatVec(parameters.Weight("weight", "", new("V"), layer.Units, x.Width, WeightRole.Kernel, x.Width)), x);
        if (layer.UseBias)
        {
            sum = node.Step.Apply(new Bias(parameters.Vector("bias", "", new("c"), layer.Units, 0, x.Width))) + sum;
        }

        var y = Activations.Of(layer.Activation, node.Step, isGate: false)(sum);
        if (y != sum)
        {
            node.Step.Let(new ValueName("y", NameKind.PreActivation), sum);
        }

        return (node.Step.Let("y", layer.Residual ? x + node.Step.Let("f", y) : y), parameters.All);
    }

    /// <summary>x with mean and variance of its own.</summary>
    private static (Value Output, IEnumerable<Parameter> Parameters) Normalization(Layer layer, NodeBuilder node, Value x)
    {
        var parameters = new LayerParameters(layer.Name, WeightOptions.Default);
        var normal = LayerNormalization.Of(node.Step, "", x, parameters.Vector("weight", "", new("γ"), x.Width, 1, 0));
        var bias = node.Step.Apply(new Bias(parameters.Vector("bias", "", new("β"), x.Width, 0, 0)));
        return (node.Step.Let("y", normal + bias), parameters.All);
    }
}
