namespace RnnGen.Equations;

/// <summary>
/// The base of a cell of one's own: a class with one method <c>Step</c>, which computes the states after a step from the input and the states before it.
/// <code>
/// public sealed partial class MinimalGatedUnit : RecurrentCell
/// {
///     public static Vector Step(
///         Vector x, [State] Vector h,
///         [Weight] Matrix wf, [Recurrent] Matrix uf, [Bias] Vector bf,
///         [Weight] Matrix wh, [Recurrent] Matrix uh, [Bias] Vector bh)
///     {
///         var f = Sigmoid(wf * x + uf * h + bf);
///         var candidate = Tanh(wh * x + uh * (f * h) + bh);
///         return (1 - f) * h + f * candidate;
///     }
/// }
/// </code>
/// A network uses it as a layer, <c>[Cell&lt;MinimalGatedUnit&gt;(64)]</c> (see <see cref="CellAttribute{TCell}"/>). The compiler reads the method's equations, infers every width, derives
/// the gradients, and emits code as for the cells that are built in. The method is also ordinary C#: called, it computes in double precision, one row and one step at a time, and that
/// is the reference for the emitted code. The functions of <see cref="EquationFunctions"/> are in its scope.
/// </summary>
public abstract class RecurrentCell : EquationFunctions;
