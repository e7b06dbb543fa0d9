using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Benchmarks.Timing;
using RnnGen.Generator;

namespace RnnGen.Benchmarks.Generation;

/// <summary>
/// Runs of the generator in a project whose one network, an LSTM of two layers, was edited since the run before: what an editor waits for. The time is that of the
/// whole run, Roslyn's part (looking for the attribute, parsing what was emitted) included.
/// </summary>
internal sealed class CompilerWork : LocalWork
{
    private CSharpCompilation _project = Project.Of("Edited", Source(steps: 50));
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(new RnnGenerator());
    private int _edits;

    /// <summary>The bytes that the generator emits for the network.</summary>
    public int EmittedBytes
    {
        get
        {
            Run(1);
            return Project.EmittedBytes(_driver);
        }
    }

    protected override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _edits++;
            _project = _project.ReplaceSyntaxTree(_project.SyntaxTrees[0], Source(steps: 50 + (_edits % 7)));
            _driver = _driver.RunGenerators(_project);
        }
    }

    private static SyntaxTree Source(int steps) => CSharpSyntaxTree.ParseText(
        $$"""
        using RnnGen;

        [RecurrentNetwork(Steps = {{steps}}, BatchSize = 32)]
        [Input(8)]
        [Lstm(64)]
        [Lstm(64)]
        [Dense(1)]
        [Loss(LossKind.MeanSquaredError)]
        public sealed partial class TwoLayers;
        """,
        path: "TwoLayers.cs");
}
