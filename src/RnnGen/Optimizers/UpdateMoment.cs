namespace RnnGen;

/// <summary>The numbers that change from one optimizer step, and from one group of parameters, to the next.</summary>
/// <param name="Step">The step's number, from 1 on.</param>
/// <param name="LearningRate">The learning rate of this step.</param>
/// <param name="WeightDecay">The factor of the weight decay.</param>
/// <param name="FirstPower">The product of the first of <see cref="Optimizer.PowerFactors"/> over all steps so far.</param>
/// <param name="SecondPower">The second likewise.</param>
internal readonly record struct UpdateMoment(long Step, double LearningRate, double WeightDecay, double FirstPower, double SecondPower);
