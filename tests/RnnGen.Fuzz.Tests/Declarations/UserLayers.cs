namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>Layers of users: with units and without, with another input, with numbers, with locals, loops and what is trained element by element.</summary>
internal static class UserLayers
{
    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>
    {
        ["OwnGate"] =
            """
            public sealed partial class OwnGate : SequenceLayer
            {
                public static Vector Apply(Vector x, [Weight] Matrix w, [Bias(Initial = 0.5)] Vector b, [Weight] Matrix v, [Bias] Vector c) => (w * x + b) * Sigmoid(v * x + c);
            }

            """,
        ["OwnFilm"] =
            """
            public sealed partial class OwnFilm : SequenceLayer
            {
                public static Vector Apply(Vector x, Vector condition, [Weight] Matrix scale, [Weight] Matrix shift) => (1 + scale * condition) * x + shift * condition;
            }

            """,
        ["OwnBands"] =
            """
            public sealed partial class OwnBands : SequenceLayer
            {
                public static Vector Apply(Vector x, [Constant(nameof(Pattern))] Matrix basis, [Weight(RowsPerUnit = 3)] Matrix w, [Bias] Vector b)
                {
                    var at = Part(w, 1, 3);
                    return Tanh(at * x + Part(w, 0, 3) * Reverse(x) + b) + at * (2 * x) - 0.25 * (basis * x);
                }

                public static Matrix Pattern(int rows, int columns)
                {
                    var elements = new double[rows * columns];
                    for (var i = 0; i < elements.Length; i++)
                    {
                        elements[i] = ((i * 7 + i / columns) % 11 - 5) / 16.0;
                    }

                    return new(rows, columns, elements);
                }
            }

            """,
        ["OwnSmooth"] =
            """
            public sealed partial class OwnSmooth : SequenceLayer
            {
                public static Vector Apply(Vector x, [Weight] Matrix w, [Bias] Vector b, [Weight] Vector gain, Scalar share)
                {
                    var y = x;
                    for (var turn = 0; turn < 2; turn++)
                    {
                        y = (1 - share) * y + share * Tanh(w * y + b);
                    }

                    return gain * LayerNorm(y + Mean(Abs(x)));
                }
            }

            """,
    };
}
