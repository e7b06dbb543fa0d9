using System.Reflection;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Equations.Typing;
using RnnGen.Equations;
using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Integration.Tests.Cells;

/// <summary>Networks of users' cells beside the cells' own methods, run as the C# that they are.</summary>
public sealed class EagerEquivalenceTests
{
    /// <summary>A bound that is wider would show little.</summary>
    private const double WidestBound = 1e-9;

    public static TheoryData<string> Cells => [.. CellNetworks.Cells.Select(cell => cell.Name)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Network_ComputesWhatTheMethodDoes(string name)
    {
        var cell = CellNetworks.Cells.Single(cell => cell.Name == name);
        var engine = CellNetworks.Create(cell);
        foreach (var batch in Batches.Of(engine.Layout))
        {
            var outputs = new double[batch.Rows * engine.Layout.Steps * engine.Layout.OutputSize];
            engine.Predict(batch.As<double>().Batch, outputs);
            for (var row = 0; row < batch.Rows; row++)
            {
                Check(cell, engine, batch, row, outputs.AsSpan(row * engine.Layout.Steps * engine.Layout.OutputSize, engine.Layout.Steps * engine.Layout.OutputSize));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Gradients_AreThoseOfTheLoss(string name)
    {
        var cell = CellNetworks.Cells.Single(cell => cell.Name == name);
        var engine = CellNetworks.Create(cell);
        var declaration = NetworkBuilder.Network(engine.Layout.Name, engine.Layout.Steps, engine.Layout.BatchSize).ManyToMany()
            .Input(engine.Layout.InputSize).Cell(ProgramOf(cell), engine.Layout.OutputSize).Loss(LossKind.MeanSquaredError);
        GradientComparison.Check(new(declaration), engine);
    }

    private static void Check(Type cell, NetworkEngine<double> engine, TestBatch batch, int row, ReadOnlySpan<double> outputs)
    {
        var (steps, inputs, units) = (engine.Layout.Steps, engine.Layout.InputSize, engine.Layout.OutputSize);
        var program = ProgramOf(cell);
        var values = Values(program, engine).ToArray();
        var run = new EagerRun(cell, values.Select(value => value?.Eager));
        var bounded = values.Select(value => value?.Bounded).ToArray();
        var length = batch.LengthOf(row, steps);
        for (var t = 0; t < steps; t++)
        {
            var given = outputs.Slice(t * units, units);
            if (t >= length)
            {
                Assert.Equal(new double[units], given.ToArray());
                continue;
            }

            var x = batch.Inputs.AsSpan(((row * steps) + t) * inputs, inputs).ToArray();
            var expected = run.Step(new Vector(x)).ToArray();
            bounded = Next(program, bounded, x);
            var errors = bounded[program.States.First()]!.Elements;
            for (var i = 0; i < units; i++)
            {
                // Both are that near to the exact result.
                var bound = 2 * errors[i].Error;
                Assert.InRange(bound, 0, WidestBound);
                Assert.True(
                    Math.Abs(expected[i] - given[i]) <= bound,
                    FormattableString.Invariant($"{cell.Name}, row {row} at step {t}: unit {i} is {given[i]:R}, by the method {expected[i]:R}; off by {Math.Abs(expected[i] - given[i]):E2}, allowed {bound:E2}"));
            }
        }
    }

    /// <summary>The parameters after a step, from those before it: the states go on.</summary>
    private static BoundedArray?[] Next(CellProgram program, BoundedArray?[] before, double[] x)
    {
        var states = BoundedRun.Step(program, [.. before.Select(value => value ?? BoundedArray.Of(x.Length, 1, x))]);
        var after = before.ToArray();
        foreach (var (place, state) in program.States.Zip(states))
        {
            after[place] = state;
        }

        return after;
    }

    /// <summary>The weights of the network, and zeros for the states; null for the input.</summary>
    private static IEnumerable<(object Eager, BoundedArray Bounded)?> Values(CellProgram program, NetworkEngine<double> engine)
    {
        var types = CellTypes.Of(program);
        for (var i = 0; i < program.Parameters.Count; i++)
        {
            var parameter = program.Parameters[i];
            if (parameter.Role == CellParameterRole.Input)
            {
                yield return null;
                continue;
            }

            int Extent(Width width) => width.In(engine.Layout.InputSize, engine.Layout.OutputSize)!.Value;
            var (rows, columns) = (Extent(types[i].Rows), parameter.IsMatrix ? Extent(types[i].Columns) : 1);
            var elements = new double[rows * columns];
            if (parameter.IsTrained)
            {
                engine.Parameters.Tensors.Single(tensor => tensor.Name.EndsWith("." + parameter.Name, StringComparison.Ordinal)).CopyTo(elements);
            }

            yield return (parameter.IsMatrix ? new Matrix(rows, columns, elements) : new Vector(elements), BoundedArray.Of(rows, columns, elements));
        }
    }

    /// <summary>The equations that the generator has read.</summary>
    private static CellProgram ProgramOf(Type cell) => CellText.Read(cell.GetCustomAttribute<CellProgramAttribute>()!.Program)!;
}
