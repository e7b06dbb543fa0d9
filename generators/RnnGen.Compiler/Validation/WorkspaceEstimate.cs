using System;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation;

/// <summary>
/// Sizes in bytes before there is a memory plan, rather too large than too small: every value that a layer keeps per row and step, its
/// adjoints, and the packed parameters.
/// </summary>
internal static class WorkspaceEstimate
{
    /// <summary>The training workspace.</summary>
    public static long Bytes(NetworkDeclaration network)
    {
        double perStep = 0, width = 0;
        foreach (var layer in network.Layers)
        {
            var input = width;
            width = OutputWidth(layer, input);
            perStep += layer.Kind switch
            {
                LayerKinds.Lstm => 10 * width,
                LayerKinds.Gru => 8 * width,
                LayerKinds.Elman => 4 * width,
                LayerKinds.Input when IsTokens(layer) => 1,
                _ => 2 * width,
            };
        }

        var values = ((perStep + (4 * width) + 4) * network.Options.Steps * network.Options.BatchSize) + ParameterCount(network);
        return Saturate(values * ElementSize(network));
    }

    /// <summary>The parameters.</summary>
    public static long ParameterBytes(NetworkDeclaration network) => Saturate(ParameterCount(network) * ElementSize(network));

    private static double ParameterCount(NetworkDeclaration network)
    {
        double count = 0, width = 0;
        foreach (var layer in network.Layers)
        {
            var input = width;
            width = OutputWidth(layer, input);
            count += layer.Kind switch
            {
                LayerKinds.Lstm => 4 * width * (input + width + 2),
                LayerKinds.Gru => 3 * width * (input + width + 2),
                LayerKinds.Elman => width * (input + width + 2),
                LayerKinds.Dense => width * (input + 1),
                LayerKinds.Embedding => width * input,
                _ => 0,
            };
        }

        return count;
    }

    private static double OutputWidth(LayerDeclaration layer, double input) =>
        IsTokens(layer) ? Math.Max(0, layer.Number("Vocabulary", 0))
        : LayerKinds.Of(layer)?.SizeArgument is { } argument ? Math.Max(0, layer.Number(argument, 0))
        : input;

    private static bool IsTokens(LayerDeclaration layer) => layer.Kind == LayerKinds.Input && layer.Number("Vocabulary", 0) != 0;

    private static int ElementSize(NetworkDeclaration network) => network.Options.Precision == Precision.Double ? 8 : 4;

    private static long Saturate(double bytes) => bytes < long.MaxValue ? (long)Math.Max(0, bytes) : long.MaxValue;
}
