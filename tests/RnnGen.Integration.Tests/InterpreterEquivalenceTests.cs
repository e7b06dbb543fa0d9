using System.Numerics;
using RnnGen.Runtime;
using RnnGen.Testing;
using RnnGen.Testing.Interpretation;

namespace RnnGen.Integration.Tests;

/// <summary>Emitted code against the interpreter, which shares nothing with it but the equations.</summary>
public sealed class InterpreterEquivalenceTests
{
    public static TheoryData<string> Double => Catalog.Double;

    public static TheoryData<string> Single => Catalog.Single;

    [Theory]
    [MemberData(nameof(Double))]
    public void EmittedNetwork_ComputesWhatItsEquationsSay_InDouble(string network) => Check<double>(network);

    [Theory]
    [MemberData(nameof(Single))]
    public void EmittedNetwork_ComputesWhatItsEquationsSay_InSingle(string network) => Check<float>(network);

    private static void Check<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var declaration = NetworkCatalog.Find(name);
        var stages = new CompiledStages(declaration);
        var engine = Catalog.Create<T>(declaration);
        var weights = InterpreterWeights.Of(stages.Lowered, engine.Parameters);
        foreach (var batch in Batches.Of(engine.Layout))
        {
            var comparison = new Comparison<T>(engine, stages, weights, batch);
            comparison.CheckPrediction();
            if (declaration.Losses.Count > 0)
            {
                comparison.CheckEvaluation();
                comparison.CheckGradients();
            }
        }
    }
}
