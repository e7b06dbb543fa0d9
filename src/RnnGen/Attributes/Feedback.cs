namespace RnnGen;

/// <summary>What the steps of a decoder begin with.</summary>
public enum Feedback
{
    /// <summary>What the last layer gave at the step before: its values, its probabilities or, with class indices as targets, the chosen class.</summary>
    Output = 0,

    /// <summary>Zeros: the steps depend on the states and the attention alone.</summary>
    Zeros = 1,
}
