using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>
/// Writes a node with the rows on the lanes: step after step, for a register of rows, its products number by number, and its equations in a loop over the units.
/// The registers of a step do not wait for each other.
/// </summary>
internal sealed class RowKernelWriter(EmissionContext context, SourceWriter writer, StagePlan plan)
{
    /// <summary>The sums that a loop over an operand makes at once.</summary>
    private const int MostSums = 16;

    private static readonly string[] Reserved = ["p", "a", "tile", "rows", "row", "unit", "t", "k", "x", "V", "M"];

    private RowArrays _arrays = new(context, plan.Node, new(Reserved));
    private readonly List<string> _methods = [];
    private SourceWriter _body = new();

    private Node Node => plan.Node;

    public void Write(string name)
    {
        foreach (var stage in plan.Stages)
        {
            WriteStage(stage, name);
        }

        var seeds = new SourceWriter();
        WriteSeeds(seeds);
        writer.Write($"/// <summary>{Node.Name}, with the rows on the lanes: a register holds one number of as many rows.</summary>");
        writer.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {name}<V, M>(ref {context.T} p, ref {context.T} a, nuint rows)\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            writer.Write($"ref {context.T} tile = ref Unsafe.Add(ref a, TileOffset);");
            foreach (var declaration in _arrays.Declarations)
            {
                writer.Write(declaration);
            }

            writer.Write(seeds.ToString().TrimEnd('\n'));
            using (LoopOverTime())
            using (writer.Block("for (nuint row = 0; row < rows; row += (nuint)V.Count)"))
            {
                writer.Write(_body.ToString().TrimEnd('\n'));
            }
        }

