using RnnGen;

namespace AheadOfTime;

/// <summary>A way to compile and to run the program.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Properties">What it is published with; none for the JIT.</param>
/// <param name="Variables">What it is run with.</param>
internal sealed record Build(string Name, string[] Properties, (string Name, string Value)[] Variables)
{
    /// <summary>Those that are compared on a processor. Each of the JIT stands before those ahead of time at its width.</summary>
    /// <param name="processor">The widest registers of this processor.</param>
    public static IEnumerable<Build> On(LaneWidth processor)
    {
        if (processor == LaneWidth.Bits512)
        {
            yield return new("JIT", [], []);
            yield return Native("`IlcInstructionSet=x86-64-v4`", "IlcInstructionSet=x86-64-v4");
        }

        yield return new(processor == LaneWidth.Bits512 ? "JIT, `DOTNET_EnableAVX512=0`" : "JIT", [], [("DOTNET_EnableAVX512", "0")]);
        yield return Native("`PublishAot`, nothing said");
        if (processor > LaneWidth.Bits128)
        {
            yield return new("JIT, `DOTNET_EnableAVX2=0`", [], [("DOTNET_EnableAVX2", "0")]);
            yield return Native("`RnnGenInstructionSet=default`", "RnnGenInstructionSet=default");
        }
    }

    private static Build Native(string name, params string[] properties) => new(name, ["Native=true", .. properties], []);
}
