using System.Globalization;

namespace RnnGen;

/// <summary>The results of a network on a dataset.</summary>
/// <param name="Loss">The mean loss over all valid elements, without penalties; of normalized targets where the network normalizes them.</param>
/// <param name="Metrics">
/// In the targets' own units; of valid steps, weighted as in the loss. Mean squared error, mean absolute error and Huber loss: <c>rmse</c> and <c>mae</c>; so of the mean of a predicted distribution, and of the quantile nearest to the median. Quantiles: also <c>pinball</c>, the mean over
/// levels, and <c>coverage</c>, the share of targets from the lowest quantile to the highest. Predicted distributions: also <c>crps</c>, the mean continuous ranked probability score. Hinge loss: <c>accuracy</c> of the signs. Cosine: <c>cosine</c>. Binary
/// cross-entropy: <c>accuracy</c> and <c>f1</c>. Softmax cross-entropy and focal loss: <c>accuracy</c>, <c>macro_f1</c> and <c>perplexity</c>; and where there is an output at
/// every step, <c>bits_per_character</c> and <c>exact_match</c>, the share of sequences that are right at every
/// step. CTC: <c>label_error_rate</c> and <c>exact_match</c> of the best paths' labels. What each is where it has nothing to count: <c>f1</c> is 0 where there was nothing to find and nothing was found,
/// <c>label_error_rate</c> 0 where there are no labels and none was found, infinite where some were; the others always have something, since a dataset in which nothing counts is refused.
/// Of several heads, the name of each and a point stand before these names, and before <c>loss</c>, which is the head's own, without its weight: <c>state.accuracy</c>.
/// </param>
public sealed record Evaluation(double Loss, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>A metric by its name.</summary>
    /// <param name="metric">The metric's name, such as <c>rmse</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public double this[string metric] => Metrics.TryGetValue(metric, out var value)
        ? value
        : throw new KeyNotFoundException($"There is no metric '{metric}'; there are {string.Join(", ", Metrics.Keys)}.");

    /// <inheritdoc />
    public override string ToString() => string.Join(
        ", ", Metrics.Prepend(new("loss", Loss)).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key} {m.Value:G6}")));
}
