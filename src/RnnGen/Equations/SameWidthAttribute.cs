namespace RnnGen.Equations;

/// <summary>
/// On the input of a cell's step: it must be as wide as the layer has units, as where the cell adds it to its state. The input is the one parameter without
/// <see cref="StateAttribute"/>, <see cref="WeightAttribute"/>, <see cref="RecurrentAttribute"/> or <see cref="BiasAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SameWidthAttribute : Attribute;
