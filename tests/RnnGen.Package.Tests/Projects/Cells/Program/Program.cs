using Packaged.Cells;
using RnnGen;
using RnnGen.Equations;

var network = new Integrator(seed: 1);
double[] inputs = [0.5, -1, 1, 0.25, -0.5, 2];
var outputs = new double[4];
network.Predict(inputs, outputs);

// What the package's method computes.
var h = Vector.Zeros(4);
for (var t = 0; t < 3; t++)
{
    h = Leaky.Step(new(inputs[2 * t], inputs[2 * t + 1]), h, MatrixOf("w"), MatrixOf("u"), VectorOf("b"));
}

// Some 60 operations, each right to a few units in the last place, on values below 1.
var error = outputs.Zip(h.ToArray(), (emitted, eager) => Math.Abs(emitted - eager)).Max();
Console.WriteLine(error < 60 * 4 * Math.Pow(2, -52) ? "equal" : $"off by {error}");
Console.WriteLine(string.Join(' ', network.Parameters.Tensors.Select(tensor => tensor.Name)));

double[] Elements(string name)
{
    var tensor = network.Parameters["leaky." + name];
    return [.. Enumerable.Range(0, tensor.Length).Select(i => tensor[i])];
}

Matrix MatrixOf(string name)
{
    var elements = Elements(name);
    return new(4, elements.Length / 4, elements);
}

Vector VectorOf(string name) => new(Elements(name));

[RecurrentNetwork(Steps = 3, BatchSize = 1, Precision = Precision.Double)]
[Input(2)]
[Cell<Leaky>(4)]
internal sealed partial class Integrator;
