using System.Globalization;
using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Declarations;
using RnnGen.Generator.Equations;

namespace RnnGen.Generator.Tests.Testing;


/// <summary>Users' cells, and what is read of them.</summary>
internal static class Cells
{
    /// <summary>The parameters of a cell that needs no more.</summary>
    public const string Parameters = "Vector x, [State] Vector h, [Weight] Matrix w, [Recurrent] Matrix u, [Bias] Vector b";

    /// <summary>A cell that no rule objects to.</summary>
    public static string Leaky { get; } = Cell("var a = Tanh(w * x + u * h + b); return 0.9 * h + 0.1 * a;", name: "Leaky");

    /// <summary>A cell with a step of the given body and parameters, and other members.</summary>
    public static string Cell(string body, string parameters = Parameters, string result = "Vector", string members = "", string name = "Custom", string step = "Step") =>
        $$"""
        using System;
        using RnnGen;
        using RnnGen.Equations;

        namespace Samples;

        /// <summary>A cell.</summary>
        public sealed partial class {{name}} : RecurrentCell
        {
            /// <summary>A step.</summary>
            public static {{result}} {{step}}({{parameters}})
            {
                {{body}}
            }

            {{members}}
        }
        """;

    /// <summary>A network with the given cell.</summary>
    public static string Network(string cell, string name = "Net") => Sources.Network($"[Input(3)] [Cell<{cell}>(4)] [Dense(2)]", $"public sealed partial class {name};");

    /// <summary>What is read of a cell of a project.</summary>
    public static CellReading Read(UserProject project, string name = "Samples.Custom") =>
        CellReader.Read(project.Compilation.GetTypeByMetadataName(name)!, project.Compilation, CancellationToken.None);

    /// <summary>The equations of a cell, whether its widths fit or not; no rule objects to anything else.</summary>
    public static CellProgram Equations(UserProject project, string name = "Samples.Custom")
    {
        var objections = new Objections();
        var step = StepReader.Read(project.Compilation.GetTypeByMetadataName(name)!, new MethodSources(project.Compilation, default), objections, default);

        Assert.Empty(objections.All.Select(objection => objection.Rule.Id + ": " + objection.Message));
        return step!.Program;
    }

    /// <summary>The equations of a program, one a line: <c>f = Sigmoid(a)</c>.</summary>
    public static string Print(CellProgram program)
    {
        var lines = program.Equations.Select((equation, i) => $"{Name(program, program.Parameters.Count + i)} = {Text(program, equation)}");
        return string.Join("\n", [.. lines, "-> " + string.Join(", ", program.Results.Select(result => Name(program, result)))]);
    }

    private static string Text(CellProgram program, Equation equation)
    {
        var arguments = equation.Operands.Select(operand => Name(program, operand)).Concat(equation.Numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
        return equation.Operation == "Number" ? arguments.Single() : $"{equation.Operation}({string.Join(", ", arguments)})";
    }

    // Parameters by name, equations by number, and by name where they have one.
    private static string Name(CellProgram program, int value) =>
        value < program.Parameters.Count ? program.Parameters[value].Name : program.EquationOf(value)!.Name is { } name ? $"{name}{value - program.Parameters.Count}" : $"%{value - program.Parameters.Count}";
}
