namespace RnnGen.Tests;

/// <summary>Every optimizer, in every variant that has arithmetic of its own, beside a plain scalar transcription of PyTorch's documentation.</summary>
internal static class OptimizerCatalog
{
    /// <summary>One parameter's trajectory: its gradients in, its values out.</summary>
    public delegate double[] Reference(double weight, double[] gradients);

    public static IReadOnlyDictionary<string, (Optimizer Optimizer, Reference Reference)> All { get; } =
        new Dictionary<string, (Optimizer, Reference)>(StringComparer.Ordinal)
        {
            ["Sgd"] = (new Sgd(0.1), (w, g) => Sgd(w, g, 0.1, 0, 0, 0, false)),
            ["Sgd, decay"] = (new Sgd(0.1, weightDecay: 0.2), (w, g) => Sgd(w, g, 0.1, 0, 0, 0.2, false)),
            ["Sgd, momentum"] = (new Sgd(0.1, momentum: 0.9, weightDecay: 0.05), (w, g) => Sgd(w, g, 0.1, 0.9, 0, 0.05, false)),
            ["Sgd, dampening"] = (new Sgd(0.1, momentum: 0.8, dampening: 0.3), (w, g) => Sgd(w, g, 0.1, 0.8, 0.3, 0, false)),
            ["Sgd, Nesterov"] = (new Sgd(0.1, momentum: 0.9, nesterov: true), (w, g) => Sgd(w, g, 0.1, 0.9, 0, 0, true)),
            ["RmsProp"] = (new RmsProp(), (w, g) => RmsProp(w, g, 0.01, 0.99, 1e-8, 0, 0)),
            ["RmsProp, momentum"] = (new RmsProp(0.02, 0.9, 1e-6, 0.1, 0.7), (w, g) => RmsProp(w, g, 0.02, 0.9, 1e-6, 0.1, 0.7)),
            ["Adagrad"] = (new Adagrad(), (w, g) => Adagrad(w, g, 0.01, 0, 0, 0, 1e-10)),
            ["Adagrad, decays"] = (new Adagrad(0.1, 0.05, 0.02, 0.3), (w, g) => Adagrad(w, g, 0.1, 0.05, 0.02, 0.3, 1e-10)),
            ["Adam"] = (new Adam(), (w, g) => Adam(w, g, 0.001, 0.9, 0.999, 1e-8, 0, decoupled: false)),
            ["Adam, decay"] = (new Adam(0.01, 0.8, 0.95, 1e-6, 0.1), (w, g) => Adam(w, g, 0.01, 0.8, 0.95, 1e-6, 0.1, decoupled: false)),
            ["AdamW"] = (new AdamW(), (w, g) => Adam(w, g, 0.001, 0.9, 0.999, 1e-8, 0.01, decoupled: true)),
            ["Nadam"] = (new Nadam(), (w, g) => Nadam(w, g, 0.002, 0.9, 0.999, 1e-8, 0, 0.004)),
            ["Nadam, decays"] = (new Nadam(0.01, 0.8, 0.95, 1e-6, 0.1, 0.5), (w, g) => Nadam(w, g, 0.01, 0.8, 0.95, 1e-6, 0.1, 0.5)),
            ["Adadelta"] = (new Adadelta(), (w, g) => Adadelta(w, g, 1, 0.9, 1e-6, 0)),
            ["Adadelta, decay"] = (new Adadelta(0.5, 0.8, 1e-3, 0.1), (w, g) => Adadelta(w, g, 0.5, 0.8, 1e-3, 0.1)),
            ["Lion"] = (new Lion(), (w, g) => Lion(w, g, 1e-4, 0.9, 0.99, 0)),
            ["Lion, decay"] = (new Lion(0.01, 0.8, 0.95, 0.3), (w, g) => Lion(w, g, 0.01, 0.8, 0.95, 0.3)),
            ["AveragedSgd"] = (new AveragedSgd(), (w, g) => AveragedSgd(w, g, 0.01, 1e-4, 0.75, 0)),
            ["AveragedSgd, decays"] = (new AveragedSgd(0.1, 0.05, 0.5, 4, 0.1), (w, g) => AveragedSgd(w, g, 0.1, 0.05, 0.5, 0.1)),
        };

    public static TheoryData<string> Names => [.. All.Keys];

