namespace RnnGen.Compiler.Ground;

/// <summary>A file of emitted C#.</summary>
/// <param name="HintName">Its name, such as <c>Samples.Co2Forecaster.Forward.g.cs</c>.</param>
/// <param name="Text">Its text, with line feeds.</param>
internal sealed record EmittedFile(string HintName, string Text);
