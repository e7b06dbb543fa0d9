using System.Linq;
using RnnGen.Compiler.Emission.Rows;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>
/// An estimate of the C# that a schedule will be, made before it is written: its kernels, what these write out, and the steps that call them are counted. How many characters each of these takes was fitted to what is
/// emitted, and a test holds the sum to within a quarter of it.
/// </summary>
internal sealed class SourceEstimate
{
    /// <summary>The part that every network has: its surface, its layout, the choice of a width.</summary>
    private const int Frame = 24_000;

    /// <summary>A parameter: its offset, its place in the layout, its part of a gradient.</summary>
    private const int Parameter = 580;

    /// <summary>A scan: its loop over the steps of the longest row, its first and last states, its step.</summary>
    private const int Scan = 3_400;

    /// <summary>A step that is written out.</summary>
    private const int Step = 100;

    /// <summary>A method of a kernel: its summary, its head, its loops.</summary>
    private const int Method = 900;

    /// <summary>An array of such a method: where it is declared, and where it is handed over.</summary>
    private const int Array = 125;

    /// <summary>A sum of a tile: what it starts with, and where it goes.</summary>
    private const int Sum = 260;

    /// <summary>A multiply-add of a tile.</summary>
    private const int MultiplyAdd = 32;

    /// <summary>A sum of a gradient's tile: load, multiply-add and store.</summary>
    private const int GradientSum = 255;

    /// <summary>A multiply-add with the rows on the lanes, or what a sum starts with.</summary>
    private const int RowProduct = 110;

    /// <summary>An equation, a load or a store with the rows on the lanes.</summary>
    private const int RowEquation = 175;

    /// <summary>A gradient with the rows on the lanes.</summary>
    private const int RowGradient = 2_500;

    private SourceEstimate()
    {
    }

    /// <summary>The characters of all files.</summary>
    public long Characters { get; private set; } = Frame;

    /// <summary>Those of them that are steps written out.</summary>
    public long OfSteps { get; private set; }

    /// <summary>Estimates what <see cref="NetworkEmitter"/> makes of a schedule.</summary>
    public static SourceEstimate Of(Schedule schedule)
    {
        var estimate = new SourceEstimate();
        estimate.Characters += Parameter * schedule.Layers.Sum(layer => (long)layer.Parameters.Count);
        if (schedule.Rows is null)
        {
            estimate.AddUnits(schedule);
            estimate.AddGradients(schedule);
            estimate.AddScans(schedule);
        }
        else
        {
            estimate.AddRows(schedule);
        }

        if (schedule.Stream is { } stream)
        {
            estimate.AddUnits(stream);
        }

        return estimate;
    }

    private void AddScans(Schedule schedule)
    {
        foreach (var scan in schedule.Program.AllNodes.Where(node => node is Ir.Scan or ReverseScan))
        {
            Characters += Scan;
            OfSteps += (long)Step * schedule.UnrollOf(scan).Factor;
        }

        Characters += OfSteps;
    }

    private void AddUnits(Schedule schedule)
    {
        foreach (var plan in schedule.Kernels)
        {
            foreach (var kernel in plan.Kernels)
            {
                var places = plan.Loads(kernel).Select(load => load.Place).Distinct().Count() + kernel.Stores.Select(store => store.Place).Distinct().Count();
                Characters += Methods(kernel, schedule) * (Method + ((long)Array * places));
                if (kernel.Kind == KernelKind.Product && !kernel.IsScalar)
                {
                    AddTiles(kernel, schedule);
                }
            }
        }
    }

    /// <summary>The methods of a kernel: one, and more for the rest of the units, for narrower lanes, for the equations behind a product.</summary>
    private static int Methods(Kernel kernel, Schedule schedule)
    {
        if (kernel.IsScalar || kernel.Kind is KernelKind.Dot or KernelKind.Row or KernelKind.Block)
        {
            return 1;
        }

        if (kernel.Kind != KernelKind.Product)
        {
            return kernel.Width % schedule.WidestLanes == 0 ? 1 : 2;
        }

        if (schedule.IsOfOneRow)
        {
            return kernel.Width % schedule.WidestLanes == 0 ? 2 : 3;
        }

        var tile = schedule.TileOf(kernel);
        return 1
            + (kernel.Width % (tile.Vectors * schedule.WidestLanes) == 0 ? 0 : 1)
            + (NeedsManyRegisters(tile, kernel.Products.Count) ? 1 : 0)
            + (kernel.IsProductOnly ? 0 : 1);
    }

