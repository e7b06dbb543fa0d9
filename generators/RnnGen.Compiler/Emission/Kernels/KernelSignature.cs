using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>The parameters of a kernel: a reference for each array that it reads or writes, at the entry of its step.</summary>
internal sealed class KernelSignature
{
    /// <summary>What only some kernels have beside the names of every kernel: arrays have none of them in any.</summary>
    private static readonly HashSet<string> NoArrays = ["p", "g", "w", "tile", "k", "m", "T", "i", "sum"];

    private readonly EmissionContext _context;
    private readonly List<KernelArgument> _arguments = [];
    private readonly Identifiers _names;

    public KernelSignature(EmissionContext context) => (_context, _names) = (context, context.Scope(
        "rows", "row", "unit", "begin", "end", "lanes", "count", "n", "whole", "beginPart", "endPart", "isBackwards", "segment"));

    public IReadOnlyList<KernelArgument> Arguments => _arguments;

    /// <summary>Whether it reads parameters.</summary>
    public bool ReadsParameters { get; set; }

    /// <summary>Whether it writes gradients.</summary>
    public bool WritesGradients { get; set; }

    /// <summary>Whether it reads transposed copies of parameters.</summary>
    public bool ReadsTransposed { get; set; }

    /// <summary>Whether it computes some of several parts: those from <c>beginPart</c> up to <c>endPart</c>.</summary>
    public bool IsDivided { get; set; }

    /// <summary>Whether it hands tiles from a product to elementwise equations.</summary>
    public bool UsesTile { get; set; }

    /// <summary>The parameter through which a place is reached.</summary>
    public KernelArgument Argument(Place place)
    {
        var buffer = _context.Schedule.Memory.Buffers[place.Sequence];
        var argument = _arguments.FirstOrDefault(a => a.Buffer == buffer && a.Time == place.Time);
        if (argument is null)
        {
            // Adjoints come from the step after.
            var label = Identifiers.Camel(buffer.Name.Label) + (place.Time != PlaceTime.Previous || buffer.Span == SequenceSpan.Steps ? "" : buffer.IsRolling ? "Next" : "Previous");
            argument = new KernelArgument(_names.Unique(NoArrays.Contains(label) ? label + "_2" : Identifiers.Apart(label)), buffer, place.Time);
            _names.Unique(RowOf(argument));
            _arguments.Add(argument);
        }

        return argument;
    }

    /// <summary>The row's token as an index: an integer, or a number that a network has chosen.</summary>
    public string Token(Place place)
    {
        var argument = Argument(place);
        var element = $"Unsafe.Add(ref {argument.Name}, {_context.Element(argument.Buffer, Column(place))})";
        return argument.Buffer.IsInteger ? $"(nuint)(uint){element}" : $"(nuint){element}";
    }

    /// <summary>The element of a row at which a place begins.</summary>
    public int Column(Place place) => _context.Schedule.Memory.Buffers[place.Sequence].Column(place.Sequence);

    /// <summary>The local that refers to the current row of an array.</summary>
    public static string RowOf(KernelArgument argument) => argument.Name + "Row";

    /// <summary>A scope within the kernel, for the names of locals.</summary>
    public Identifiers Locals() => _names.Within([.. Bases("")]);

    /// <summary>The parameter list.</summary>
    public string Declaration(params string[] more) => string.Join(", ", Bases("ref " + _context.T + " ")
        .Concat(_arguments.Select(a => $"ref {(a.Buffer.IsInteger ? "int" : _context.T)} {a.Name}"))
        .Concat(IsDivided ? ["nuint beginPart", "nuint endPart"] : [])
        .Concat(more)
        .Where(parameter => parameter.Length > 0));

    /// <summary>The argument list of a kernel that calls another one with the same arrays.</summary>
    public string Forwarded(params string[] more) => string.Join(", ", Bases("ref ")
        .Concat(_arguments.Select(a => "ref " + a.Name))
        .Concat(IsDivided ? ["beginPart", "endPart"] : [])
        .Concat(more)
        .Where(argument => argument.Length > 0));

    /// <summary>The references every entry point has, in their order.</summary>
    public IEnumerable<string> Bases(string prefix)
    {
        if (ReadsParameters)
        {
            yield return prefix + "p";
        }

        if (WritesGradients)
        {
            yield return prefix + "g";
        }

        if (ReadsTransposed)
        {
            yield return prefix + "w";
        }

        if (UsesTile)
        {
            yield return prefix + "tile";
        }
    }
}

/// <summary>A reference that a kernel takes.</summary>
internal sealed record KernelArgument(string Name, Buffer Buffer, PlaceTime Time);
