using System.Globalization;
using System.Text;

namespace RnnGen.Fuzz.Tests.Language;

/// <summary>Writes a cell as C#.</summary>
internal sealed class CellWriter
{
    private readonly FuzzCell _cell;
    private readonly IReadOnlySet<string> _compared;

    private CellWriter(FuzzCell cell) => (_cell, _compared) = (cell, cell.Compared);

    public static string Write(FuzzCell cell, string space) => new CellWriter(cell).Write(space);

    private string Write(string space)
    {
        var cell = _cell;
        var text = new StringBuilder();
        text.AppendLine("using System;\nusing RnnGen;\nusing RnnGen.Equations;\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"namespace {space};\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"public sealed partial class {cell.Name} : RecurrentCell\n{{");
        foreach (var method in cell.Methods.Where(method => !method.IsLocal && method.Owner is null))
        {
            Write(text, method, "private static ");
        }

        WriteStep(text, cell);
        text.AppendLine("}");
        foreach (var owner in cell.Methods.Where(method => method.Owner is not null).GroupBy(method => method.Owner))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"\ninternal abstract class {owner.Key} : RecurrentCell\n{{");
            foreach (var method in owner)
            {
                Write(text, method, "internal static ");
            }

            text.AppendLine("}");
        }

        return text.ToString();
    }

    public static string TypeOf(Shape shape) => shape.Kind.ToString();

    private void WriteStep(StringBuilder text, FuzzCell cell)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"public static {Type([.. cell.States.Select(state => state.Shape)])} Step({Signature(cell)})\n{{");
        foreach (var method in cell.Methods.Where(method => method.IsLocal))
        {
            Write(text, method, "static ");
        }

        Write(text, cell.Body);
        text.AppendLine(CultureInfo.InvariantCulture, $"return {Tuple(cell.Results)};\n}}");
    }

    private static string Signature(FuzzCell cell)
    {
        var parts = new List<string>();
        foreach (var parameter in cell.Parameters)
        {
            if (parameter.Tuple is null)
            {
                parts.Add($"{Attribute(cell, parameter)}{TypeOf(parameter.Shape)} {parameter.Name}");
            }
            else if (parameter == cell.States.First())
            {
                parts.Add($"[State] ({string.Join(", ", cell.States.Select(state => TypeOf(state.Shape) + " " + state.Name))}) {parameter.Tuple}");
            }
        }

        return string.Join(", ", parts);
    }

    private static string Attribute(FuzzCell cell, Parameter parameter) => parameter.Role == Role.Input
        ? cell.HasSameWidth ? "[SameWidth] " : ""
        : $"[{parameter.Role}{(parameter.Arguments.Length > 0 ? "(" + parameter.Arguments + ")" : "")}] ";

    private void Write(StringBuilder text, Method method, string modifiers)
    {
        var parameters = string.Join(", ", method.Parameters.Select(parameter => TypeOf(parameter.Shape) + " " + parameter.Name));
        text.Append(CultureInfo.InvariantCulture, $"{modifiers}{Type([.. method.Results.Select(result => result.Shape)])} {method.Name}({parameters})");
        if (method.Body.Count == 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $" => {Tuple(method.Results)};");
            return;
        }

        text.AppendLine("\n{");
        Write(text, method.Body);
        text.AppendLine(CultureInfo.InvariantCulture, $"return {Tuple(method.Results)};\n}}");
    }

    private void Write(StringBuilder text, IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            Write(text, statement);
        }
    }

    private void Write(StringBuilder text, Statement statement)
    {
        switch (statement)
        {
            case Let let:
                text.AppendLine(CultureInfo.InvariantCulture, $"{(let.HasType || let.Value.IsPlain ? TypeOf(let.Value.Shape) : "var")} {let.Name} = {ExpressionWriter.Write(let.Value)};");
                break;

            case Assign { IsCompound: true } assign:
                text.AppendLine(CultureInfo.InvariantCulture, $"{assign.Name} {ExpressionWriter.Operators[assign.Value.Operation]}= {ExpressionWriter.Write(assign.Value.Operands[1])};");
                break;

            case Assign assign:
                text.AppendLine(CultureInfo.InvariantCulture, $"{assign.Name} = {ExpressionWriter.Write(assign.Value)};");
                break;

            case Unpack unpack:
                text.AppendLine(CultureInfo.InvariantCulture, $"var {unpack.Tuple ?? "(" + string.Join(", ", unpack.Names) + ")"} = {ExpressionWriter.Write(unpack.Call)};");
                break;

            case Loop loop:
                var (relation, change) = loop.Step > 0 ? ("<", loop.Step == 1 ? "++" : $" += {loop.Step}") : (">=", loop.Step == -1 ? "--" : $" -= {-loop.Step}");
                text.AppendLine(CultureInfo.InvariantCulture, $"for (var {loop.Variable} = {loop.First}; {loop.Variable} {relation} {loop.End}; {loop.Variable}{change})\n{{");
                text.Append(loop.SkipAt is { } skip ? string.Create(CultureInfo.InvariantCulture, $"if ({loop.Variable} == {skip}) {{ continue; }}\n") : "");
                Write(text, loop.Body);
                text.AppendLine("}");
                break;

            // C# warns of a number that nothing reads.
            case Count count when _compared.Contains(count.Name):
                text.AppendLine(CultureInfo.InvariantCulture, $"var {count.Name} = {count.Value};");
                break;

            case Branch { IsSwitch: true } branch:
                text.AppendLine(CultureInfo.InvariantCulture, $"switch ({branch.Condition.Variable})\n{{\ncase {branch.Condition.Pattern}:");
                Write(text, branch.Then);
                text.AppendLine("break;\ndefault:");
                Write(text, branch.Otherwise);
                text.AppendLine("break;\n}");
                break;

            case Branch branch:
                text.AppendLine(CultureInfo.InvariantCulture, $"if ({branch.Condition.Text})\n{{");
                Write(text, branch.Then);
                text.AppendLine("}");
                if (branch.Otherwise.Count > 0)
                {
                    text.AppendLine("else\n{");
                    Write(text, branch.Otherwise);
                    text.AppendLine("}");
                }

                break;
        }
    }

    private static string Type(IReadOnlyList<Shape> shapes) => shapes.Count == 1 ? TypeOf(shapes[0]) : "(" + string.Join(", ", shapes.Select(TypeOf)) + ")";

    private static string Tuple(IReadOnlyList<Expression> results) => results.Count == 1 ? ExpressionWriter.Write(results[0]) : "(" + string.Join(", ", results.Select(ExpressionWriter.Write)) + ")";
}
