namespace RnnGen;

/// <summary>An output, as a description tells it.</summary>
/// <param name="Name">The name, that of the layer; <c>output</c> where the network has a single head.</param>
/// <param name="Loss">The loss; null for a network that cannot be trained.</param>
/// <param name="Weight">The factor of its loss in the sum of all.</param>
/// <param name="Column">The first column of its values, where those of all heads stand side by side.</param>
/// <param name="Size">Values per output step.</param>
/// <param name="TargetSize">The numbers of a target per output step; 0 where targets are classes.</param>
public sealed record HeadDescription(string Name, LossKind? Loss, double Weight, int Column, int Size, int TargetSize);
