using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the single step of a session: the same kernels on one row, states in and out.</summary>
internal sealed class SessionEmitter(EmissionContext context, KernelEmitter kernels, SourceWriter writer)
{
    private MemoryPlan Memory => context.Schedule.Memory;

    public void Write()
    {
        using (writer.Block($"static partial void RunStep(LaneWidth width, ref {context.T} p, ref {context.T} a, ref {context.T} previous, ref {context.T} next, ref int token)"))
        using (writer.Block("switch (width)"))
        {
            foreach (var (name, bits) in new[] { ("Bits512", 512), ("Bits256", 256), ("Bits128", 128), ("Scalar", 1) })
            {
                writer.Write($"case LaneWidth.{name}:\n    Step<{context.Lanes}{bits}, Inference>(ref p, ref a, ref previous, ref next, ref token);\n    break;");
            }

            writer.Write("default:\n    throw new global::System.ArgumentOutOfRangeException(nameof(width), width, \"An unknown register width.\");");
        }

        writer.Line();
        writer.Write("/// <summary>One step of one row: the kernels of the forward pass, with states that the session keeps.</summary>");
        using (writer.Block($"private static void Step<V, M>(ref {context.T} p, ref {context.T} a, ref {context.T} previous, ref {context.T} next, ref int token)\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            foreach (var node in context.Schedule.Program.Forward.Concat(context.Schedule.Program.Link))
            {
                writer.Write($"// {node.Name}");
                foreach (var kernel in kernels.StagesOf(node))
                {
                    Call(kernel);
                }
            }

            CopyLogits();
        }
    }

    /// <summary>Where the last layer is recurrent, its output is a state; the session wants it in its workspace.</summary>
    private void CopyLogits()
    {
        var logits = Memory.Packs[context.Schedule.Program.Interface.Logits.Sequence];
        if (logits.Use == PackUse.States)
        {
            writer.Write($"Blocks.Copy(ref Unsafe.Add(ref next, {Memory.StateOffsetOf(logits)}), ref Unsafe.Add(ref a, {Memory.SessionLogits}), {logits.RowStride});");
        }
    }

    private void Call(KernelCall kernel)
    {
        var bases = kernel.Signature.Bases("").Select(name => name == "tile" ? "ref a" : "ref " + name);
        var arrays = kernel.Signature.Arguments.Select(argument => "ref " + Address(argument));
        writer.Write($"{kernel.Generic}({string.Join(", ", bases.Concat(arrays).Append("1"))});");
    }

    private string Address(KernelArgument argument)
    {
        var pack = argument.Pack;
        return pack switch
        {
            { IsInteger: true } => "token",
            { Use: PackUse.States } => $"Unsafe.Add(ref {(argument.Time == PlaceTime.Previous ? "previous" : "next")}, {Memory.StateOffsetOf(pack)})",
            { Use: PackUse.Forward } => $"Unsafe.Add(ref a, {Memory.SessionOffsetOf(pack)})",
            _ => "a", // Not read and not written by this kind of pass.
        };
    }
}
