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

    /// <summary>
    /// Quantiles q of the levels τ of <see cref="LossAttribute.Quantiles"/>: max(τ e, (τ - 1) e) of e = target - q, mean over levels, and over features too. The last layer has an output for each
    /// feature of each level, level after level. (R. Koenker and G. Bassett, Regression Quantiles, 1978.)
    /// </summary>
    Quantile = 6,

    /// <summary>
    /// The negative log-likelihood of a Gaussian: log σ + ((target - μ) / σ)^2 / 2 + log(2 π) / 2, mean over features too. The last layer has the outputs [μ; s] with σ = softplus(s);
    /// <c>Predict</c> returns [μ; σ].
    /// </summary>
    Gaussian = 7,

    /// <summary>
    /// The negative log-likelihood of Student's t, whose tails are heavy, mean over features too. The last layer has the outputs [μ; s; n] with σ = softplus(s) and ν = 2 + softplus(n) degrees of
    /// freedom; <c>Predict</c> returns [μ; σ; ν].
    /// </summary>
    StudentT = 8,

    /// <summary>
    /// The negative log-likelihood of counts by Poisson's distribution of the rate exp(z): exp(z) - target z + log(target!), mean over features too. <c>Predict</c> returns exp(z).
    /// </summary>
    Poisson = 9,

    /// <summary>
    /// The negative log-likelihood of counts by a negative binomial distribution of mean μ and variance μ + μ^2 / r, mean over features too. The last layer has the outputs [m; n] with
    /// μ = softplus(m) and r = softplus(n); <c>Predict</c> returns [μ; r].
    /// </summary>
    NegativeBinomial = 10,

    /// <summary>
    /// The negative log-likelihood of a mixture of K = <see cref="LossAttribute.Components"/> Gaussians, -log Σ_k π_k N(target; μ_k, σ_k^2), whose features are independent within a component. The
    /// last layer has the outputs [a; μ_1; ...; μ_K; s_1; ...; s_K] with π = softmax(a) and σ = softplus(s); <c>Predict</c> returns [π; μ; σ]. (C. M. Bishop, Mixture Density Networks, 1994.)
    /// </summary>
    GaussianMixture = 11,

    /// <summary>
    /// -(1 - p)^γ log p of the probability p = softmax(z)_k of the right class k, with γ = <see cref="LossAttribute.Gamma"/>: what is easy counts less. <c>Predict</c> returns softmax(z).
    /// (T.-Y. Lin et al., Focal Loss for Dense Object Detection, 2017.)
    /// </summary>
    Focal = 12,

    /// <summary>max(0, 1 - target y) of targets -1 and 1, mean over features too.</summary>
    Hinge = 13,

    /// <summary>1 - cos of the angle between y and the target; a vector of length 0 has the cosine 0.</summary>
    Cosine = 14,

    /// <summary>A loss of one's own, which <see cref="LossAttribute{TLoss}"/> declares; not for <see cref="LossAttribute"/>.</summary>
    Custom = 15,
}
