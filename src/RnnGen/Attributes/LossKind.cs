#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>A loss. Each is a mean over rows and valid steps, and over features where it is defined per feature.</summary>
public enum LossKind
{
    /// <summary>(y - target)^2, mean over features too.</summary>
    MeanSquaredError = 0,

    /// <summary>
    /// Binary cross-entropy of the logits z against targets y in [0, 1]: log(1 + exp(z)) - y z, mean over features too.
    /// <c>Predict</c> returns sigmoid(z).
    /// </summary>
    BinaryCrossEntropy = 1,

    /// <summary>
    /// Softmax cross-entropy of the logits z against a class index k: log(sum exp(z)) - z_k; or against a distribution t over the classes, by
    /// <see cref="LossAttribute.Targets"/>: sum t_k (log(sum exp(z)) - z_k). <c>Predict</c> returns softmax(z).
    /// </summary>
    SoftmaxCrossEntropy = 2,

    /// <summary>|y - target|, mean over features too: PyTorch's <c>L1Loss</c>. Its derivative at 0 is 0.</summary>
    MeanAbsoluteError = 3,

    /// <summary>
    /// Of an error e = y - target: e^2 / 2 where |e| &lt; δ, otherwise δ (|e| - δ / 2), mean over features too: PyTorch's <c>HuberLoss</c>. δ is
    /// <see cref="LossAttribute.Delta"/>. (P. J. Huber, Robust Estimation of a Location Parameter, 1964.)
    /// </summary>
    Huber = 4,

    /// <summary>
    /// Connectionist temporal classification: -log p(l | x) of a row's labels l, p summed over all ways to spread them over the row's steps, with the blank,
    /// class 0, between them and repetitions of either; mean over rows. For networks with a distribution at every step whose labels come without their times.
    /// The most labels of a row are <see cref="LossAttribute.Labels"/>. <c>Predict</c> returns softmax(z) of each step; <see cref="CtcDecoder"/> makes labels of it.
    /// (A. Graves, S. Fernández, F. Gomez and J. Schmidhuber, 2006.)
    /// </summary>
    Ctc = 5,
}
