namespace PublishedModels;

/// <summary>What the sample promises of a model.</summary>
/// <param name="IsKept">Whether it is so.</param>
/// <param name="Text">What is promised, with the numbers that came out.</param>
internal sealed record Promise(bool IsKept, FormattableString Text);
