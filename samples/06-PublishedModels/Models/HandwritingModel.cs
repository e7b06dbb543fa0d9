using RnnGen;

namespace PublishedModels;

/// <summary>
/// The handwriting prediction network (Graves, Generating sequences with recurrent neural networks, 2013): from each movement of a pen, the distribution of the next one, and whether the pen is
/// lifted after it. What it draws from these distributions is fed back, and becomes writing.
/// As in the paper: three LSTM layers with peepholes, each of which reads the input and the layer below, and all of which the output reads; a mixture of Gaussians with correlated coordinates,
/// and a Bernoulli distribution of the end of a stroke. Not as in the paper: fewer units and components, Adam in place of RMSProp, gradients clipped by their norm and not inside of the LSTM,
/// a loss that is a mean over points and not a sum, and data that are made up.
/// A writer, of a size of his own, writes loops, arches and crosses, with a shaky hand: strokes of 12 points, of 7, and twice 4 for a cross.
/// </summary>
internal static class HandwritingModel
{
    public const int Steps = 60;
    public const int BatchSize = 50;

    private const int Coordinates = 3;
    private const int TrainingRows = 2_000;
    private const int TestRows = 300;
    private const int Epochs = 36;
    private const int Pages = 200;

    /// <summary>How far a point is off, and how much the two coordinates are so together.</summary>
    private const double Shake = 0.05;
    private const double Correlation = 0.6;

    /// <summary>The points of the strokes of each glyph: where the pen goes from the point before, the first one from the end of the glyph before.</summary>
    private static readonly (double X, double Y)[][][] Glyphs = [[Loop(12)], [Arch(7)], [Line(4, 0.3, 0.8, 0, -0.4), Line(4, -0.4, 0.6, 0.3, 0)]];

    public static Finding Learn(int seed)
    {
        var random = new Random(seed);
        var (training, test) = (new Rows(TrainingRows, random), new Rows(TestRows, random));
        var network = new Handwriting(seed);
        var trainer = Trainer.For(network, new Adam(learningRate: 0.005), new()
        {
            Epochs = Epochs,
            Schedule = new CosineDecay(Epochs * TrainingRows / BatchSize, floor: 0.02),
            Clipping = GradientClipping.ByGlobalNorm(1),
            NormalizationMode = NormalizationMode.None,
        });
        var held = Handwriting.CreateDataset(test.Batch());
        var before = trainer.Evaluate(held).Loss;
        trainer.Fit(Handwriting.CreateDataset(training.Batch()));
        var after = trainer.Evaluate(held).Loss;

        // Lengths of strokes that are written to their end; by chance, with as many ends, the share of lengths that happen to be right would be that of a geometric distribution.
        var lengths = Enumerable.Range(0, Pages).SelectMany(_ => Write(network, random)).ToArray();
        int[] known = [.. Glyphs.SelectMany(glyph => glyph).Select(stroke => stroke.Length).Distinct()];
        var share = (double)lengths.Count(known.Contains) / lengths.Length;
        var ends = 1 / lengths.Average();
        var chance = known.Sum(length => ends * Math.Pow(1 - ends, length - 1));
        return new("Graves", network.Parameters.Count, FormattableString.Invariant($"{TrainingRows:N0} rows of {Steps} points"), before, after, test.Floor,
        [
            new(after < test.OneGaussian, $"the loss {after:F3} is below {test.OneGaussian:F3}, that of one correlated Gaussian and one share of ends"),
            new(share > 0.5, $"of {lengths.Length} strokes that it wrote by itself, {share:P1} have 4, 7 or 12 points, as strokes of the data have; by chance {chance:P1} would"),
        ]);
    }

    /// <summary>Draws a page, point by point, and gives the lengths of its strokes.</summary>
    private static List<int> Write(Handwriting network, Random random)
    {
        const int Components = BivariateMixture.Components;
        using var session = network.CreateSession();
        var (pen, output, lengths, length) = (new double[] { 0, 0, 1 }, new double[Handwriting.Sizes.OutputSize], new List<int>(), 0);
        for (var step = 0; step < Steps; step++)
        {
            session.Step(pen, output);
            var (level, k) = (random.NextDouble(), 0);
            while (k < Components - 1 && (level -= output[1 + k]) >= 0)
            {
                k++;
            }

            double Part(int part) => output[1 + (part * Components) + k];
            var (first, second) = (Noise.Next(random), Noise.Next(random));
            pen[0] = Part(1) + (Part(3) * first);
            pen[1] = Part(2) + (Part(4) * ((Part(5) * first) + (Math.Sqrt(1 - (Part(5) * Part(5))) * second)));
            pen[2] = random.NextDouble() < output[0] ? 1 : 0;
            length++;
            if (pen[2] == 1)
            {
                lengths.Add(length);
                length = 0;
            }
        }

        return lengths;
    }

