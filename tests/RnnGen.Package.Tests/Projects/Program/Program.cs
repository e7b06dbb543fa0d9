using Packaged.Networks;

// y = the mean of the row's four numbers.
const int Rows = Averager.Sizes.BatchSize;
const int Steps = Averager.Sizes.Steps;
var inputs = new float[Rows * Steps];
var targets = new float[Rows];
for (var i = 0; i < inputs.Length; i++)
{
    inputs[i] = (i * 37 % 64 - 32) / 32f;
    targets[i / Steps] += inputs[i] / Steps;
}

var network = new Averager(seed: 7);
using var training = network.CreateTrainingContext();
float first = 0, last = 0;
for (var step = 0; step < 200; step++)
{
    last = training.ComputeGradients(new() { Inputs = inputs, Targets = targets }).Loss;
    first = step == 0 ? last : first;
    var values = network.Parameters.Values;
    var gradients = training.Gradients.Values;
    for (var i = 0; i < values.Length; i++)
    {
        values[i] -= 0.1f * gradients[i];
    }
}

var outputs = new float[Rows];
network.Predict(inputs, outputs);
Console.WriteLine($"loss {BitConverter.SingleToInt32Bits(first):x8} {BitConverter.SingleToInt32Bits(last):x8}");
Console.WriteLine("outputs " + string.Join(' ', outputs.Select(output => BitConverter.SingleToInt32Bits(output).ToString("x8"))));
return last < first / 10 ? 0 : 1;
