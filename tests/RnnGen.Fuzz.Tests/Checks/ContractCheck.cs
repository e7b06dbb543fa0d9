using System.Numerics;
using System.Runtime.InteropServices;
using RnnGen.Runtime;

namespace RnnGen.Fuzz.Tests.Checks;

/// <summary>What a network says of itself is what its declaration says; one seed gives one set of weights.</summary>
internal static class ContractCheck
{
    public static IEnumerable<Objection> Of<T>(NetworkRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (declaration, layout) = (run.Declaration, run.Engine.Layout);
        var (expected, given) = ((declaration.Steps, declaration.OutputSteps, declaration.OutputSize, declaration.Rows, declaration.Streams, declaration.ChoosesClasses), (layout.Steps, layout.OutputSteps, layout.OutputSize, layout.BatchSize, layout.Session is not null, layout.Chooses));
        if (expected != given)
        {
            yield return new("contract", $"steps, output steps, outputs, rows, streams, chooses: {given}, expected {expected}");
        }

        var (a, b) = (run.Subject.Fresh<T>(run.Subject.Assembly).Parameters, run.Subject.Fresh<T>(run.Subject.Assembly).Parameters);
        if (!MemoryMarshal.AsBytes(a.Values).SequenceEqual(MemoryMarshal.AsBytes(b.Values)) || !Reductions.AreFinite<T>(a.Values))
        {
            yield return new("initial weights", "the initial weights of one seed differ, or are not finite");
        }
    }
}
