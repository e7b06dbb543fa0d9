namespace RnnGen.Benchmarks.Networks;

/// <summary>
/// The sizes of a network of recurrent layers and a dense one of one unit, and the operations that its products require: 2 for each multiply-add.
/// Activations, biases, elementwise products and the optimizer count nothing; nor does what is not needed, the gradient of the first layer's input, and the products
/// of the initial state, which is 0.
/// </summary>
/// <param name="Steps">T.</param>
/// <param name="Rows">B.</param>
/// <param name="OutputSteps">The steps that the dense layer runs at: 1, or T.</param>
/// <param name="Layers">From input to output.</param>
internal sealed record NetworkShape(int Steps, int Rows, int OutputSteps, params IReadOnlyList<LayerShape> Layers)
{
    /// <summary>Features of the input.</summary>
    public int Inputs => Layers[0].Inputs;

    /// <summary>Units of the first layer.</summary>
    public int Units => Layers[0].Units;

    /// <summary>2 B (sum over layers of T DGHI + (T - 1) DGHH, and the dense layer's DH a step): W x, U h, V h.</summary>
    public double PredictionFlops => 2 * Rows * (Layers.Sum(layer => (Steps * layer.InputProduct) + ((Steps - 1) * layer.StateProduct)) + Dense);

    /// <summary>
    /// 2 B (sum over layers of T DGHI x 3, for W x, dW and dx, of the first layer x 2; (T - 1) DGHH x 3, for U h, dU and dh; the dense layer's DH x 3 a step).
    /// </summary>
    public double TrainingFlops => 2 * Rows * (Layers.Select((layer, index) => TrainingProducts(layer, index == 0)).Sum() + (3 * Dense));

    private double Dense => (double)OutputSteps * Layers[^1].Directions * Layers[^1].Units;

    /// <summary>As tables print it.</summary>
    public override string ToString() => FormattableString.Invariant($"B {Rows}, T {Steps}, I {Inputs}, H {Units}");

    private double TrainingProducts(LayerShape layer, bool isFirst) =>
        (Steps * (isFirst ? 2 : 3) * layer.InputProduct) + ((Steps - 1) * 3 * layer.StateProduct);
}
