using System.Linq;
using RnnGen.Compiler.Emission.Rows;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// Writes what is left of a training step beside the passes over shards: copies of weights that these read, and the gradients that they leave to be summed.
/// </summary>
internal sealed class TrainingEmitter(EmissionContext context, KernelEmitter kernels, RowsEmitter? lanes, SourceWriter writer)
{
    private Schedule Schedule => context.Schedule;

    private MemoryPlan Memory => context.Schedule.Memory;

    public void WriteUntrained()
    {
        using (writer.Block($"static partial void RunPrepare({Dispatch.Signature("Prepare", context.T)})"))
        {
        }

        writer.Line();
        using (writer.Block($"static partial void RunAddGradients({Dispatch.Signature("AddGradients", context.T)})"))
        {
        }
    }

    public void Write()
    {
        WriteGradients();
        WritePrepare();
        Dispatch.WriteGradients(writer, context);
    }

    private void WritePrepare()
    {
        if (Memory.Transposed.Count > 0)
        {
            writer.Write("// Adjoints pass the matrices the other way: their products read a copy that is stored output by output.");
        }

        using (writer.Block($"static partial void RunPrepare({Dispatch.Signature("Prepare", context.T)})"))
        {
            foreach (var parameter in Memory.Transposed.Keys)
            {
                var place = Schedule.Parameters[parameter];
                writer.Write(
                    $"Blocks.Transpose(ref Unsafe.Add(ref p, {context.Offset(parameter)}), {place.InputStride}, ref Unsafe.Add(ref w, {context.TransposedOffset(parameter)}), {parameter.Rows}, {parameter.Columns}, share);");
            }
        }

        writer.Line();
    }

    /// <summary>The gradients of all parameters: sums over all rows and steps, of which a thread makes some.</summary>
    private void WriteGradients()
    {
        if (lanes is not null)
        {
            using (GradientsHead())
            {
                lanes.WriteGradients(writer);
            }

            writer.Line();
            return;
        }

        var work = new WorkLine(context, kernels);
        var nodes = Schedule.Program.Backward.Where(node => kernels.GradientsOf(node).Count > 0).ToList();
        using (GradientsHead())
        {
            writer.Write($"// All gradients in a line, {work.Length} multiply-adds a row long: this thread makes what has its middle in its stretch of the line.");
            writer.Write($"WorkStretch work = share.Of({work.Length});");
            work.WriteRanges(writer, nodes.SelectMany(kernels.GradientsOf));
            if (Memory.Shards.Count == 1)
            {
                writer.Write("nuint rows = batch;");
                WriteNodes(work, nodes);
            }
            else
            {
                WriteShards(work, nodes);
            }
        }

        writer.Line();
    }

    private void WriteShards(WorkLine work, System.Collections.Generic.IReadOnlyList<Node> nodes)
    {
        using (writer.Block($"for (nuint begin = 0; begin < batch; begin += {Memory.ShardRows})"))
        {
            writer.Write($"nuint rows = batch - begin < {Memory.ShardRows} ? batch - begin : {Memory.ShardRows};");
            WriteNodes(work, nodes);
            writer.Line();
            writer.Write("// The next shard.");
            writer.Write($"a = ref Unsafe.Add(ref a, {Memory.TrainingLength});");
            WriteNext("tokens", Memory.TokenLength);
            WriteNext("labels", Memory.LabelLength);
        }
    }

    private System.IDisposable GradientsHead()
    {
        writer.Write("/// <summary>Adds to the gradients of all parameters, each a sum over all rows and steps. Shards are taken in their order, whichever thread has run them.</summary>");
        return writer.Block($"private static void Gradients<V>(ref {context.T} g, ref {context.T} a, ref int tokens, ref int labels, nuint batch, {PassWriter.TimeParameters(context)}in WorkShare share)\n    where V : struct, ILanes<V, {context.T}>");
    }

    private void WriteNodes(WorkLine work, System.Collections.Generic.IEnumerable<Node> nodes)
    {
        var pass = new PassWriter(context, writer, isBackward: true);
        if (Schedule.HasTrees)
        {
            pass.DeclareForest();
        }

        foreach (var node in nodes)
        {
            writer.Line();
            if (node is Map { PerStep: true })
            {
                pass.CallOnChunks(kernels.GradientsOf(node), work, node, Gradient.ChunkOf(node, Schedule));
            }
            else
            {
                pass.CallOnce(kernels.GradientsOf(node), work, node.Steps);
            }
        }
    }

    /// <summary>Goes on from the integers of a shard to those of the next one.</summary>
    private void WriteNext(string name, long length)
    {
        if (length > 0)
        {
            writer.Write($"{name} = ref Unsafe.Add(ref {name}, {length});");
        }
    }
}
