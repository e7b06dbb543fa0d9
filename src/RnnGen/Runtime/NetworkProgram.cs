using System.Numerics;
using RnnGen.Simd;

namespace RnnGen.Runtime;

/// <summary>
/// The compiled passes of one network, as the generator emits them: functions of parameters and a workspace, without state of their own.
/// The library copies a batch into the workspace, calls a pass, and reads the results from the workspace; where each thing stands, <see cref="Layout"/> says.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class NetworkProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Sizes, tensors and offsets.</summary>
    public abstract NetworkLayout Layout { get; }

    /// <summary>
    /// Inference: reads Inputs (or <paramref name="tokens"/>) and, with <paramref name="lengths"/>, Valid from a workspace laid out as
    /// <see cref="NetworkLayout.Prediction"/>; writes Logits and Outputs, [output steps, batch size, output size].
    /// </summary>
    /// <param name="width">The register width.</param>
    /// <param name="lengths">Whether rows have lengths of their own.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="workspace">The first element of the workspace.</param>
    /// <param name="tokens">The first token, [steps, batch size]; not read by networks of features.</param>
    /// <param name="labels">The first class index, [output steps, batch size]; read, and of no effect, where the teacher could put it in the place of what is fed back.</param>
    /// <param name="rows">The number of rows, 1 to batch size.</param>
    public abstract void Predict(LaneWidth width, bool lengths, ref T parameters, ref T workspace, ref int tokens, ref int labels, nuint rows);

    /// <summary>Inference and the loss: as <see cref="Predict"/>, and also reads Targets (or <paramref name="labels"/>) and Weights, and writes RowLosses.</summary>
    /// <param name="width">The register width.</param>
    /// <param name="lengths">Whether rows have lengths of their own.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="workspace">The first element of the workspace.</param>
    /// <param name="tokens">The first token, [steps, batch size]; not read by networks of features.</param>
    /// <param name="labels">The first class index, [output steps, batch size] (for CTC the states of paths, [batch size, 2 L + 1]); read by losses of class indices only.</param>
    /// <param name="rows">The number of rows, 1 to batch size.</param>
    public abstract void Evaluate(LaneWidth width, bool lengths, ref T parameters, ref T workspace, ref int tokens, ref int labels, nuint rows);

    /// <summary>
    /// Forward and backward, in a workspace laid out as <see cref="NetworkLayout.Training"/>: reads Inputs, Valid, Targets, Weights and the
    /// dropout masks; writes RowLosses; ADDS to the gradients.
    /// </summary>
    /// <param name="width">The register width.</param>
    /// <param name="lengths">Whether rows have lengths of their own.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="gradients">The first gradient, laid out as the parameters.</param>
    /// <param name="workspace">The first element of the workspace.</param>
    /// <param name="tokens">The first token, [steps, batch size]; not read by networks of features.</param>
    /// <param name="labels">The first class index, [output steps, batch size] (for CTC the states of paths, [batch size, 2 L + 1]); read by losses of class indices only.</param>
    /// <param name="rows">The number of rows, 1 to batch size.</param>
    public abstract void Train(LaneWidth width, bool lengths, ref T parameters, ref T gradients, ref T workspace, ref int tokens, ref int labels, nuint rows);

    /// <summary>
    /// One step of one row, in a workspace laid out as <see cref="NetworkLayout.Session"/>: reads Inputs, writes Logits and Outputs.
    /// </summary>
    /// <param name="width">The register width.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="workspace">The first element of the workspace.</param>
    /// <param name="previous">The states s_{t-1}, as <see cref="SessionLayout.States"/> says; read.</param>
    /// <param name="next">The states s_t; written. Not the same memory as <paramref name="previous"/>.</param>
    /// <param name="token">The token; not read by networks of features.</param>
    /// <exception cref="NotSupportedException">The network cannot stream: <see cref="NetworkLayout.Session"/> is null.</exception>
    public virtual void Step(LaneWidth width, ref T parameters, ref T workspace, ref T previous, ref T next, ref int token) =>
        throw new NotSupportedException($"{Layout.Name} cannot run step by step.");
}
