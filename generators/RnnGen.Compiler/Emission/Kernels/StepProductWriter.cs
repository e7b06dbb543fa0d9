using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// Writes a kernel that begins with products, for one row: it waits for results more than it computes, so sums of several vectors are under
/// way at a time, and what follows them takes them from the registers.
/// </summary>
internal sealed class StepProductWriter
{
    /// <summary>Multiply-adds in a turn of the loop over an operand. Twice as many, or the whole loop written out, were no faster at 16 and 32 units.</summary>
    private const int MultiplyAddsOfATurn = 16;

    private readonly KernelWriter _common;
    private readonly KernelPlan _plan;
    private readonly Kernel _kernel;
    private readonly KernelSignature _signature;
    private readonly IReadOnlyList<OperandLoop> _loops;
    private readonly int _vectors;
    private readonly Identifiers _names;
    private readonly IReadOnlyDictionary<(int Product, int Vector), string> _sums;

    public StepProductWriter(KernelWriter common, KernelPlan plan, Kernel kernel, KernelSignature signature)
    {
        (_common, _plan, _kernel, _signature) = (common, plan, kernel with { Elements = CriticalPath.Order(kernel.Elements) }, signature);
        _loops = OperandLoop.Joined(OperandLoop.Of(kernel.Products), plan, common.Context);
        _vectors = VectorsOf(kernel, common.Context.Schedule);
        Declare();
        _names = signature.Locals();
        _sums = Sums();
    }

    /// <summary>Whether every other step goes through the units from the last to the first.</summary>
    public bool TurnsRound => IsWhole && _kernel.Products.SelectMany(p => ((Affine)p.Op).Terms).Sum(t => t.Depth * t.Width) > ParameterPlan.LinesOfACache * Context.Schedule.WidestLanes * 3 / 4;

    /// <summary>Whether vectors of the widest lanes hold the units, and nothing is left.</summary>
    private bool IsWhole => _kernel.Width % (_vectors * Context.Schedule.WidestLanes) == 0;

    /// <summary>The units of a turn.</summary>
    private string Step => _vectors > 1 ? $"({_vectors} * (nuint)V.Count)" : "(nuint)V.Count";

    private SourceWriter Writer => _common.Writer;

    private EmissionContext Context => _common.Context;

    public void Write(string name, IEnumerable<string> summary)
    {
        var depth = string.Join(" + ", _loops.Select(loop => EmissionContext.Number(loop.Depth)));
        var shape = $"{_kernel.Products.Count * _kernel.Width} over k = {depth}, {_kernel.Products.Count * _vectors} vectors at a time.";
        var units = Context.Method((name, "Units"), name + "Units");
        WriteWalk(name, units, [.. summary, shape]);
        Writer.Line();

        // A loop around it would make the JIT load all constants of the functions beforehand, and again where they are used.
        using (_common.Head([$"{(_vectors > 1 ? $"{_vectors} vectors" : "A vector")} of units of {name}."], units, _signature, isPass: false, "nuint unit"))
        {
            if (_vectors > 1)
            {
                Writer.Write("nuint lanes = (nuint)V.Count;");
            }

            WriteStarts();
            for (var i = 0; i < _loops.Count; i++)
            {
                WriteLoop(_loops[i], i);
            }

            WriteElements();
        }
    }

    /// <summary>All units, vector by vector.</summary>
    private void WriteWalk(string name, string units, IReadOnlyList<string> summary)
    {
        using (_common.Head(summary, name, _signature, isPass: false, TurnsRound ? "bool isBackwards" : "", isInlined: true))
        {
            if (!IsWhole)
            {
                new StepLadder(_common, _kernel.Width).Write(Walk);
            }
            else if (TurnsRound)
            {
                Writer.Write("// The weights are more than the nearest cache holds: every other step begins with those that the step before has read last.");
                using (Writer.Block($"for (nuint n = 0; n < {_kernel.Width}; n += {Step})"))
                {
                    Writer.Write($"{units}<V>({_signature.Forwarded($"isBackwards ? {_kernel.Width} - {Step} - n : n")});");
                }
            }
            else
            {
                Walk("V", "0", EmissionContext.Number(_kernel.Width));
            }
        }

        void Walk(string lanes, string begin, string end)
        {
            var isLoop = lanes == "V" || lanes == Context.Lanes + "1";
            using (isLoop ? Writer.Block($"for (nuint unit = {begin}; unit < {end}; unit += {(lanes == "V" ? Step : "1")})") : null)
            {
                Writer.Write($"{units}<{lanes}>({_signature.Forwarded(isLoop ? "unit" : begin)});");
            }
        }
    }

    private void Declare()
    {
        foreach (var product in _kernel.Products)
        {
            _signature.ReadsParameters = true;
            foreach (var operand in KernelPlan.ReadByProduct(product))
            {
                _signature.Argument(_plan.PlaceOf(operand)!);
            }
        }

        ElementwiseWriter.Declare(_plan, _kernel, _signature);
    }

    /// <summary>What the sums of each product are called.</summary>
    private IReadOnlyDictionary<(int Product, int Vector), string> Sums() => _kernel.Products
        .SelectMany((product, i) => Enumerable.Range(0, _vectors).Select(vector => (Key: (i, vector), Wish: TileWriter.Label(product) + EmissionContext.Number(vector))))
        .ToDictionary(sum => sum.Key, sum => _names.Unique(sum.Wish));

    private static string Plus(int vector) => vector switch { 0 => "", 1 => " + lanes", _ => $" + ({vector} * lanes)" };

