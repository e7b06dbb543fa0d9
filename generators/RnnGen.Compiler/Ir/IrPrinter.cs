using System.Linq;
using System.Text;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Ir;

/// <summary>A program as text, for tests of passes and for people.</summary>
internal static class IrPrinter
{
    public static string Print(SequenceProgram program)
    {
        var text = new StringBuilder();
        foreach (var node in program.AllNodes)
        {
            text.Append(Print(node));
        }

        return text.ToString();
    }

    public static string Print(Node node)
    {
        var text = new StringBuilder();
        var kind = node switch { StackSteps => "collect", UnstackSteps => "distribute", TakeWindows => "windows", AddWindows => "add windows", Scan => "scan", ReverseScan => "reverse scan", TreeScan => "tree scan", ReverseTreeScan => "reverse tree scan", Map { PerStep: true } => "map", _ => "once" };
        text.Append(kind).Append(' ').Append(node.Name).Append('(').Append(string.Join(", ", node.Feeds.Select(Print))).Append(")\n");
        text.Append(Print(node.Body));
        for (var i = 0; i < node.Outputs.Count; i++)
        {
            text.Append("  ").Append(node.Outputs[i]).Append(" <- ").Append(Name(node.Body.Outputs[i])).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>One line for each named or shared value, state and accumulation.</summary>
    public static string Print(StepProgram program)
    {
        var text = new StringBuilder();
        foreach (var value in program.LiveValues().Where(v => v.Name is not null && v.Op is not (Input or State)))
        {
            text.Append("  ").Append(value.Name).Append(" = ").Append(Right(value)).Append('\n');
        }

        foreach (var state in program.States)
        {
            text.Append("  ").Append(state.Name).Append(" <- ").Append(Name(state.Next)).Append('\n');
        }

        foreach (var accumulation in program.Accumulations)
        {
            text.Append("  d").Append(accumulation.Parameter.Symbol).Append(" += ")
                .Append(string.Join(" ⊗ ", accumulation.Operands.Select(Name))).Append('\n');
        }

        return text.ToString();
    }

    private static string Print(Feed feed) => feed.Access switch
    {
        FeedAccess.Current => feed.Sequence.Name.ToString(),
        FeedAccess.Previous => feed.Sequence.Name + "[t-1]",
        _ => feed.Sequence.Name + "[T-1]",
    };

    private static string Name(Value value) => Word(value).Within(Precedence.Atom);

    private static string Right(Value value) => value.Op.Word(value.Operands.Select(Word).ToList()).Text;

    private static Wording Word(Value value) => value.Op switch
    {
        State state => Wording.Atom(state.Label + "₋"),
        Constant or Bias => value.Op.Word([]),
        _ when value.Name is { } name => Wording.Atom(name.ToString()),
        _ => value.Op.Word(value.Operands.Select(Word).ToList()),
    };
}