    private static double[] Sgd(double w, double[] gradients, double rate, double momentum, double dampening, double decay, bool nesterov)
    {
        double? buffer = null;
        return [.. gradients.Select(gradient =>
        {
            var g = gradient + (decay * w);
            if (momentum != 0)
            {
                buffer = buffer is null ? g : (momentum * buffer.Value) + ((1 - dampening) * g);
                g = nesterov ? g + (momentum * buffer.Value) : buffer.Value;
            }

            return w -= rate * g;
        })];
    }

    private static double[] RmsProp(double w, double[] gradients, double rate, double alpha, double epsilon, double decay, double momentum)
    {
        double square = 0, buffer = 0;
        return [.. gradients.Select(gradient =>
        {
            var g = gradient + (decay * w);
            square = (alpha * square) + ((1 - alpha) * g * g);
            var update = g / (Math.Sqrt(square) + epsilon);
            buffer = (momentum * buffer) + update;
            return w -= rate * (momentum > 0 ? buffer : update);
        })];
    }

    private static double[] Adagrad(double w, double[] gradients, double rate, double rateDecay, double decay, double initial, double epsilon)
    {
        var sum = initial;
        return [.. gradients.Select((gradient, i) =>
        {
            var g = gradient + (decay * w);
            sum += g * g;
            return w -= rate / (1 + (i * rateDecay)) * g / (Math.Sqrt(sum) + epsilon);
        })];
    }

    private static double[] Adam(double w, double[] gradients, double rate, double beta1, double beta2, double epsilon, double decay, bool decoupled)
    {
        double m = 0, v = 0;
        return [.. gradients.Select((gradient, i) =>
        {
            var g = decoupled ? gradient : gradient + (decay * w);
            w -= decoupled ? rate * decay * w : 0;
            m = (beta1 * m) + ((1 - beta1) * g);
            v = (beta2 * v) + ((1 - beta2) * g * g);
            var (meanCorrected, squareCorrected) = (m / (1 - Math.Pow(beta1, i + 1)), v / (1 - Math.Pow(beta2, i + 1)));
            return w -= rate * meanCorrected / (Math.Sqrt(squareCorrected) + epsilon);
        })];
    }

    private static double[] Nadam(double w, double[] gradients, double rate, double beta1, double beta2, double epsilon, double decay, double momentumDecay)
    {
        double m = 0, v = 0, product = 1;
        return [.. gradients.Select((gradient, i) =>
        {
            var g = gradient + (decay * w);
            var (mu, next) = (Mu(i + 1), Mu(i + 2));
            product *= mu;
            m = (beta1 * m) + ((1 - beta1) * g);
            v = (beta2 * v) + ((1 - beta2) * g * g);
            var mean = (next * m / (1 - (product * next))) + ((1 - mu) * g / (1 - product));
            return w -= rate * mean / (Math.Sqrt(v / (1 - Math.Pow(beta2, i + 1))) + epsilon);
        })];

        double Mu(int step) => beta1 * (1 - (0.5 * Math.Pow(0.96, step * momentumDecay)));
    }

    private static double[] Adadelta(double w, double[] gradients, double rate, double rho, double epsilon, double decay)
    {
        double square = 0, accumulated = 0;
        return [.. gradients.Select(gradient =>
        {
            var g = gradient + (decay * w);
            square = (rho * square) + ((1 - rho) * g * g);
            var delta = Math.Sqrt(accumulated + epsilon) / Math.Sqrt(square + epsilon) * g;
            accumulated = (rho * accumulated) + ((1 - rho) * delta * delta);
            return w -= rate * delta;
        })];
    }

    private static double[] Lion(double w, double[] gradients, double rate, double beta1, double beta2, double decay)
    {
        double m = 0;
        return [.. gradients.Select(g =>
        {
            w -= rate * (Math.Sign((beta1 * m) + ((1 - beta1) * g)) + (decay * w));
            m = (beta2 * m) + ((1 - beta2) * g);
            return w;
        })];
    }

    private static double[] AveragedSgd(double w, double[] gradients, double rate, double lambda, double alpha, double decay) =>
        [.. gradients.Select((gradient, i) =>
        {
            var g = gradient + (decay * w);
            var eta = rate / Math.Pow(1 + (lambda * rate * i), alpha);
            return w = (w * (1 - (lambda * eta))) - (eta * g);
        })];
}