    private static (double X, double Y)[] Loop(int points) =>
        [.. Enumerable.Range(0, points).Select(i => (0.15 + (0.4 * Math.Cos(2 * Math.PI * i / points)), 0.6 * Math.Sin(2 * Math.PI * i / points)))];

    private static (double X, double Y)[] Arch(int points) => [.. Enumerable.Range(0, points).Select(i => (0.25, 0.5 * Math.Cos(Math.PI * i / (points - 1))))];

    private static (double X, double Y)[] Line(int points, double toX, double toY, double x, double y) => [(toX, toY), .. Enumerable.Repeat((x, y), points - 1)];

    /// <summary>Rows of a writer each. The pen is where the glyph before ended.</summary>
    private sealed class Rows
    {
        private readonly double[] _pen, _offset, _lifted;

        public Rows(int count, Random random)
        {
            (_pen, _offset, _lifted) = (new double[count * Steps * Coordinates], new double[count * Steps * 2], new double[count * Steps]);
            for (var row = 0; row < count; row++)
            {
                Draw(row, random);
            }

            Floor /= count * Steps;
        }

        /// <summary>The mean loss that the shaking leaves, and the choice of the next glyph: log 3 for each, spread over its points.</summary>
        public double Floor { get; private set; }

        /// <summary>The mean loss of the correlated Gaussian, and of the share of ends, that fit these points best: log 2π + log |Σ| / 2 + 1, and the entropy of the share.</summary>
        public double OneGaussian
        {
            get
            {
                var count = _lifted.Length;
                var (x, y) = (_offset.Where((_, i) => i % 2 == 0).ToArray(), _offset.Where((_, i) => i % 2 == 1).ToArray());
                double Covariance(double[] a, double[] b) => (a.Zip(b, (u, v) => u * v).Sum() / count) - (a.Average() * b.Average());
                var determinant = (Covariance(x, x) * Covariance(y, y)) - Math.Pow(Covariance(x, y), 2);
                var ends = _lifted.Average();
                return Math.Log(2 * Math.PI) + (0.5 * Math.Log(determinant)) + 1 - (ends * Math.Log(ends)) - ((1 - ends) * Math.Log(1 - ends));
            }
        }

        public Handwriting.Batch<double> Batch() => new() { Pen = _pen, OffsetTargets = _offset, LiftedTargets = _lifted };

        private void Draw(int row, Random random)
        {
            var (size, t, lifted) = (0.8 + (0.4 * random.NextDouble()), 0, 1.0);
            var (x, y) = (0.0, 0.0);
            while (t < Steps)
            {
                Floor += Math.Log(Glyphs.Length);
                foreach (var stroke in Glyphs[random.Next(Glyphs.Length)])
                {
                    for (var i = 0; i < stroke.Length && t < Steps; i++, t++)
                    {
                        var at = (row * Steps) + t;
                        (_pen[Coordinates * at], _pen[(Coordinates * at) + 1], _pen[(Coordinates * at) + 2]) = (x, y, lifted);
                        var (first, second) = (Noise.Next(random), Noise.Next(random));
                        var rest = Math.Sqrt(1 - (Correlation * Correlation));
                        x = (size * stroke[i].X) + (Shake * first);
                        y = (size * stroke[i].Y) + (Shake * ((Correlation * first) + (rest * second)));
                        lifted = i == stroke.Length - 1 ? 1 : 0;
                        (_offset[2 * at], _offset[(2 * at) + 1], _lifted[at]) = (x, y, lifted);
                        Floor += Noise.Loss(first, Shake) + Noise.Loss(second, Shake * rest);
                    }
                }
            }
        }
    }
}

/// <summary>From each movement of a pen the next one, and whether it ends a stroke.</summary>
[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = HandwritingModel.Steps, BatchSize = HandwritingModel.BatchSize)]
[Input(3, Name = "pen")]
[Lstm(32, Peepholes = true, Name = "first")]
[Concat("pen", "first")]
[Lstm(32, Peepholes = true, Name = "second")]
[Concat("pen", "second")]
[Lstm(32, Peepholes = true, Name = "third")]
[Concat("first", "second", "third", Name = "all")]
[Dense(1, Name = "lifted")]
[Dense(BivariateMixture.Parts * BivariateMixture.Components, Name = "offset", From = "all")]
[Loss(LossKind.BinaryCrossEntropy, Of = "lifted")]
[Loss<BivariateMixture>(Of = "offset")]
internal sealed partial class Handwriting;
