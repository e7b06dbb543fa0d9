namespace RnnGen.Runtime;

/// <content>Training.</content>
public sealed partial class NetworkEngine<T>
{
    /// <summary>Makes what training needs: tape, gradients and masks.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>A training context of this network.</returns>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public TrainingContext<T> CreateTrainingContext(TrainingContextOptions? options = null)
    {
        RequireLoss();
        return new(this, options ?? new());
    }
}
