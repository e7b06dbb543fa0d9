using System.Globalization;
using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <summary>The parameters of Step, which grow as expressions need them.</summary>
internal sealed class Parameters(Random random, Names names, IReadOnlyList<LayerWidths> layers)
{
    private const int MostTrained = 8;

    private readonly List<Parameter> _trained = [];

    public IReadOnlyList<Parameter> Trained => _trained;

    public bool IsFull => _trained.Count >= MostTrained;

    /// <summary>A matrix that is used already.</summary>
    public Expression? Matrix(Width rows)
    {
        var fitting = _trained.Where(each => each.Shape.Kind == Kind.Matrix && each.Shape.Rows == rows).ToArray();
        return fitting.Length == 0 ? null : Reference(fitting[random.Next(fitting.Length)]);
    }

    /// <summary>A matrix of so many columns, and of rows that vectors have as elements, that is used already.</summary>
    public Expression? MatrixOf(Width columns, IReadOnlyList<Width> rows) => _trained.FirstOrDefault(each => each.Shape.Kind == Kind.Matrix && each.Shape.Columns == columns && rows.Contains(each.Shape.Rows)) is { } fitting ? Reference(fitting) : null;

    /// <summary>A matrix of a shape that is used already.</summary>
    public Expression? Matrix(Shape shape) => random.Next(2) == 0 && _trained.FirstOrDefault(each => each.Shape == shape) is { } fitting ? Reference(fitting) : null;

    public Expression NewMatrix(Width rows, Width columns, bool isAnchored)
    {
        var arguments = new List<string>();
        if (rows.IsConstant && (!isAnchored || random.Next(2) == 0))
        {
            arguments.Add(Argument("Rows", rows));
        }

        if (columns.IsConstant && random.Next(2) == 0)
        {
            arguments.Add(Argument("Columns", columns));
        }

        return Add(random.Next(2) == 0 ? Role.Weight : Role.Recurrent, Shape.Matrix(rows, columns), arguments);
    }

    /// <summary>A trained vector beside a value whose width is known.</summary>
    public Expression NewVector(Width width)
    {
        var role = (Role)random.Next((int)Role.Weight, (int)Role.Bias + 1);
        var arguments = new List<string>();
        if (role == Role.Bias)
        {
            arguments.AddRange(random.Next(3) == 0 ? ["Initial = 0.5"] : []);
        }
        else if (width.IsConstant && random.Next(2) == 0)
        {
            arguments.Add(Argument("Rows", width));
        }

        return Add(role, Shape.Vector(width), arguments);
    }

    /// <summary>Weights are drawn so that a product of up to so many columns stays small.</summary>
    public static double Magnitude(int columns) => Math.Min(0.8, 1.5 / Math.Sqrt(columns));

    private static string Argument(string name, Width width) => string.Create(CultureInfo.InvariantCulture, $"{name} = {width.Ones / 12}");

    private Expression Add(Role role, Shape shape, List<string> arguments)
    {
        if (role != Role.Bias && random.Next(4) == 0)
        {
            arguments.Add(shape.Kind == Kind.Matrix ? "Initializer = Initializer.Uniform, Scale = 0.25" : "Initializer = Initializer.Uniform");
        }

        var parameter = new Parameter(names.NewParameter(), role, shape) { Arguments = string.Join(", ", arguments) };
        _trained.Add(parameter);
        return Reference(parameter);
    }

    private Expression Reference(Parameter parameter)
    {
        var columns = parameter.Shape.Kind == Kind.Matrix ? parameter.Shape.Columns.Least(layers) : 4;
        return new("Local", [], parameter.Shape, Interval.Around(Magnitude(columns))) { Name = parameter.Name, IsTrainedMatrix = parameter.Shape.Kind == Kind.Matrix };
    }
}
