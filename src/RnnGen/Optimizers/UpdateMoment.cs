namespace RnnGen;

/// <summary>What changes from one optimizer step to the next.</summary>
/// <param name="Step">The step's number, from 1 on.</param>
/// <param name="LearningRate">The learning rate of this step.</param>
/// <param name="FirstPower">The first of <see cref="Optimizer.PowerBases"/> to the power of <paramref name="Step"/>, as a running product.</param>
/// <param name="SecondPower">The second likewise.</param>
internal readonly record struct UpdateMoment(long Step, double LearningRate, double FirstPower, double SecondPower);