        writer.Line();
        foreach (var method in _methods)
        {
            writer.Write(method);
        }
    }

    private System.IDisposable? LoopOverTime() => Node switch
    {
        Map { PerStep: false } => null,
        Scan { Direction: Direction.Backward } or ReverseScan { Direction: Direction.Backward } => writer.Block($"for (nuint t = {Node.Steps}; t-- > 0;)"),
        _ => writer.Block($"for (nuint t = 0; t < {Node.Steps}; t++)"),
    };

    /// <summary>What adjoints begin with: what follows the scan has left it, or 0. A history's first entry is 0 and stays so.</summary>
    private void WriteSeeds(SourceWriter seeds)
    {
        if (Node is not ReverseScan scan)
        {
            return;
        }

        var first = TimeLoop.First(scan.Steps, scan.Direction);
        for (var i = 0; i < scan.Carried.Count; i++)
        {
            var target = _arrays.Address(scan.Carried[i], PlaceTime.Previous, first);
            var length = context.Schedule.Rows!.StepStride(scan.Carried[i]);
            seeds.Write(scan.Seeds[i] is { } seed
                ? $"Blocks.Copy(ref {_arrays.Address(seed, PlaceTime.Current, first)}, ref {target}, {length});"
                : $"Blocks.Clear(ref {target}, {length});");
        }
    }

    private void WriteStage(Stage stage, string name)
    {
        WriteProducts(stage);
        if (stage.IsProductOnly)
        {
            return;
        }

        if (stage.Kind == StageKind.Row)
        {
            foreach (var value in stage.Elements)
            {
                WriteReduction(stage, value);
            }
        }
        else if (stage.Products.Count * stage.Width <= MostSums)
        {
            WriteElements(stage);
        }
        else
        {
            WriteElementsApart(stage, name);
        }
    }

    /// <summary>Equations after many sums are a method of their own: the JIT inlines only so much into one.</summary>
    private void WriteElementsApart(Stage stage, string name)
    {
        var elements = context.Method((name, stage, "rows"), name + "Elements");
        var (outer, inner) = (_body, new SourceWriter());
        var arrays = _arrays;
        (_body, _arrays) = (inner, new RowArrays(context, Node, new(Reserved)));
        WriteElements(stage);
        var method = new SourceWriter();
        method.Write($"/// <summary>The equations that follow the products of {name}, for a register of rows.</summary>");
        method.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (method.Block($"private static void {elements}<V, M>(ref {context.T} p, ref {context.T} a, ref {context.T} tile, nuint t, nuint row)\n    where V : struct, ILanes<V, {context.T}> where M : struct, IPass"))
        {
            foreach (var declaration in _arrays.Declarations)
            {
                method.Write(declaration);
            }

            method.Write(inner.ToString().TrimEnd('\n'));
        }

        method.Line();
        _methods.Add(method.ToString());
        (_body, _arrays) = (outer, arrays);
        _body.Write($"{elements}<V, M>(ref p, ref a, ref tile, {(Node is Map { PerStep: false } ? "0" : "t")}, row);");
    }

    /// <summary>
    /// The products of a stage. Where they are sums in one chain each, a loop over the elements of an operand serves all that read it: written out, they would have more
    /// locals than the JIT keeps in registers.
    /// </summary>
    private void WriteProducts(Stage stage)
    {
        if (stage.Kind == StageKind.Dot || stage.IsScalar)
        {
            for (var i = 0; i < stage.Products.Count; i++)
            {
                WriteWrittenOut(stage, stage.Products[i], i);
            }

            return;
        }

        var most = System.Math.Max(1, MostSums / stage.Width);
        for (var first = 0; first < stage.Products.Count; first += most)
        {
            WriteLoops(stage, stage.Products.Skip(first).Take(most).ToList(), first);
        }
    }

    private void WriteLoops(Stage stage, IReadOnlyList<Value> products, int first)
    {
        using (_body.Block(""))
        {
            var names = new Identifiers(Reserved);
            var sums = products.Select(product => NamesOf(names, LocalName.Of(product, Node), stage.Width)).ToList();
            for (var i = 0; i < products.Count; i++)
            {
                Comment(products[i]);
                var starts = StartsOf(products[i], stage).ToList();
                _body.Write($"V {string.Join(", ", sums[i].Select((sum, n) => $"{sum} = {string.Join(" + ", starts.Select(start => Start(start, n)).DefaultIfEmpty("V.Zero"))}"))};");
            }

            foreach (var loop in OperandLoop.Of(products))
            {
                using (_body.Block($"for (nuint k = 0; k < {loop.Depth}; k++)"))
                {
                    _body.Write($"V x = {_arrays.Load(plan.PlaceOf(loop.Operand)!, loop.Depth == 1 ? "0" : "k")};");
                    foreach (var (product, term) in loop.Terms)
                    {
                        _body.Write(string.Join("\n", sums[product].Select((sum, n) => $"{sum} = V.MultiplyAdd({RowProduct.Weight(context, term, n, "k")}, x, {sum});")));
                    }
                }
            }

            for (var i = 0; i < products.Count; i++)
            {
                WriteSums(stage, products[i], first + i, sums[i]);
            }
        }
    }

    private void WriteWrittenOut(Stage stage, Value value, int index)
    {
        var affine = (Affine)value.Op;
        using (_body.Block(""))
        {
            Comment(value);
            var names = new Identifiers(Reserved);
            var operands = value.Operands.Skip(affine.Starts).Select(operand => LoadAll(operand, names)).ToList();
            var starts = StartsOf(value, stage).Select(start => Enumerable.Range(0, value.Width).Select(unit => Start(start, unit)).ToList()).ToList();
            var sums = NamesOf(names, LocalName.Of(value, Node), value.Width);
            new RowProduct(context, affine, starts, operands).Write(_body, sums, stage);
            WriteSums(stage, value, index, sums);
        }
    }

    private void WriteSums(Stage stage, Value value, int index, IReadOnlyList<string> sums)
    {
        if (!stage.IsProductOnly)
        {
            _body.Write(string.Join("\n", sums.Select((sum, unit) => $"{sum}.Store(ref tile, {TileIndex(stage, index, EmissionContext.Number(unit))});")));
            return;
        }

        foreach (var store in stage.Stores.Where(s => s.Value == value))
        {
            _body.Write(string.Join("\n", sums.Select((sum, unit) => $"{sum}.Store({_arrays.At(store.Place, EmissionContext.Number(unit))});")));
        }
    }

    private string Start(Value start, int unit)
    {
        if (start.Op is Bias bias)
        {
            return RowProduct.Weight(context, bias.Parameter, unit, 0);
        }

        var load = _arrays.Load(plan.PlaceOf(start)!, EmissionContext.Number(start.Width == 1 ? 0 : unit));
        return WhileValid.IsZeroWithoutLengths(start) ? $"(M.HasLengths ? {load} : V.Zero)" : load;
    }

    private static string TileIndex(Stage stage, int product, string unit) =>
        long.TryParse(unit, out var number)
            ? EmissionContext.Number(((product * stage.Width) + number) * RowLanes.Block)
            : $"({unit} * {RowLanes.Block}){(product > 0 ? $" + {product * stage.Width * RowLanes.Block}" : "")}";

    /// <summary>What a product starts from, in the order of its sum: kernels with lanes over units load biases once for all rows, and so begin with them.</summary>
    private static IEnumerable<Value> StartsOf(Value product, Stage stage)
    {
        var starts = product.Operands.Take(((Affine)product.Op).Starts);
        return stage.Kind == StageKind.Product && !stage.IsScalar ? starts.OrderBy(start => start.Op is Bias ? 0 : 1) : starts;
    }

    private IReadOnlyList<string> LoadAll(Value operand, Identifiers names)
    {
        var locals = NamesOf(names, LocalName.Of(operand, Node), operand.Width);
        _body.Write($"V {string.Join(", ", locals.Select((local, unit) => $"{local} = {_arrays.Load(plan.PlaceOf(operand)!, EmissionContext.Number(unit))}"))};");
        return locals;
    }

    private void WriteReduction(Stage stage, Value value)
    {
        using (_body.Block(""))
        {
            Comment(value);
            var names = new Identifiers(Reserved);
            var elements = LoadAll(value.Operands[0], names);
            var name = names.Unique(LocalName.Of(value, Node));
            _body.Write($"V {name} = {StageEquations.Outermost(((RowOp)value.Op).OnElements(elements)!)};");
            foreach (var store in stage.Stores.Where(s => s.Value == value))
            {
                WriteStore(store, name);
            }
        }
    }

    /// <summary>The elementwise equations, unit after unit.</summary>
    private void WriteElements(Stage stage)
    {
        using (stage.Width == 1 ? _body.Block("") : _body.Block($"for (nuint unit = 0; unit < {stage.Width}; unit++)"))
        {
            var unit = stage.Width == 1 ? "0" : "unit";
            var names = new Identifiers(Reserved);
            var expressions = new Dictionary<Value, string>();
            for (var i = 0; i < stage.Products.Count; i++)
            {
                var name = names.Unique(LocalName.Of(stage.Products[i], Node));
                _body.Write($"V {name} = V.Load(ref tile, {TileIndex(stage, i, unit)});");
                expressions[stage.Products[i]] = name;
            }

            var computed = new HashSet<Value>(stage.Computed.Where(v => !StagePlan.IsLoaded(v)));
            var loaded = stage.Elements.Where(StagePlan.IsLoaded).Concat(stage.Elements.Where(v => !StagePlan.IsLoaded(v)).SelectMany(v => v.Operands)).Where(v => !computed.Contains(v)).Distinct();
            foreach (var value in loaded)
            {
                WriteLoad(stage, value, unit, names, expressions);
            }

            WriteEquations(stage, names, expressions);
            foreach (var store in stage.Stores.OrderBy(s => s.IsTape))
            {
                WriteStore(store, expressions[store.Value], unit);
            }
        }
    }

    private void WriteLoad(Stage stage, Value value, string unit, Identifiers names, Dictionary<Value, string> expressions)
    {
        if (value.Op is Constant constant)
        {
            expressions[value] = constant.CSharp(context.T);
            return;
        }

        var name = names.Unique(value.Op is Bias b ? Identifiers.Camel(b.Parameter.Symbol) : LocalName.Of(value, Node));
        var load = value.Op is Bias bias
            ? $"V.Broadcast(Unsafe.Add(ref p, {context.Offset(bias.Parameter)}{(unit == "0" ? "" : $" + {unit}")}))"
            : _arrays.Load(plan.PlaceOf(value)!, value.Width == 1 ? "0" : unit);
        _body.Write($"V {name} = {(IsForEndedRows(stage, value) ? $"M.HasLengths ? {load} : V.Zero" : load)};");
        expressions[value] = name;
    }

    /// <summary>Whether a value is only kept by rows that have ended: without lengths it is not even read.</summary>
    private static bool IsForEndedRows(Stage stage, Value value)
    {
        var users = stage.Elements.Where(v => v.Operands.Contains(value)).ToList();
        return value.Op is Input { Kind: InputKind.Valid }
            || (users.Count > 0 && users.All(u => u.Op is WhileValid && u.Operands[2] == value && u.Operands[1] != value) && !stage.Stores.Any(s => s.Value == value));
    }

    private void WriteEquations(Stage stage, Identifiers names, Dictionary<Value, string> expressions)
    {
        var equations = new StageEquations(stage);
        foreach (var value in stage.Elements.Where(v => !expressions.ContainsKey(v)))
        {
            var expression = equations.Expression(value, operand => expressions[operand], expressions.ContainsKey);
            if (equations.IsInlined(value))
            {
                expressions[value] = expression;
                continue;
            }

            Comment(value);
            var name = names.Unique(LocalName.Of(value, Node));
            _body.Write($"V {name} = {StageEquations.Outermost(expression)};");
            expressions[value] = name;
        }
    }

    private void WriteStore(Store store, string expression, string unit = "0")
    {
        var value = expression.All(c => char.IsLetterOrDigit(c) || c == '_') ? expression : $"({expression})";
        var statement = $"{value}.Store({_arrays.At(store.Place, unit)});";
        var condition = store.IsTape ? "M.KeepsTape"
            : WhileValid.IsZeroWithoutLengths(store.Value) && plan.Temporaries.Values.Contains(store.Place.Sequence) ? "M.HasLengths"
            : null;
        _body.Write(condition is null ? statement : $"if ({condition})\n{{\n    {statement}\n}}");
    }

    private void Comment(Value value)
    {
        if (EquationText.IsNamed(value))
        {
            _body.Write("// " + EquationText.In(Node, EquationText.Equation(value)));
        }
    }

    private static IReadOnlyList<string> NamesOf(Identifiers names, string wish, int width) =>
        width == 1 ? [names.Unique(wish)] : Enumerable.Range(0, width).Select(unit => names.Unique($"{wish}_{EmissionContext.Number(unit)}")).ToList();
}
