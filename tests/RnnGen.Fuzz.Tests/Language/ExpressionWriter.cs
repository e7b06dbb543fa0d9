namespace RnnGen.Fuzz.Tests.Language;

/// <summary>Writes an expression as C#.</summary>
internal static class ExpressionWriter
{
    public static IReadOnlyDictionary<string, string> Operators { get; } =
        new Dictionary<string, string> { ["Add"] = "+", ["Subtract"] = "-", ["Multiply"] = "*", ["Divide"] = "/", ["Product"] = "*" };

    public static string Write(Expression expression)
    {
        var text = Text(expression);
        return text[0] == '(' && Operators.ContainsKey(expression.Operation) && expression.Style % 2 == 0 ? text[1..^1] : text;
    }

    private static string Text(Expression expression)
    {
        var operands = expression.Operands;
        var numbers = expression.Numbers;
        return expression.Operation switch
        {
            "Local" => expression.Name,
            "Number" => numbers[0].Text,
            "Negate" => $"(-{Text(operands[0])})",
            "Element" => $"{Text(operands[0])}[{numbers[0].Text}]",
            "Length" or "Rows" or "Columns" => $"{Text(operands[0])}.{expression.Operation}",
            "Slice" when expression.Style % 2 == 1 && numbers.All(number => number.Variable is null) => $"{Text(operands[0])}[{numbers[0].Text}..{(int)(numbers[0].Factor + numbers[1].Factor)}]",
            "Slice" when expression.Style % 3 == 2 => $"Slice({Write(operands[0])}, length: {numbers[1].Text}, start: {numbers[0].Text})",
            "Choose" when expression.Style % 3 == 2 => Switch(expression.Condition!, Text(operands[0]), Text(operands[1])),
            "Choose" => $"({expression.Condition!.Text} ? {Text(operands[0])} : {Text(operands[1])})",
            "Call" => Call((expression.Method!.Owner is { } owner ? owner + "." : "") + expression.Method.Name, expression),
            var name when Operators.TryGetValue(name, out var op) => $"({Text(operands[0])} {op} {Text(operands[1])})",
            var name => Call(name, expression),
        };
    }

    private static string Switch(Condition condition, string then, string otherwise) =>
        $"({condition.Variable} switch {{ {condition.Pattern} => {then}, _ => {otherwise} }})";

    private static string Call(string name, Expression expression) => $"{name}({string.Join(", ", expression.Operands.Select(Write).Concat(expression.Numbers.Select(number => number.Text)))})";
}
