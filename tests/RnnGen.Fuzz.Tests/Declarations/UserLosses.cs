namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>Losses of users: of values, of a distribution with a link function and a point, with and without numbers, with locals and loops.</summary>
internal static class UserLosses
{
    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>
    {
        ["OwnExpectile"] =
            """
            public sealed partial class OwnExpectile : SequenceLoss
            {
                public static Scalar Loss(Vector y, Vector target, Scalar level)
                {
                    var e = target - y;
                    return Mean(level * Relu(e) * Relu(e) + (1 - level) * Relu(-e) * Relu(-e));
                }
            }

            """,
        ["OwnNormal"] =
            """
            public sealed partial class OwnNormal : SequenceLoss
            {
                public static Scalar Loss(Vector outputs, Vector target, Scalar least)
                {
                    var (w, sum) = Split(outputs, least);
                    var loss = (target - w) / sum;
                    return Sum(Log(sum) + 0.5 * loss * loss);
                }

                public static Vector Predict(Vector y, Scalar least)
                {
                    var (mean, deviation) = Split(y, least);
                    return Concat(mean, deviation);
                }

                public static Vector Point(Vector y) => Part(y, 0, 2);

                public static Vector Sample(Vector y, [Noise(NoiseDistribution.Normal)] Vector z, Scalar least)
                {
                    var (mean, deviation) = Split(y, least);
                    return mean + deviation * z;
                }

                private static (Vector Mean, Vector Deviation) Split(Vector y, Scalar least) => (Part(y, 0, 2), Softplus(Part(y, 1, 2)) + least);
            }

            """,
        ["OwnLogCosh"] =
            """
            public sealed partial class OwnLogCosh : SequenceLoss
            {
                public static Scalar Loss(Vector y, Vector target)
                {
                    var e = Predict(y) - target;
                    Scalar total = 0;
                    for (var i = 0; i < 2; i++)
                    {
                        total += Mean(e + Softplus(-2 * e)) / 2;
                    }

                    return total;
                }

                public static Vector Predict(Vector y) => 2 * Tanh(0.5 * y);
            }

            """,
    };
}
