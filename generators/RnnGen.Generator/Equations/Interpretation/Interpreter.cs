using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator.Equations.Interpretation;

/// <summary>
/// Runs the body of a step on symbolic values: what the cell computes becomes equations, what is known is computed on the spot. So loops and conditions are gone
/// afterwards, and calls are inlined.
/// </summary>
internal sealed class Interpreter
{
    private readonly Location _step;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<ISymbol, SymbolicValue> _variables = new(SymbolEqualityComparer.Default);
    private readonly StatementReader _statements;
    private readonly ExpressionReader _expressions;
    private Location? _outermost;
    private Location? _whole;
    private int _operations;
    private int _depth;

    /// <param name="step">The name of the step.</param>
    /// <param name="sources">The source of method bodies.</param>
    /// <param name="objections">Takes what is found wrong.</param>
    /// <param name="equations">Takes the equations.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Interpreter(Location step, MethodSources sources, Objections objections, EquationList equations, CancellationToken cancellationToken)
    {
        _step = step;
        _cancellationToken = cancellationToken;
        Sources = sources;
        Objections = objections;
        Equations = equations;
        _statements = new StatementReader(this);
        _expressions = new ExpressionReader(this);
        Calls = new CallReader(this);
        Assignments = new AssignmentReader(this);
    }

    public MethodSources Sources { get; }

    public Objections Objections { get; }

    public EquationList Equations { get; }

    public CallReader Calls { get; }

    public AssignmentReader Assignments { get; }

    /// <summary>Whether the step came to too many equations, or operations: the rest is not read.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>The value of an expression.</summary>
    public SymbolicValue Evaluate(IOperation expression)
    {
        var before = _whole;
        _whole ??= expression.Syntax.GetLocation();
        Count();
        _depth++;
        var value = IsExhausted ? SymbolicValue.Broken : _expressions.Read(expression);
        _depth--;
        _whole = before;
        return value;
    }

    /// <summary>Runs a statement.</summary>
    public Flow Execute(IOperation statement)
    {
        Count();
        _depth++;
        var flow = IsExhausted ? Flow.Stop : _statements.Run(statement);
        _depth--;
        return flow;
    }

    /// <summary>The value of a variable; broken where it has none, which C# reports.</summary>
    public SymbolicValue this[ISymbol variable]
    {
        get
        {
            if (_variables.TryGetValue(variable, out var value))
            {
                return value;
            }

            Objections.RejectUnlessGrave();
            return SymbolicValue.Broken;
        }

        // No method runs twice at a time, so each variable has one value at a time, also where a local function sees those around it.
        set => _variables[variable] = value;
    }

    /// <summary>Enters a loop or a call, until the result is disposed of. The outermost one is to blame for too many equations.</summary>
    public IDisposable Enter(Location? place)
    {
        var before = _outermost;
        _outermost ??= place;
        return new Leaving(() => _outermost = before);
    }

    /// <summary>Adds an equation.</summary>
    public SymbolicValue Add(string operation, IReadOnlyList<Operand> operands, IEnumerable<double> numbers, SyntaxNode whole)
    {
        var values = new List<int>();
        var places = new List<SyntaxNode>();
        foreach (var (value, place) in operands)
        {
            if (Conversions.ToScalar(this, value, place) is not ComputedValue computed)
            {
                return SymbolicValue.Broken;
            }

            values.Add(computed.Number);
            places.Add(place);
        }

        return Equations.Add(operation, values, numbers, new EquationSyntax(whole, places));
    }

    /// <summary>Objects to a piece of the source; what it stands for is broken.</summary>
    public SymbolicValue Object(CellRule rule, SyntaxNode place, string message)
    {
        Objections.Add(rule, place.GetLocation(), message);
        return SymbolicValue.Broken;
    }

    /// <summary>Objects to code that is not an equation.</summary>
    public SymbolicValue NotAnEquation(SyntaxNode place, string message) => Object(CellRules.NotAnEquation, place, message);

    /// <summary>Objects to a value that must be known when the cell is compiled.</summary>
    public SymbolicValue NotConstant(SyntaxNode place, string message) => Object(CellRules.NotConstant, place, message);

    // Operations count too: a loop may run for ever without an equation. And so does depth: a stack that overflows ends the compiler, and how large it is depends on the host.
    private void Count()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _operations++;
        if (!IsExhausted && Excess() is { } excess)
        {
            IsExhausted = true;
            Objections.Add(CellRules.TooManyEquations, _outermost ?? excess.Place ?? _step, excess.Message);
        }
    }

    private (string Message, Location? Place)? Excess() =>
        Equations.Equations.Count > CellLimits.Equations ? (Text($"Step amounts to more than {CellLimits.Equations} equations; every loop iteration and every call adds its own. Use fewer iterations, and vectors for repeated equations."), null)
        : _operations > CellLimits.Operations ? (Text($"Step needs more than {CellLimits.Operations} operations to read. Make sure that every loop ends, and use fewer iterations."), null)
        : _depth > CellLimits.Depth || !HasStack() ? (Text($"Step nests expressions, statements and calls more than {CellLimits.Depth} levels deep. Assign parts of long expressions to local variables."), _whole)
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static bool HasStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
