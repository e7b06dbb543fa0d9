namespace RnnGen.Equations;

/// <summary>The target of a loss of one's own, the second parameter of <c>Loss</c>, whose width the equations do not say: where they read two elements of it, it may have more.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TargetAttribute : Attribute
{
    /// <summary>The number of values of a target. Default: 0, it follows from the equations; where they leave it open, as many as outputs.</summary>
    public int Width { get; set; }
}