    private static string At(long distance, int vector) => (distance, vector) switch
    {
        (0, 0) => "0",
        (0, 1) => "lanes",
        (0, _) => $"{vector} * lanes",
        _ => EmissionContext.Number(distance) + Plus(vector),
    };

    private void WriteStarts()
    {
        foreach (var sum in _sums)
        {
            var product = _kernel.Products[sum.Key.Product];
            var starts = product.Operands.Take(((Affine)product.Op).Starts).OrderBy(start => start.Op is Bias ? 0 : 1).Select(start => LoadOf(start, sum.Key.Vector)).ToList();
            Writer.Write($"V {sum.Value} = {(starts.Count > 0 ? string.Join(" + ", starts) : "V.Zero")};");
        }
    }

    private string LoadOf(Value start, int vector)
    {
        if (start.Op is Bias bias)
        {
            return $"V.Load(ref p, {Context.Offset(bias.Parameter)} + unit{Plus(vector)})";
        }

        var place = _plan.PlaceOf(start)!;
        var column = _signature.Column(place);
        return $"V.Load(ref {_signature.Argument(place).Name}, {(column == 0 ? "" : EmissionContext.Number(column) + " + ")}unit{Plus(vector)})";
    }

    private void WriteLoop(OperandLoop loop, int index)
    {
        using (Writer.Block(""))
        {
            var text = EquationText.Of(_plan.Node);
            foreach (var part in loop.Parts)
            {
                var terms = part.Terms.Select(t => $"{TileWriter.Label(_kernel.Products[t.Product])} += {t.Term.Parameter.Symbol} {text.Operand(part.Operand)}");
                Writer.Write($"// {string.Join(", ", terms)}");
            }

            var place = _plan.PlaceOf(loop.Operand)!;
            var operand = $"x{index}";
            var (array, column) = (_signature.Argument(place).Name, _signature.Column(place));
            Writer.Write($"ref {Context.T} {operand} = ref {(column == 0 ? array : $"Unsafe.Add(ref {array}, {column})")};");
            var bases = MatrixBase.Of(loop, index, Context);
            foreach (var matrix in bases)
            {
                Writer.Write($"ref {Context.T} {matrix.Name} = ref Unsafe.Add({matrix.Start} + unit);");
            }

            var turn = TurnOf(loop, _vectors);
            if (turn == loop.Depth)
            {
                WriteTurn(loop, bases, operand, turn, "");
                return;
            }

            using (Writer.Block($"for (nuint k = 0; k < {loop.Depth}; k += {turn})"))
            {
                WriteTurn(loop, bases, operand, turn, "k");
                foreach (var matrix in bases)
                {
                    Writer.Write($"{matrix.Name} = ref Unsafe.Add(ref {matrix.Name}, {EmissionContext.Number((long)turn * matrix.Stride)});");
                }
            }
        }
    }

    /// <summary>The vectors of units that a kernel takes at a time.</summary>
    public static int VectorsOf(Kernel kernel, Schedule schedule) =>
        Tile.ForRow(kernel.Products.Count, kernel.Elements.Count(CriticalPath.IsFunction), kernel.Width, schedule.WidestLanes).Vectors;

    /// <summary>Elements of the operand in a turn: a divisor of how many there are.</summary>
    public static int TurnOf(OperandLoop loop, int vectors)
    {
        var most = System.Math.Max(1, MultiplyAddsOfATurn / (loop.Terms.Count * vectors));
        return Enumerable.Range(1, System.Math.Min(most, loop.Depth)).Last(turn => loop.Depth % turn == 0);
    }

    private void WriteTurn(OperandLoop loop, IReadOnlyList<MatrixBase> bases, string operand, int turn, string first)
    {
        for (var k = 0; k < turn; k++)
        {
            var index = string.Join(" + ", new[] { first, k > 0 || first.Length == 0 ? EmissionContext.Number(k) : "" }.Where(part => part.Length > 0));
            Writer.Write($"V e{k} = V.Broadcast({(index == "0" ? operand : $"Unsafe.Add(ref {operand}, {index})")});");
            foreach (var (product, _) in loop.Terms)
            {
                var matrix = bases.First(b => b.Distances.ContainsKey(product));
                var distance = matrix.Distances[product] + ((long)k * matrix.Stride);
                Writer.Write(string.Join(" ", Enumerable.Range(0, _vectors).Select(vector =>
                    $"{_sums[(product, vector)]} = V.MultiplyAdd(e{k}, {Weights($"ref {matrix.Name}, {At(distance, vector)}")}, {_sums[(product, vector)]});")));
            }
        }
    }

    /// <summary>
    /// With a few sums the step waits for the operand, and a load of its own fetches the weights meanwhile: measured, GRU of 16 units, 48 ns against 59. With
    /// many there is no time to wait, and one instruction is better than two: LSTM of 32 units, 147 ns against 157.
    /// </summary>
    private string Weights(string place) => _vectors > 1 ? place : $"V.Load({place})";

    private void WriteElements()
    {
        for (var vector = 0; vector < _vectors; vector++)
        {
            if (vector > 0)
            {
                Writer.Write("unit += lanes;");
            }

            using (_vectors > 1 ? Writer.Block("") : null)
            {
                var products = _kernel.Products.Select((product, i) => (product, sum: _sums[(i, vector)])).ToDictionary(p => p.product, p => p.sum);
                new ElementwiseWriter(_common, _plan, _kernel, _signature, _names.Within()).Write(products);
            }
        }
    }
}
