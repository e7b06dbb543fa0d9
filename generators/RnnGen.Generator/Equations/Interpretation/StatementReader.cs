using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>Runs statements.</summary>
internal sealed class StatementReader(Interpreter run)
{
    private readonly LoopReader _loops = new(run);
    private readonly SwitchReader _switches = new(run);

    public Flow Run(IOperation statement) => statement switch
    {
        IBlockOperation block => Sequence(run, block.Operations),
        IVariableDeclarationGroupOperation group => Declare(group),
        IExpressionStatementOperation expression => Discard(expression.Operation),
        IReturnOperation { Kind: OperationKind.Return } result => Return(result),
        IConditionalOperation condition => If(condition),
        IForLoopOperation loop => _loops.Run(loop),
        ISwitchOperation choice => _switches.Run(choice),
        IBranchOperation { BranchKind: BranchKind.Break } => Flow.Break,
        IBranchOperation { BranchKind: BranchKind.Continue } => Flow.Continue,
        IEmptyOperation or ILocalFunctionOperation => Flow.Next,
        _ => Unknown(statement),
    };

    /// <summary>Runs statements one after the other, as far as they lead to each other.</summary>
    public static Flow Sequence(Interpreter run, IEnumerable<IOperation> statements)
    {
        foreach (var statement in statements)
        {
            var flow = run.Execute(statement);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Flow Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var variable in declaration.Declarators)
            {
                if (variable.Symbol.IsRef)
                {
                    run.NotAnEquation(variable.Syntax, "A reference to a variable cannot be read as an equation. Assign the value.");
                }
                else if ((variable.Initializer ?? declaration.Initializer) is { } initializer)
                {
                    run.Assignments.Bind(variable.Symbol, variable.Symbol.Type, run.Evaluate(initializer.Value), initializer.Value.Syntax);
                }
            }
        }

        return Flow.Next;
    }

    private Flow Discard(IOperation expression)
    {
        run.Evaluate(expression);
        return Flow.Next;
    }

    private Flow Return(IReturnOperation result)
    {
        run.Calls.Return(result.ReturnedValue is { } value ? run.Evaluate(value) : SymbolicValue.Nothing, result.ReturnedValue ?? result);
        return Flow.Return;
    }

    private Flow If(IConditionalOperation condition) => Conditions.Evaluate(run, condition.Condition, "The condition of an 'if'") switch
    {
        true => run.Execute(condition.WhenTrue),
        false => condition.WhenFalse is { } otherwise ? run.Execute(otherwise) : Flow.Next,
        null => Flow.Stop,
    };

    private Flow Unknown(IOperation statement)
    {
        Constructs.ObjectTo(run, statement);
        return Flow.Stop;
    }
}
