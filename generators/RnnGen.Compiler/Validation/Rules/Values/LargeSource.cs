using System;
using System.Collections.Generic;
using RnnGen.Compiler.Emission;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The network compiles, but each build of its project waits for the C# compiler.</summary>
internal sealed class LargeSource() : ScheduleRule(
    RuleIds.LargeSource,
    "Network is too much C#",
    "The network '{0}' will be about {1} million characters of C#; {2} million take the C# compiler some 5 seconds at every build. Use {3}.",
    RuleSeverity.Warning)
{
    private const string Less = "fewer layers, or layers with fewer equations";

    public override IEnumerable<Finding> Check(Schedule schedule)
    {
        var size = SourceEstimate.Of(schedule);

        // Steps are worth a word where a loop in their place would bring the network below the limit, or a tenth nearer to it.
        var areStepsMany = size.OfSteps * 10 > size.Characters || size.Characters - size.OfSteps <= Limits.SourceCharacters;
        return size.Characters > Limits.SourceCharacters
            ? [At(Element.OfNetwork(), schedule.Network.Type.Name, Millions(size.Characters), Millions(Limits.SourceCharacters), areStepsMany ? $"Unroll.None, {Less}" : Less)]
            : [];
    }

    private static double Millions(long characters) => Math.Round(characters / 1e6, 1);
}