    /// <summary>The tiles of a product: that of all rows and that of a single one, and both once more for narrower lanes.</summary>
    private void AddTiles(Kernel kernel, Schedule schedule)
    {
        var loops = OperandLoop.Of(kernel.Products);
        if (schedule.IsOfOneRow)
        {
            var vectors = StepProductWriter.VectorsOf(kernel, schedule);
            Characters += (long)MultiplyAdd * vectors * loops.Sum(loop => loop.Terms.Count * StepProductWriter.TurnOf(loop, vectors));
            return;
        }

        var tile = schedule.TileOf(kernel);
        var rows = (tile.Rows > 1 ? tile.Rows + 1 : 1) * (NeedsManyRegisters(tile, kernel.Products.Count) ? 2 : 1);
        var terms = loops.Sum(loop => loop.Terms.Count * (loop.Depth <= TileWriter.UnrolledDepth ? loop.Depth : 1));
        Characters += (long)rows * tile.Vectors * ((Sum * kernel.Products.Count) + (MultiplyAdd * terms));
    }

    private void AddGradients(Schedule schedule)
    {
        foreach (var gradient in schedule.Kernels.SelectMany(plan => Gradient.Of(plan, schedule)))
        {
            var isOuter = gradient.Accumulations[0] is OuterAccumulation;
            var isDot = isOuter && schedule.Accumulation.IsDot(gradient.First);
            var inputs = isDot ? gradient.First.Rows : gradient.First.Columns;
            var outputs = isDot ? gradient.First.Columns : gradient.Width;
            if (gradient.Width == 1 && (!isOuter || inputs * outputs <= Kernel.MaxScalarTerms))
            {
                Characters += Method;
                continue;
            }

            var tile = Tile.ForGradient(isOuter ? inputs : 1, outputs, schedule.WidestLanes);
            var isNarrowed = isOuter && NeedsManyRegisters(tile, products: 1);
            var isLadder = outputs % (isOuter ? tile.Vectors * schedule.WidestLanes : schedule.WidestLanes) != 0;
            Characters += Method * (1 + (isNarrowed ? 1 : 0) + (isLadder ? 1 : 0));

            // In narrower lanes half the tile at a time, and then what is left of it.
            Characters += !isOuter ? 0 : GradientSum * tile.Vectors * (tile.Rows + (inputs % tile.Rows)) * (isNarrowed ? 17 : 10) / 10;
        }
    }

    private void AddRows(Schedule schedule)
    {
        foreach (var plan in schedule.Kernels)
        {
            foreach (var kernel in plan.Kernels)
            {
                var terms = kernel.Products.SelectMany(product => ((Affine)product.Op).Terms).ToList();
                var products = RowProductWriter.IsWrittenOut(kernel) ? terms.Sum(term => (long)term.Width * term.Depth) : terms.Sum(term => (long)term.Width);
                Characters += RowProduct * (products + (2 * kernel.Products.Sum(product => (long)product.Width)));
                Characters += RowEquation * (kernel.Elements.Count + KernelPlan.LoadedByElements(kernel).Count() + kernel.Stores.Count);
            }

            // Biases that have the same adjoint are summed together.
            var accumulations = plan.Node.Body.Accumulations;
            Characters += RowGradient * (accumulations.OfType<OuterAccumulation>().Count() + accumulations.OfType<SumAccumulation>().Select(sum => sum.Delta).Distinct().Count());
        }
    }

    private static bool NeedsManyRegisters(Tile tile, int products) => tile.Rows * tile.Vectors * products > Tile.FewRegisters;
}
