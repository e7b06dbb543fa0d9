namespace RnnGen.Package.Tests.Documents;

/// <summary>A fenced block of a document.</summary>
/// <param name="Marker">The HTML comment on the line above the fence, without its brackets; empty when there is none.</param>
/// <param name="FirstLine">Where its text begins in the document, from 0.</param>
/// <param name="Lines">Its text.</param>
internal sealed record DocumentBlock(string Marker, int FirstLine, IReadOnlyList<string> Lines)
{
    /// <summary>Its text.</summary>
    public string Text => string.Join('\n', Lines) + "\n";
}
