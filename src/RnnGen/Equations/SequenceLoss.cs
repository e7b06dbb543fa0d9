namespace RnnGen.Equations;

/// <summary>
/// The base of a loss of one's own: a class with a method <c>Loss</c>, which computes the loss of a position from the outputs y there and the target.
/// <code>
/// public sealed partial class Pinball : SequenceLoss
/// {
///     public static Scalar Loss(Vector y, Vector target, Scalar level) =>
///         Mean(Max(level * (target - y), (level - 1) * (target - y)));
/// }
/// </code>
/// A network uses it as <c>[Loss&lt;Pinball&gt;(0.9)]</c> (see <see cref="LossAttribute{TLoss}"/>): it minimizes the mean over positions, weighted where these have weights. The target is as wide as the equations ask for; where they
/// leave it open, as wide as y. Parameters of type <see cref="Scalar"/> are numbers that the attribute gives, in their order.
/// <para>
/// More methods may stand beside it. <c>Vector Predict(Vector y)</c> is the link function: what the network predicts in place of y, as many values. <c>Vector Point(Vector y)</c> is what a decoder
/// feeds back, as wide as a target; without it, what is predicted. <c>Vector Sample(Vector y, [Noise(NoiseDistribution.Normal)] Vector z)</c> is a draw from the predicted distribution, of random numbers (see
/// <see cref="NoiseAttribute"/>): what a decoder goes on from in sample paths. All may take the numbers of <c>Loss</c>, by their names.
/// </para>
/// <para>
/// The compiler reads the methods' equations and derives the gradients. The methods are also ordinary C#: called, they compute in double precision, one position at a time, and that is the reference for
/// the emitted code. The functions of <see cref="EquationFunctions"/> are in their scope.
/// </para>
/// </summary>
public abstract class SequenceLoss : EquationFunctions;
