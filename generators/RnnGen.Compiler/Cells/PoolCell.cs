using System;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Cells;

/// <summary>The mean, the maximum or the last of the steps so far.</summary>
internal sealed record PoolCell(PoolKind Pooling) : Cell
{
    public static PoolCell Read(LayerDeclaration written) => new(written.Choice("kind", PoolKind.Mean));

    public override bool HandsOverStates => false;

    public override int? OutputWidth(int units, int? input) => input;

    public override void Define(CellBuilder cell)
    {
        switch (Pooling)
        {
            case PoolKind.Mean:
                Mean(cell);
                break;
            case PoolKind.Max:
                Max(cell);
                break;
            case PoolKind.Last:
                cell.Next(cell.State("y", cell.X!.Width), cell.X!);
                break;
            default:
                throw new InvalidOperationException($"{Pooling} is no way of pooling.");
        }
    }

    /// <summary>s_t = s_{t-1} + x_t, n_t = n_{t-1} + 1, y_t = s_t / n_t.</summary>
    private static void Mean(CellBuilder cell)
    {
        var x = cell.X!;
        var (y, s, n) = (cell.State("y", x.Width), cell.State("s", x.Width), cell.State("n", 1));

        var sum = cell.Next(s, s + x);
        var count = cell.Next(n, n + cell.Builder.Constant(1));
        cell.Next(y, cell.Builder.Apply(new Divide(), sum, count));
    }

    /// <summary>y_t = max(y_{t-1}, x_t), and x_t at the first step, before which b is 0.</summary>
    private static void Max(CellBuilder cell)
    {
        var x = cell.X!;
        var (y, b) = (cell.State("y", x.Width), cell.State("b", 1));

        cell.Next(b, cell.Builder.Constant(1));
        cell.Next(y, cell.Builder.Apply(new Where(), b, cell.Builder.Apply(new Max(), y, x), x));
    }
}
