using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Benchmarks.Networks;
using RnnGen.Generator;

namespace RnnGen.Benchmarks.Generation;

/// <summary>
/// A network of one recurrent layer and a dense one of one unit that is declared here, generated, compiled and loaded when it is asked for: for rows that
/// compare many declarations, of which the project would otherwise hold one each.
/// </summary>
internal sealed class DeclaredNetwork
{
    private readonly Lazy<(Func<int, IRecurrentNetwork<float>> Create, int Bytes)> _compiled;

    /// <param name="cell">The cell of the recurrent layer.</param>
    /// <param name="rows">B.</param>
    /// <param name="steps">T.</param>
    /// <param name="inputs">I.</param>
    /// <param name="units">H.</param>
    /// <param name="options">More properties of the attribute, such as <c>Unroll = UnrollMode.None</c>.</param>
    public DeclaredNetwork(Cell cell, int rows, int steps, int inputs, int units, params IReadOnlyList<string> options)
    {
        var properties = string.Join(", ", options.Prepend($"BatchSize = {rows}").Prepend($"Steps = {steps}"));
        _compiled = new(() => Compile(
            $$"""
            using RnnGen;

            [RecurrentNetwork({{properties}})]
            [Input({{inputs}})]
            [{{cell}}({{units}})]
            [Dense(1)]
            [Loss(LossKind.MeanSquaredError)]
            public sealed partial class Declared;
            """));
        Subject = new(cell == Cell.Elman ? "Elman" : cell.ToString().ToUpperInvariant(), new(steps, rows, 1, new LayerShape(cell, inputs, units)), seed => _compiled.Value.Create(seed));
    }

    /// <summary>The network, to be measured.</summary>
    public Subject Subject { get; }

    /// <summary>The bytes that the generator emits for it.</summary>
    public int EmittedBytes => _compiled.Value.Bytes;

    private static (Func<int, IRecurrentNetwork<float>> Create, int Bytes) Compile(string declaration)
    {
        var driver = CSharpGeneratorDriver
            .Create([new RnnGenerator().AsSourceGenerator()])
            .RunGeneratorsAndUpdateCompilation(Project.Of($"Declared{Guid.NewGuid():N}", CSharpSyntaxTree.ParseText(declaration)), out var compilation, out _);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException($"The declaration does not compile: {result.Diagnostics.First(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}\n{declaration}");
        }

        var type = Assembly.Load(image.ToArray()).GetType("Declared", throwOnError: true)!;
        return (seed => (IRecurrentNetwork<float>)Activator.CreateInstance(type, seed)!, Project.EmittedBytes(driver));
    }
}
