using RnnGen.Compiler.Differentiation;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Testing;
using RnnGen.Testing.Interpretation;

namespace RnnGen.Compiler.Tests.Ops;

/// <summary>Each operation's value and derivative. An operation without a case fails.</summary>
public sealed class OpTests
{
    private static readonly InterpreterWeights Weights = InterpreterWeights.Of([OpCases.W, OpCases.B], OpCases.Read);

    public static TheoryData<string> Computed =>
        [.. typeof(Op).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Op)) && !type.IsAbstract && !type.IsSubclassOf(typeof(LeafOp))).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Computed))]
    public void Op_HasTheValueOfItsDefinition(string op) => Assert.All(CasesOf(op), @case =>
    {
        var actual = @case.Op.Evaluate(@case.Operands, Weights.Read, @case.Expected.Length);
        Assert.Equal(@case.Expected.Length, actual.Length);
        Assert.All(@case.Expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    });

    [Theory]
    [MemberData(nameof(Computed))]
    public void Op_HasTheWidthOfItsValue(string op) => Assert.All(CasesOf(op), @case =>
        Assert.Equal(@case.Expected.Length, Forward(@case).Outputs[0].Width));

    [Theory]
    [MemberData(nameof(Computed))]
    public void Op_HasTheDerivativeOfItsValue(string op) => Assert.All(CasesOf(op).Where(@case => !@case.IsMadeLate), CheckDerivative);

    private static IReadOnlyList<OpCase> CasesOf(string op)
    {
        var cases = OpCases.All.Where(@case => @case.Op.GetType().Name == op).ToList();
        Assert.True(cases.Count > 0, $"{op} has no case in {nameof(OpCases)}.");
        return cases;
    }

    private static StepProgram Forward(OpCase @case)
    {
        var builder = new StepBuilder();
        var inputs = @case.Operands.Select((operand, i) =>
            builder.Apply(new Input(i, operand.Length, $"x{i}", @case.Kinds.GetValueOrDefault(i, InputKind.Real)))).ToList();
        return new StepProgram(inputs, [], [builder.Apply(@case.Op, [.. inputs])], []);
    }

    /// <summary>The function whose gradient is taken is the sum of the results, each times an adjoint of its own.</summary>
    private static void CheckDerivative(OpCase @case)
    {
        var forward = Forward(@case);
        double[] adjoint = [.. Enumerable.Range(0, @case.Expected.Length).Select(i => 1.5 - (0.75 * i))];
        var given = Given(@case.Op);
        var wanted = forward.Inputs.Where((input, i) => ((Input)input.Op).Kind == InputKind.Real && !given.Contains(i)).ToList();

        var backward = StepDifferentiator.Differentiate(forward, forward.Outputs, wanted, summed: [], traced: []);
        var known = StepEvaluator.Evaluate(forward.LiveValues(), leaf => @case.Operands[((Input)leaf).Index], Weights.Read);
        foreach (var input in forward.Inputs)
        {
            known[input] = @case.Operands[((Input)input.Op).Index];
        }

        var values = StepEvaluator.Evaluate(backward.LiveValues(), leaf => leaf is Saved saved ? known[saved.Forward] : adjoint, Weights.Read);
        foreach (var (input, output) in wanted.Zip(backward.Outputs))
        {
            var index = ((Input)input.Op).Index;
            CheckElements(@case, $"operand {index}", values[output], i => @case.Operands[index][i], (i, x) => Weighted(@case, adjoint, Changed(@case.Operands, index, i, x), Weights.Read));
        }

        CheckParameters(@case, backward, values, adjoint);
    }

    /// <summary>The operands that are no functions of anything trained: masks, conditions, limits and slopes.</summary>
    private static int[] Given(Op op) => op switch
    {
        Where => [0],
        Dropout or Clip or LeakyRelu => [1],
        Zoneout or Drawn => [0, 1],
        CountQuantile => [0, 1, 2],
        _ => [],
    };

    private static void CheckParameters(OpCase @case, StepProgram backward, Dictionary<Value, double[]> values, double[] adjoint)
    {
        var gradients = new InterpreterGradients(Weights);
        foreach (var accumulation in backward.Accumulations)
        {
            gradients.Add(accumulation, values);
        }

        foreach (var parameter in Weights.Parameters)
        {
            var flat = gradients[parameter].Cast<double>().ToArray();
            CheckElements(@case, parameter.ToString(), flat, i => OpCases.Read(parameter, i / parameter.Columns, i % parameter.Columns), (i, x) =>
                Weighted(@case, adjoint, @case.Operands, (p, row, column) => p == parameter && (row * p.Columns) + column == i ? x : Weights.Read(p, row, column)));
        }
    }

    private static void CheckElements(OpCase @case, string what, double[] gradient, Func<int, double> at, Func<int, double, double> evaluate)
    {
        var check = new GradientCheck { MaxNorm = 1 };
        for (var i = 0; i < gradient.Length; i++)
        {
            Assert.Null(check.Complaint($"{@case.Op}, {what}[{i}]", gradient[i], x => evaluate(i, x), at(i)));
        }
    }

    private static double Weighted(OpCase @case, double[] adjoint, double[][] operands, ReadParameter read) =>
        @case.Op.Evaluate(operands, read, adjoint.Length).Zip(adjoint, (y, a) => y * a).Sum();

    private static double[][] Changed(double[][] operands, int operand, int element, double value) =>
        [.. operands.Select((all, o) => o == operand ? [.. all.Select((x, i) => i == element ? value : x)] : all)];
}
