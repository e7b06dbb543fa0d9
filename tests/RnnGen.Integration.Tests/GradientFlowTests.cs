using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Runtime;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Integration.Tests;

/// <summary>The norms of dL/dh_t that a training pass keeps. The theories over the catalog compare them with the interpreter.</summary>
public sealed class GradientFlowTests
{
    private const int Steps = 9;

    private static readonly NetworkDeclaration Traced = Line("FlowTraced").Traced();
    private static readonly NetworkDeclaration Untraced = Line("FlowPlain");
    private static readonly NetworkDeclaration Cut = Line("FlowCut").Traced().BackpropSteps(4);
    private static readonly NetworkDeclaration StackTraced = Stack("FlowStackTraced").Traced();
    private static readonly NetworkDeclaration StackUntraced = Stack("FlowStackPlain");

    private static readonly Lazy<EmittedAssembly> Emitted = new(() => EmittedAssembly.Of([Traced, Untraced, Cut, StackTraced, StackUntraced]));

    /// <summary>h_t = w h_{t-1} + x_t, y = h_T, L = (y - target)² of one row: dL/dh_t = 2 (y - target) w^(T - 1 - t).</summary>
    [Theory]
    [InlineData(0.25, GradientFlowVerdict.Vanishing)]
    [InlineData(-1, GradientFlowVerdict.Steady)]
    [InlineData(4, GradientFlowVerdict.Exploding)]
    public void LinearUnit_PassesOnTheGradientTimesItsWeight(double w, GradientFlowVerdict verdict)
    {
        var (engine, context, result) = Run(Traced, w, lengths: []);

        var layer = context.GradientFlow["elman"];
        var last = 2 * Math.Sqrt((double)result.Loss);
        Assert.Equal(Steps, layer.Norms.Count);
        Assert.All(layer.Norms.Index(), norm => Assert.Equal(last * Math.Pow(Math.Abs(w), Steps - 1 - norm.Index), norm.Item, 1e-12 * last * Math.Pow(Math.Max(1, Math.Abs(w)), Steps)));
        Assert.Equal(verdict, layer.Verdict);
        Assert.Equal(engine.Layout.Traces[0].Name, layer.Name);
    }

    [Fact]
    public void RowsThatHaveEnded_CountAsZero()
    {
        var (_, context, _) = Run(Traced, 0.5, lengths: [6]);

        var layer = context.GradientFlow["elman"];
        Assert.All(layer.Norms.Take(6), norm => Assert.True(norm > 0));
        Assert.All(layer.Norms.Skip(6), norm => Assert.Equal(0, norm));
        Assert.Equal(5, layer.LastStep);
    }

    /// <summary>Blocks of four steps from the last one on: a loss at the end reaches one of them.</summary>
    [Fact]
    public void TruncatedGradient_EndsWhereItIsCut()
    {
        var (_, context, _) = Run(Cut, 0.5, lengths: []);

        var norms = context.GradientFlow["elman"].Norms;
        Assert.All(norms.Take(Steps - 4), norm => Assert.Equal(0, norm));
        Assert.All(norms.Skip(Steps - 4), norm => Assert.True(norm > 0));
    }

    [Fact]
    public void Norms_AreThoseOfTheWholeBatch_AndOfTheLastCall()
    {
        var engine = Create(Traced, 0.5);
        using var context = engine.CreateTrainingContext();
        var (x, targets) = (new double[2 * Steps], new double[] { 3, 4 });
        context.ComputeGradients(new() { Inputs = x, Targets = targets }, accumulate: true);
        Assert.Equal(5, context.GradientFlow["elman"].Norms[Steps - 1], 1e-12);
        context.ComputeGradients(new() { Inputs = x, Targets = targets, Lengths = [0, Steps] }, accumulate: true);
        Assert.Equal(8, context.GradientFlow["elman"].Norms[Steps - 1], 1e-12);
        context.ComputeGradients(new() { Inputs = x, Targets = targets, Lengths = [0, 0] }, accumulate: true);
        Assert.All(context.GradientFlow["elman"].Norms, norm => Assert.Equal(0, norm));
    }

    [Fact]
    public void Tracing_ChangesNoBitOfAnythingElse()
    {
        var expected = Record(StackUntraced);
        expected.AssertSame(Record(StackTraced).Without("norms of"), "traced");

        static NetworkRecord<double> Record(NetworkDeclaration declaration)
        {
            var engine = Emitted.Value.Create<double>(declaration);
            Weights.Draw(engine.Parameters, seed: 1);
            return NetworkRecord<double>.Of(engine);
        }
    }

    /// <summary>The baselines of the emitted text hold that what is not traced is emitted as ever; this, that nothing but the trace is added.</summary>
    [Fact]
    public void WithoutTracing_NothingIsEmittedForIt()
    {
        Assert.DoesNotContain(Emit(StackUntraced), line => line.Contains("race", StringComparison.Ordinal));
        Assert.Contains(Emit(StackTraced), line => line.Contains("TraceLayout", StringComparison.Ordinal));
        Assert.True(Plan(StackTraced).TrainingLength > Plan(StackUntraced).TrainingLength);
        Assert.Equal(Plan(StackUntraced).PredictionLength, Plan(StackTraced).PredictionLength);

        static IEnumerable<string> Emit(NetworkDeclaration declaration) =>
            NetworkCompiler.Compile(declaration with { Type = StackUntraced.Type }, CancellationToken.None).Files.SelectMany(file => file.Text.Split('\n'));

        static Compiler.Scheduling.MemoryPlan Plan(NetworkDeclaration declaration) => NetworkCompiler.Plan(NetworkBinder.Bind(declaration), CancellationToken.None).Memory;
    }

    [Fact]
    public void GradientFlow_IsRefused_WhereThereIsNone()
    {
        using var untraced = Create(Untraced, 0.5).CreateTrainingContext();
        Assert.Contains("TraceGradients = true", Assert.Throws<InvalidOperationException>(() => untraced.GradientFlow).Message, StringComparison.Ordinal);
        using var unused = Create(Traced, 0.5).CreateTrainingContext();
        Assert.Contains("ComputeGradients", Assert.Throws<InvalidOperationException>(() => unused.GradientFlow).Message, StringComparison.Ordinal);
    }

    private static NetworkBuilder Line(string name) => Network(name, Steps, 2).Input(1).Elman(1, Activation.Identity).WithoutBias().Loss(LossKind.MeanSquaredError);

    private static NetworkBuilder Stack(string name) =>
        Network(name, Steps, 3).ManyToMany().Input(2).Lstm(5).Gru(4).Elman(3).Dense(2).Loss(LossKind.MeanSquaredError);

    private static NetworkEngine<double> Create(NetworkDeclaration declaration, double w)
    {
        var engine = Emitted.Value.Create<double>(declaration);
        engine.Parameters["elman.weight_ih_l0"][0] = 1;
        engine.Parameters["elman.weight_hh_l0"][0] = w;
        return engine;
    }

    private static (NetworkEngine<double> Engine, TrainingContext<double> Context, GradientResult<double> Result) Run(NetworkDeclaration declaration, double w, int[] lengths)
    {
        var engine = Create(declaration, w);
        var context = engine.CreateTrainingContext();
        double[] x = [.. Enumerable.Range(0, Steps).Select(t => (t % 4) - 1.5)];
        return (engine, context, context.ComputeGradients(new() { Inputs = x, Targets = [2.0], Lengths = lengths }));
    }
}
