namespace RnnGen;

/// <summary>An input, as a description tells it.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Span">The steps at which it has values.</param>
/// <param name="Features">The real numbers of a step; 0 for tokens.</param>
/// <param name="Vocabulary">The number of different tokens; 0 for features.</param>
public sealed record InputDescription(string Name, InputSpan Span, int Features, int Vocabulary);
