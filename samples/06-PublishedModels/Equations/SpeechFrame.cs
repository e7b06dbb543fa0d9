using RnnGen.Equations;

namespace PublishedModels;

/// <summary>
/// The frame network of Silero VAD at 16 kHz (Silero Team, 2021, MIT licence): 32 ms of sound, and the 4 ms before them, become 128 features. As published: four overlapping windows, the magnitudes
/// of their short-time Fourier transforms, then four convolutions over these windows, the second and the third of which take every other one. In equations a convolution of three is a matrix of
/// three parts, one for the window before, one for the window, one for the window behind; beyond the first and the last window are zeros, so that the parts for those stay unread.
/// </summary>
/// <remarks>
/// The matrix of PyTorch's weight [filters, channels, 3] has the rows [:, :, 0], then [:, :, 1], then [:, :, 2]. The basis is the tensor of the same name in Silero's files; magnitudes are at least
/// 1e-12, so that silence has a gradient.
/// </remarks>
public sealed partial class SpeechFrame : SequenceLayer
{
    /// <summary>The samples of a frame: 64 of the one before, and 512.</summary>
    public const int Samples = 64 + 512;

    private const int Window = 256;
    private const int Hop = Window / 2;
    private const int Bins = Window / 2 + 1;

    public static Vector Apply(
        Vector x, [Constant(nameof(Fourier), Rows = 2 * Bins)] Matrix basis,
        [Weight(Rows = 3 * 128)] Matrix w1, [Bias] Vector b1, [Weight(Rows = 3 * 64)] Matrix w2, [Bias] Vector b2,
        [Weight(Rows = 3 * 64)] Matrix w3, [Bias] Vector b3, [Weight(Rows = 3 * 128)] Matrix w4, [Bias] Vector b4)
    {
        var sound = Concat(x, Reverse(x[511..575]));
        var (m0, m1, m2, m3) = (Magnitudes(basis, sound, 0), Magnitudes(basis, sound, 1), Magnitudes(basis, sound, 2), Magnitudes(basis, sound, 3));

        var (before, at, behind) = (Part(w1, 0, 3), Part(w1, 1, 3), Part(w1, 2, 3));
        var u0 = Relu(at * m0 + behind * m1 + b1);
        var u1 = Relu(before * m0 + at * m1 + behind * m2 + b1);
        var u2 = Relu(before * m1 + at * m2 + behind * m3 + b1);
        var u3 = Relu(before * m2 + at * m3 + b1);

        (before, at, behind) = (Part(w2, 0, 3), Part(w2, 1, 3), Part(w2, 2, 3));
        var v0 = Relu(at * u0 + behind * u1 + b2);
        var v1 = Relu(before * u1 + at * u2 + behind * u3 + b2);

        var w = Relu(Part(w3, 1, 3) * v0 + Part(w3, 2, 3) * v1 + b3);
        return Relu(Part(w4, 1, 3) * w + b4);
    }

    /// <summary>The real parts of a short-time Fourier transform, and below them the imaginary ones: cos(2π k n / N) and -sin(2π k n / N), in a Hann window.</summary>
    public static Matrix Fourier(int rows, int columns)
    {
        var elements = new double[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var n = 0; n < columns; n++)
            {
                var (angle, hann) = (2 * Math.PI * (row % Bins) * n / columns, 0.5 - 0.5 * Math.Cos(2 * Math.PI * n / columns));
                elements[row * columns + n] = hann * (row < Bins ? Math.Cos(angle) : -Math.Sin(angle));
            }
        }

        return new(rows, columns, elements);
    }

    /// <summary>|F s| of a window.</summary>
    private static Vector Magnitudes(Matrix basis, Vector sound, int window)
    {
        var spectrum = basis * Slice(sound, window * Hop, Window);
        var (real, imaginary) = (Part(spectrum, 0, 2), Part(spectrum, 1, 2));
        return Sqrt(Max(real * real + imaginary * imaginary, 1e-24));
    }
}
