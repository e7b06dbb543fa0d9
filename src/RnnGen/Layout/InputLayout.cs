using System.ComponentModel;

namespace RnnGen.Runtime;

/// <summary>An input of a network that has several.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">The steps at which it has values.</param>
/// <param name="Features">The real numbers of a step; 0 for tokens.</param>
/// <param name="Vocabulary">The number of tokens; 0 for real numbers.</param>
/// <param name="Offset">The offset in the workspaces of training and of prediction, [steps, rows, features]; of tokens that among the integers of a shard, [steps, rows].</param>
/// <param name="SessionOffset">The offset in the workspace of a session; of tokens that among the tokens of a step.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InputLayout(string Name, InputSpan Span, int Features, int Vocabulary, int Offset, int SessionOffset)
{
    /// <summary>Whether it is one of integers.</summary>
    internal bool IsTokens => Vocabulary > 0;
}
