using System.Collections.Generic;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering;

/// <summary>The equations of layers, on values: a layer takes x and gives y, whichever node both stand in.</summary>
internal static class LayerEquations
{
    /// <summary>The column of a table that a token selects.</summary>
    public static Value Embedding(NodeBuilder node, LayerDeclaration layer, string name, Value onehot, out Parameter table)
    {
        var parameters = new LayerParameters(name, layer);
        table = parameters.Weight("weight", "", new("E"), layer.Integer("size"), onehot.Width, "Kernel", pyTorchFan: 0, Initializer.Uniform, scale: 0.05) with { IsTable = true };
        return node.Step.Apply(new MatVec(table), onehot);
    }

    /// <summary>f(V x + c), and x + f(V x + c) with Residual.</summary>
    public static Value Dense(NodeBuilder node, LayerDeclaration layer, string name, Value x, out IEnumerable<Parameter> parameters)
    {
        var made = new LayerParameters(name, layer);
        var units = layer.Integer("units");
        var activation = Activations.Of((Activation)layer.Integer("Activation"), node.Step, isGate: false);
        var sum = node.Step.Apply(new MatVec(made.Weight("weight", "", new("V"), units, x.Width, "Kernel", x.Width)), x);
        if (layer.Flag("UseBias", true))
        {
            sum = node.Step.Apply(new Bias(made.Vector("bias", "", new("c"), units, 0, x.Width))) + sum;
        }

        var y = activation(sum);
        if (y != sum)
        {
            node.Step.Let(new ValueName("y", NameKind.PreActivation), sum);
        }

        parameters = made.All;
        return layer.Flag("Residual", false) ? x + node.Step.Let("f", y) : y;
    }

    /// <summary>x with some of its elements 0, at each step others.</summary>
    public static Value Dropout(NodeBuilder node, LoweringContext context, double rate, string name, Value x, SequenceSpan span) =>
        node.Step.Apply(new Dropout(), x, new Masks(name, node, context.Masks).Dropout("m", x.Width, span, rate));

    /// <summary>x with mean and variance of its own.</summary>
    public static Value LayerNorm(NodeBuilder node, LayerDeclaration layer, string name, Value x, out IEnumerable<Parameter> parameters)
    {
        var made = new LayerParameters(name, layer);
        var normal = LayerNormalization.Of(node.Step, "", x, made.Vector("weight", "", new("γ"), x.Width, 1, 0));
        var bias = node.Step.Apply(new Bias(made.Vector("bias", "", new("β"), x.Width, 0, 0)));
        parameters = made.All;
        return normal + bias;
    }

    /// <summary>A cell's equations; they stand in the node when this returns.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="node">The node.</param>
    /// <param name="context">The network.</param>
    /// <param name="name">The layer's name, and that of its second direction.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">What its parameters are added to.</param>
    /// <param name="x">Its input; null for none.</param>
    /// <param name="valid">Which steps are within a row's length.</param>
    /// <param name="role">Its place in the network.</param>
    public static CellBuilder Cell(Cell cell, NodeBuilder node, LoweringContext context, string name, LayerDeclaration layer, LayerParameters parameters, Value? x, SequenceValue valid, CellRole? role = null)
    {
        var builder = new CellBuilder(node, parameters, layer, x, node.Read(valid, "valid"), new Masks(name, node, context.Masks), role ?? CellRole.Layer);
        cell.Define(builder);
        if (context.Declaration.Options.TraceGradients)
        {
            node.Trace(name, builder.OutputState);
        }

        if (layer.Flag("Residual", false))
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
}
