using System;
using System.Collections.Generic;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;

namespace RnnGen.Compiler.Lowering.Losses;

/// <summary>A loss as equations: of the last layer's values y at a position, and of its target.</summary>
internal abstract class LossEquations
{
    /// <summary>The least scale of a distribution, so that no target is infinitely likely.</summary>
    protected const double LeastScale = 1e-6;

    /// <summary>½ log 2π.</summary>
    protected static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>The equations of a loss; null without one: outputs are what they are.</summary>
    public static LossEquations Of(LossDeclaration? declared) => declared?.Kind switch
    {
        null => new NoLoss(),
        LossKind.MeanSquaredError => new SquaredError(),
        LossKind.MeanAbsoluteError => new AbsoluteError(),
        LossKind.Huber => new HuberError(declared.Delta),
        LossKind.BinaryCrossEntropy => new BinaryCrossEntropy(),
        LossKind.SoftmaxCrossEntropy => new SoftmaxCrossEntropy(declared.Targets, declared.LabelSmoothing),
        LossKind.Ctc => new ClassesOfPaths(),
        LossKind.Focal => new FocalLoss(declared.Gamma),
        LossKind.Hinge => new HingeLoss(),
        LossKind.Cosine => new CosineDistance(),
        LossKind.Custom => new EquationLoss(declared.Program!, declared.Numbers),
        LossKind.Quantile => new PinballLoss(declared.Quantiles, declared.NonCrossing),
        LossKind.Gaussian => new GaussianLikelihood(),
        LossKind.StudentT => new StudentTLikelihood(),
        LossKind.Poisson => new PoissonLikelihood(),
        LossKind.NegativeBinomial => new NegativeBinomialLikelihood(),
        LossKind.GaussianMixture => new MixtureLikelihood(declared.Components),
        _ => throw new ArgumentOutOfRangeException(nameof(declared), declared.Kind, "A loss without an equation."),
    };

    /// <summary>The link function of y, which Predict returns.</summary>
    public virtual Value Link(StepBuilder step, Value y) => y;

    /// <summary>The values that a decoder feeds back: one for each of a target's.</summary>
    public virtual Value Point(StepBuilder step, Value y) => Link(step, y);

    /// <summary>What a draw of a target takes; null for a loss that predicts no distribution.</summary>
    /// <param name="outputs">The number of values y.</param>
    public virtual IReadOnlyList<NoisePart>? Noise(int outputs) => null;

    /// <summary>A draw from the distribution that is predicted.</summary>
    /// <param name="step">The equations so far.</param>
    /// <param name="y">The last layer's values.</param>
    /// <param name="noise">The numbers of each part of <see cref="Noise"/>.</param>
    public virtual Value Sample(StepBuilder step, Value y, IReadOnlyList<Value> noise) => throw new InvalidOperationException($"{GetType().Name} predicts no distribution.");

    /// <summary>The loss of a position.</summary>
    /// <param name="step">The equations so far.</param>
    /// <param name="y">The last layer's values.</param>
    /// <param name="target">The target or, of classes, the index of the right one.</param>
    public abstract Value Loss(StepBuilder step, Value y, Value target);

    /// <summary>Some of y's elements.</summary>
    protected static Value Part(StepBuilder step, Value y, int offset, int length) => length == y.Width ? y : step.Apply(new Slice(offset, length), y);

    /// <summary>The sum over features of what is called l.</summary>
    protected static Value SumOf(StepBuilder step, Value l) => step.Let("sum", step.Apply(new Sum(), step.Let("l", l)));

    protected static Value Log(Value a) => a.Builder.Apply(new Log(), a);

    protected static Value Softplus(Value a) => a.Builder.Apply(new Softplus(), a);

    protected static Value Divided(Value a, Value b) => a.Builder.Apply(new Divide(), a, b);

    /// <summary>A scale above 0.</summary>
    protected static Value Scale(StepBuilder step, Value s) => Softplus(s) + step.Constant(LeastScale);

    /// <summary>The probabilities of classes.</summary>
    protected static Value Softmax(StepBuilder step, Value y) => step.Apply(new Exp(), y - step.Let("lse", step.Apply(new LogSumExp(), y)));

    private sealed class NoLoss : LossEquations
    {
        public override Value Loss(StepBuilder step, Value y, Value target) => throw new InvalidOperationException("There is no loss.");
    }
}
