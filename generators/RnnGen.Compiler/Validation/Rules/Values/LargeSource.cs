using System;
using System.Collections.Generic;
using RnnGen.Compiler.Emission;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>The network compiles, but each build of its project waits for the C# compiler.</summary>
internal sealed class LargeSource() : ScheduleRule(RuleIds.LargeSource, "Network emits a large amount of code")
{
    public override RuleSeverity Severity => RuleSeverity.Warning;

    public override IEnumerable<Finding> Check(Schedule schedule)
    {
        var size = SourceEstimate.Of(schedule);
        if (size.Characters <= Limits.SourceCharacters)
        {
            yield break;
        }

        // Steps are worth a word where a loop in their place would bring the network below the limit, or a tenth nearer to it.
        var (name, given, limit) = (schedule.Network.Type.Name, Millions(size.Characters), Millions(Limits.SourceCharacters));
        var areStepsMany = size.OfSteps * 10 > size.Characters || size.Characters - size.OfSteps <= Limits.SourceCharacters;
        yield return areStepsMany
            ? At(Element.OfNetwork(), $"The network '{name}' emits about {given} million characters of C#, and {limit} million take the C# compiler about 5 seconds per build. Set Unroll = UnrollMode.None, or use fewer layers or layers with fewer equations.")
            : At(Element.OfNetwork(), $"The network '{name}' emits about {given} million characters of C#, and {limit} million take the C# compiler about 5 seconds per build. Use fewer layers, or layers with fewer equations.");
    }

    private static double Millions(long characters) => Math.Round(characters / 1e6, 1);
}
