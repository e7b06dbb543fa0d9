
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;

namespace RnnGen.Testing;

/// <summary>Writes a cell's equations without C#: operators and calls add equations.</summary>
internal sealed class CellSketch(string name)
{
    private readonly List<CellParameter> _parameters = [];
    private readonly List<Equation> _equations = [];
    private bool _isClosed;

    public Handle Input(string parameter = "x", bool isAsWideAsUnits = false) => Add(new CellParameter(parameter, CellParameterRole.Input, false) { IsAsWideAsUnits = isAsWideAsUnits });

    public Handle State(string parameter, int width = 0) => Add(new CellParameter(parameter, CellParameterRole.State, false) { Rows = width });

    public Handle MatrixState(string parameter, int rows = 0, int columns = 0) => Add(new CellParameter(parameter, CellParameterRole.State, true) { Rows = rows, Columns = columns });

    public Handle Weight(string parameter, int rows = 0) => Add(new CellParameter(parameter, CellParameterRole.Weight, true) { Rows = rows });

    /// <summary>Matrices one below the other, of so many rows for each unit.</summary>
    public Handle Stack(string parameter, CellParameterRole role, int rowsPerUnit) => Add(new CellParameter(parameter, role, true) { RowsPerUnit = rowsPerUnit });

    /// <summary>A matrix that is not trained, made by the library's method for zeros; tests put other numbers in their place.</summary>
    public Handle Constant(string parameter) => Add(new CellParameter(parameter, CellParameterRole.Weight, true) { Method = "global::RnnGen.Equations.Matrix.Zeros" });

    public Handle Recurrent(string parameter) => Add(new CellParameter(parameter, CellParameterRole.Recurrent, true));

    public Handle Diagonal(string parameter) => Add(new CellParameter(parameter, CellParameterRole.Recurrent, false) { Initializer = Compiler.Declarations.Initializer.Uniform, Scale = 0.9 });

    public Handle Bias(string parameter, double initial = 0) => Add(new CellParameter(parameter, CellParameterRole.Bias, false) { Initial = initial });

    /// <summary>A trained number: the vector of one element that it is the element of.</summary>
    public Handle Number(string parameter, CellParameterRole role) => Add(new CellParameter(parameter, role, false) { Rows = 1 });

    public Handle Apply(string operation, Handle[] operands, params double[] numbers)
    {
        _isClosed = true;
        _equations.Add(new Equation(operation, new(operands.Select(operand => operand.Value)), new(numbers), null));
        return new(this, _parameters.Count + _equations.Count - 1);
    }

    public Handle Number(double value) => Apply("Number", [], value);

    /// <summary>Names a value.</summary>
    public Handle Let(string local, Handle value)
    {
        var index = value.Value - _parameters.Count;
        _equations[index] = _equations[index] with { Name = local };
        return value;
    }

    public CellProgram Returns(params Handle[] results) => new(name, new(_parameters), new(_equations), new(results.Select(result => result.Value)));

    private Handle Add(CellParameter parameter)
    {
        if (_isClosed)
        {
            throw new InvalidOperationException("Parameters come before equations.");
        }

        _parameters.Add(parameter);
        return new(this, _parameters.Count - 1);
    }

    /// <summary>A value of the sketch.</summary>
    internal sealed record Handle(CellSketch Sketch, int Value)
    {
        public static Handle operator +(Handle a, Handle b) => a.Sketch.Apply("Add", [a, b]);

        public static Handle operator -(Handle a, Handle b) => a.Sketch.Apply("Subtract", [a, b]);

        public static Handle operator *(Handle a, Handle b) => a.Sketch.Apply(a.IsMatrix ? "Product" : "Multiply", [a, b]);

        public static Handle operator /(Handle a, Handle b) => a.Sketch.Apply("Divide", [a, b]);

        public static Handle operator +(double a, Handle b) => b.Sketch.Number(a) + b;

        public static Handle operator +(Handle a, double b) => a + a.Sketch.Number(b);

        public static Handle operator -(double a, Handle b) => b.Sketch.Number(a) - b;

        public static Handle operator *(double a, Handle b) => b.Sketch.Number(a) * b;

        private bool IsMatrix => Value < Sketch._parameters.Count ? Sketch._parameters[Value].IsMatrix : Sketch._equations[Value - Sketch._parameters.Count].Operation == "Transpose";

        /// <summary>A function of this value, and of others.</summary>
        public Handle Then(string operation, params Handle[] others) => Sketch.Apply(operation, [this, .. others]);

        /// <summary>A function of this value, with constants.</summary>
        public Handle Then(string operation, double first, params double[] numbers) => Sketch.Apply(operation, [this], [first, .. numbers]);
    }
}
