using System.Collections.Generic;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Lowering;

/// <summary>A convolution: the windows of all steps, and a product with them. A window of one step, at each, is the step itself.</summary>
internal static class ConvolutionLowering
{
    /// <summary>Adds the nodes of a convolution.</summary>
    /// <param name="context">The network; gets the nodes.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="x">What it reads.</param>
    /// <param name="valid">Which of its steps are within a row's length.</param>
    /// <returns>Its output, and which of its steps are within a row's length.</returns>
    public static (Feed Output, SequenceValue Valid) Add(LoweringContext context, ConvolutionLayer layer, Feed x, SequenceValue valid)
    {
        var (window, steps) = (layer.Window, x.Sequence.Steps);
        var count = window.Count(steps);
        var windows = x;
        if (window is not { Size: 1, Stride: 1 })
        {
            var target = new SequenceValue(new(layer.Name, "windows"), x.Sequence.Width * window.Size, SequenceSpan.Steps, count);
            var name = new NodeName(layer.Name, "windows");
            context.Forward.Add(context.Network.Options.Stateful ? DelayLine.Of(name, x, valid, target, window) : new TakeWindows(name, x, valid, target, window, count));
            windows = new Feed(target);
        }

        if (window.Stride > 1)
        {
            var source = valid;
            valid = new SequenceValue(new(layer.Name, "valid"), 1, SequenceSpan.Steps, count, SequenceRole.Valid);
            context.Forward.Add(new TakeWindows(new(layer.Name, "valid"), new Feed(source), source, valid, new Window(1, 0, 1, window.Stride), count));
        }

        var node = new NodeBuilder(layer.Name, count);
        var (y, parameters) = Product(layer, node, node.Read(windows, window.Size == 1 ? "x" : "window"));
        var output = new SequenceValue(new(layer.Name, y.Name!.Text), y.Width, SequenceSpan.Steps, count);
        context.Forward.Add(node.Map(y, output));
        context.AddLayer(layer, x.Sequence.Width, y.Width, parameters);
        return (new Feed(output), valid);
    }

    /// <summary>f(W window + c).</summary>
    private static (Value Output, IEnumerable<Parameter> Parameters) Product(ConvolutionLayer layer, NodeBuilder node, Value window)
    {
        var (step, parameters) = (node.Step, new LayerParameters(layer.Name, layer.Weights));
        var sum = step.Apply(new MatVec(parameters.Weight("weight", "", new("W"), layer.Filters, window.Width, WeightRole.Kernel, window.Width)), window);
        if (layer.UseBias)
        {
            sum = step.Apply(new Bias(parameters.Vector("bias", "", new("c"), layer.Filters, 0, window.Width))) + sum;
        }

        var y = Activations.Of(layer.Activation, step, isGate: false)(sum);
        if (y != sum)
        {
            step.Let(new ValueName("y", NameKind.PreActivation), sum);
        }

        return (step.Let("y", y), parameters.All);
    }
}
