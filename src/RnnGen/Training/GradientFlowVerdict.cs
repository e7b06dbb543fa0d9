namespace RnnGen;

/// <summary>A verdict on a layer's gradient on its way back through time; see <see cref="GradientFlow"/>.</summary>
public enum GradientFlowVerdict
{
    /// <summary>The gradient of the first step is within the thresholds of that of the last.</summary>
    Steady = 0,

    /// <summary>The gradient of the first step is below <see cref="GradientFlow.VanishingBelow"/> of that of the last: what happened early is hardly learned from.</summary>
    Vanishing = 1,

    /// <summary>The gradient of the first step is above <see cref="GradientFlow.ExplodingAbove"/> times that of the last.</summary>
    Exploding = 2,

    /// <summary>A norm is infinite or NaN.</summary>
    NotFinite = 3,

    /// <summary>Every norm is 0: nothing flows.</summary>
    None = 4,
}
