using System.Globalization;
using First;
using RnnGen;

// Does as much of a network's work as it is told, and ends: one prediction, or so many training steps.
var inputs = new float[FirstNetwork.Sizes.BatchSize * FirstNetwork.Sizes.Steps * FirstNetwork.Sizes.InputSize];
var outputs = new float[FirstNetwork.Sizes.BatchSize];
var network = new FirstNetwork(seed: 1);
switch (args)
{
    case ["predict"]:
        network.Predict(inputs, outputs);
        return 0;

    case ["train", var steps]:
        using (var training = network.CreateTrainingContext())
        {
            var adam = new Adam().Bind(network.Parameters);
            var count = int.Parse(steps, CultureInfo.InvariantCulture);
            for (var step = 0; step < count; step++)
            {
                training.ComputeGradients(new() { Inputs = inputs, Targets = outputs });
                adam.Apply(training.Gradients);
            }
        }

        return 0;

    default:
        Console.Error.WriteLine("usage: First predict | First train <steps>");
        return 2;
}
