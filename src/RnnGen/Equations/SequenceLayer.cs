namespace RnnGen.Equations;

/// <summary>
/// The base of a layer of one's own: a class with a method <c>Apply</c>, which computes the layer's output from its input at each step.
/// <code>
/// public sealed partial class GatedLinear : SequenceLayer
/// {
///     public static Vector Apply(Vector x, [Weight] Matrix w, [Bias] Vector b, [Weight] Matrix v, [Bias] Vector c) =&gt;
///         (w * x + b) * Sigmoid(v * x + c);
/// }
/// </code>
/// A network uses it as <c>[Layer&lt;GatedLinear&gt;(16)]</c> (see <see cref="LayerAttribute{TLayer}"/>). It has no states: what goes on from step to step is a <see cref="RecurrentCell"/>.
/// <para>
/// Parameters of type <see cref="Vector"/> without an attribute are inputs: the first is what the layer reads as every layer does, the others are those that <see cref="LayerAttribute{TLayer}.With"/> names.
/// Parameters with <see cref="WeightAttribute"/> or <see cref="BiasAttribute"/> are trained, each a tensor of its name. Parameters of type <see cref="Scalar"/> are numbers that the attribute gives, in
/// their order. Widths follow from the equations; where they leave that of the output open, or another one, it is that of the units.
/// </para>
/// <para>
/// The compiler reads the method's equations and derives the gradients. The method is also ordinary C#: called, it computes in double precision, one position at a time, and that is the reference for
/// the emitted code. The functions of <see cref="EquationFunctions"/> are in its scope.
/// </para>
/// </summary>
public abstract class SequenceLayer : EquationFunctions;
