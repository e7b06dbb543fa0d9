namespace RnnGen;

/// <summary>
/// A Jordan network's layer (Jordan, 1986): h_t = f(W x_t + U y_{t-1} + b), y_t = g(V h_t + c). The recurrence runs through the OUTPUT. As the last layer it
/// feeds back what <c>Predict</c> returns (probabilities where the loss has a link function), or in training the target (see <see cref="TeacherForcing"/>).
/// Weights: <c>name.weight_ih_l0</c> [H, I], <c>name.weight_hh_l0</c> [H, O], <c>name.bias_ih_l0</c> [H], <c>name.bias_hh_l0</c> [H],
/// <c>name.weight_ho_l0</c> [O, H], <c>name.bias_ho_l0</c> [O].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class JordanAttribute : RecurrentLayerAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="units">The number of hidden units H, at least 1.</param>
    /// <param name="outputs">The number of outputs O, at least 1: the width of what the layer gives, and of what it feeds back.</param>
    public JordanAttribute(int units, int outputs)
        : base(units) => Outputs = outputs;

    /// <summary>The number of outputs O.</summary>
    public int Outputs { get; }

    /// <summary>The activation f of the hidden units. Default: <see cref="RnnGen.Activation.Tanh"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>The number α of <see cref="Activation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double ActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="Activation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double ActivationBeta { get; set; } = double.NaN;

    /// <summary>The activation g of the outputs. Default: <see cref="RnnGen.Activation.Identity"/>, as losses with a link function want it.</summary>
    public Activation OutputActivation { get; set; } = Activation.Identity;

    /// <summary>The number α of <see cref="OutputActivation"/>, where that has one (see <see cref="RnnGen.Activation"/>). Default: NaN, the activation's own.</summary>
    public double OutputActivationAlpha { get; set; } = double.NaN;

    /// <summary>The number β of <see cref="OutputActivation"/>, where that has one. Default: NaN, the activation's own.</summary>
    public double OutputActivationBeta { get; set; } = double.NaN;

    /// <summary>
    /// The rule by which, in training, the target takes the place of the output that is fed back; as the last layer of a network of shape
    /// <see cref="SequenceShape.ManyToMany"/>, in one direction, without a residual connection and with a loss other than CTC; elsewhere it is never. Default:
    /// <see cref="RnnGen.TeacherForcing.Always"/>.
    /// </summary>
    public TeacherForcing TeacherForcing { get; set; } = TeacherForcing.Always;
}
