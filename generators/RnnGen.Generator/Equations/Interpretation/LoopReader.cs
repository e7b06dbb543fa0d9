using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Runs <c>for</c> loops turn by turn.</summary>
internal sealed class LoopReader(Interpreter run)
{
    public Flow Run(IForLoopOperation loop)
    {
        using (run.Enter(HeaderOf(loop)))
        {
            return Turns(loop);
        }
    }

    private static Location HeaderOf(IForLoopOperation loop) => loop.Syntax is ForStatementSyntax syntax
        ? Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(syntax.SpanStart, syntax.CloseParenToken.Span.End))
        : loop.Syntax.GetLocation();

    private Flow Turns(IForLoopOperation loop)
    {
        var flow = StatementReader.Sequence(run, loop.Before);
        while (flow is Flow.Next or Flow.Continue)
        {
            switch (Holds(loop.Condition))
            {
                case null:
                    return Flow.Stop;

                case false:
                    return Flow.Next;
            }

            flow = run.Execute(loop.Body);
            if (flow is Flow.Next or Flow.Continue)
            {
                flow = StatementReader.Sequence(run, loop.AtLoopBottom);
            }
        }

        return flow == Flow.Break ? Flow.Next : flow;
    }

    private bool? Holds(IOperation? condition) => condition is null ? true : Conditions.Evaluate(run, condition, "The condition of a loop");
}
