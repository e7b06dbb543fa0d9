using System.Linq;
using System.Threading;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the single step of a session: one row, states in and out, with kernels of its own.</summary>
/// <param name="context">The schedule of one row.</param>
internal sealed class SessionEmitter(EmissionContext context)
{
    private readonly KernelEmitter _kernels = new(context);
    private readonly SourceWriter _writer = new();

    private SessionPlan Memory => context.Schedule.Session!;

    /// <summary>Whether some kernel has one unit, and so no lanes.</summary>
    public bool HasScalars => _kernels.HasScalars;

    public string Emit(CancellationToken cancellationToken)
    {
        var kernels = _kernels.Emit(cancellationToken);
        WriteDispatch();
        _writer.Line();
        WriteStep();
        _writer.Line();
        return _writer + kernels;
    }

    private void WriteDispatch()
    {
        _writer.Write("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (_writer.Block($"static partial void RunStep(LaneWidth width, ref {context.T} p, ref {context.T} a, ref {context.T} previous, ref {context.T} next, ref int token)"))
        using (_writer.Block("switch (width)"))
        {
            foreach (var (name, bits) in new[] { ("Bits512", 512), ("Bits256", 256), ("Bits128", 128), ("Scalar", 1) })
            {
                _writer.Write($"case LaneWidth.{name}:\n    Step<{context.Lanes}{bits}>(ref p, ref a, ref previous, ref next, ref token);\n    break;");
            }

            _writer.Write("default:\n    throw new global::System.ArgumentOutOfRangeException(nameof(width), width, \"An unknown register width.\");");
        }
    }

    private void WriteStep()
    {
        var program = context.Schedule.Program;
        _writer.Write("/// <summary>One step of one row, with states that the session keeps: each sum in the order of the forward pass.</summary>");
        _writer.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Block($"private static void Step<V>(ref {context.T} p, ref {context.T} a, ref {context.T} previous, ref {context.T} next, ref int token)\n    where V : struct, ILanes<V, {context.T}>"))
        {
            var nodes = program.Forward.Concat(program.Link).ToList();
            if (nodes.SelectMany(_kernels.CallsOf).Any(kernel => kernel.TurnsRound))
            {
                _writer.Write("// The session's two blocks of states take turns.");
                _writer.Write("bool isBackwards = Unsafe.IsAddressLessThan(ref next, ref previous);");
            }

            foreach (var node in nodes)
            {
                _writer.Write($"// {node.Name}");
                foreach (var kernel in _kernels.CallsOf(node))
                {
                    Call(kernel);
                }
            }

            foreach (var (from, width, to) in Memory.Copies)
            {
                var source = from.Use == BufferUse.States ? At("next", Memory.StateOffsetOf(from)) : At("a", Memory.OffsetOf(from));
                _writer.Write($"Blocks.Copy(ref {source}, ref {At("a", to)}, {width});");
            }
        }
    }

    private void Call(KernelCall kernel)
    {
        var arrays = kernel.Signature.Arguments.Select(argument => "ref " + Address(argument));
        _writer.Write($"{kernel.Generic}({string.Join(", ", kernel.Signature.Bases("ref ").Concat(arrays).Concat(kernel.TurnsRound ? ["isBackwards"] : []))});");
    }

    private string Address(KernelArgument argument)
    {
        var buffer = argument.Buffer;
        return buffer switch
        {
            { IsInteger: true } => At("token", Memory.TokenOf(buffer)),
            { Use: BufferUse.States } => At(argument.Time == PlaceTime.Previous ? "previous" : "next", Memory.StateOffsetOf(buffer)),
            { Use: BufferUse.Forward } => At("a", Memory.OffsetOf(buffer)),
            _ => throw new System.InvalidOperationException($"A session has no {buffer.Name}."),
        };
    }

    private static string At(string block, long offset) => offset == 0 ? block : $"Unsafe.Add(ref {block}, {EmissionContext.Number(offset)})";
}
