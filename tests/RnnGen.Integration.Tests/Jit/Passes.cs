using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Integration.Tests.Jit;

internal static class Passes
{
    /// <summary>Predicts, evaluates, trains and steps, with and without lengths.</summary>
    public static void RunAll<T>(NetworkEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = engine.Layout;
        foreach (var batch in Batches.Of(network))
        {
            var typed = batch.As<T>();
            engine.Predict(typed.Batch, new T[batch.Rows * network.OutputSteps * network.OutputSize]);
            if (network.Loss is not null)
            {
                engine.Evaluate(typed.Batch);
                using var context = engine.CreateTraining();
                context.ComputeGradients(typed.Batch);
            }
        }

        using var session = engine.CreateSession();
        if (network.Vocabulary > 0)
        {
            session.Step(0, new T[network.OutputSize]);
        }
        else
        {
            session.Step(new T[network.InputSize], new T[network.OutputSize]);
        }
    }
}
