using System.ComponentModel;
using System.Numerics;

namespace RnnGen.Runtime;

/// <summary>
/// The compiled passes of one network, as the generator emits them: functions of parameters and a workspace, without state of their own.
/// The library copies a batch into workspaces, one for each shard of its rows, calls a pass for each, and reads the results from the workspaces; where each thing stands,
/// <see cref="Layout"/> says.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private NetworkLayout? _layout;

    /// <summary>Sizes, tensors and offsets.</summary>
    /// <exception cref="InvalidOperationException">The program was emitted for another version of the library.</exception>
    public NetworkLayout Layout => _layout ??= Checked().CreateLayout();

    /// <summary>The description, once it was asked for.</summary>
    internal NetworkDescription? Description { get; set; }

    /// <summary>The version of the generator that emitted the program.</summary>
    protected abstract string GeneratorVersion { get; }

    /// <summary>The number of the contract that it was emitted for.</summary>
    protected abstract int Contract { get; }

    /// <summary>Makes the layout. What a program says of itself before is all that a library of another version may rely on.</summary>
    /// <returns>The layout.</returns>
    protected abstract NetworkLayout CreateLayout();

    /// <summary>
    /// Inference: reads Inputs (or <paramref name="tokens"/>) and, with <paramref name="lengths"/>, Valid from a workspace laid out as
    /// <see cref="NetworkLayout.Prediction"/>; writes Logits and Outputs, [output steps, rows of a shard, output size].
    /// </summary>
    /// <param name="width">The register width.</param>
    /// <param name="lengths">Whether rows have lengths of their own.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="workspace">The first element of the workspace.</param>
    /// <param name="tokens">The first token, [steps, rows of a shard], input after input; not read by networks of features.</param>
    /// <param name="labels">The first class index, [output steps, rows of a shard]; read, and of no effect, where the teacher could put it in the place of what is fed back.</param>
    /// <param name="rows">The number of rows, 1 to those of a shard.</param>
    /// <param name="steps">The steps that the longest row of the batch has, at least 1; all of them where rows have no lengths. Later ones are neither read nor written.</param>
    /// <param name="outputs">The same of the output steps, where they have a time of their own.</param>
    public abstract void Predict(LaneWidth width, bool lengths, ref T parameters, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs);

    /// <summary>Inference and the loss: as <see cref="Predict"/>, and also reads Targets (or <paramref name="labels"/>) and Weights, and writes RowLosses.</summary>
    /// <param name="width">The register width.</param>
    /// <param name="lengths">Whether rows have lengths of their own.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="workspace">The first element of the workspace.</param>
    /// <param name="tokens">The first token, [steps, rows of a shard], input after input; not read by networks of features.</param>
    /// <param name="labels">The first class index, [output steps, rows of a shard] (for CTC the states of paths, [rows of a shard, 2 L + 1]); read by losses of class indices only.</param>
    /// <param name="rows">The number of rows, 1 to those of a shard.</param>
    /// <param name="steps">The steps that the longest row of the batch has; all of them where rows have no lengths. Later ones are neither read nor written.</param>
    /// <param name="outputs">The same of the output steps, where they have a time of their own.</param>
    public abstract void Evaluate(LaneWidth width, bool lengths, ref T parameters, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs);

    /// <summary>Makes the copies of parameters that <see cref="Train"/> reads, once for all shards.</summary>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="copies">The first of <see cref="NetworkLayout.CopiesLength"/> elements.</param>
    /// <param name="share">The part to make.</param>
    public virtual void Prepare(ref T parameters, ref T copies, in WorkShare share)
    {
    }

    /// <summary>
    /// Forward and backward over the rows of a shard, in a workspace laid out as <see cref="NetworkLayout.Training"/>: reads Inputs, Valid, Targets, Weights and the
    /// dropout masks; writes RowLosses, and leaves what <see cref="AddGradients"/> reads. Shards may run at the same time.
    /// </summary>
    /// <param name="width">The register width.</param>
    /// <param name="lengths">Whether rows have lengths of their own.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="copies">The copies that <see cref="Prepare"/> has made.</param>
    /// <param name="workspace">The first element of the shard's workspace.</param>
    /// <param name="tokens">The shard's first token, [steps, rows of a shard], input after input; not read by networks of features.</param>
    /// <param name="labels">The shard's first class index, [output steps, rows of a shard] (for CTC the states of paths, [rows of a shard, 2 L + 1]); read by losses of class indices only.</param>
    /// <param name="rows">The number of rows, 1 to those of a shard.</param>
    /// <param name="steps">The steps that the longest row of the batch has; all of them where rows have no lengths. Later ones are neither read nor written.</param>
    /// <param name="outputs">The same of the output steps, where they have a time of their own.</param>
    public abstract void Train(
        LaneWidth width, bool lengths, ref T parameters, ref T copies, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs);

    /// <summary>ADDS what all shards have left to the gradients: to each element in the same order, however the work is shared out.</summary>
    /// <param name="width">The register width.</param>
    /// <param name="gradients">The first gradient, laid out as the parameters.</param>
    /// <param name="workspace">The first element of the first shard's workspace; the others follow, <see cref="WorkspaceLayout.Length"/> apart.</param>
    /// <param name="tokens">The first shard's first token; those of the others follow.</param>
    /// <param name="labels">The first shard's first class index; those of the others follow.</param>
    /// <param name="rows">The rows of the call.</param>
    /// <param name="steps">The steps that the longest row has, as for <see cref="Train"/>.</param>
    /// <param name="outputs">The same of the output steps, where they have a time of their own.</param>
    /// <param name="share">The gradients to add to.</param>
    public abstract void AddGradients(LaneWidth width, ref T gradients, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs, in WorkShare share);

    /// <summary>
    /// One step of one row, in a workspace laid out as <see cref="NetworkLayout.Session"/>: reads Inputs, writes Logits and Outputs.
    /// </summary>
    /// <param name="width">The register width.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="workspace">The first element of the workspace.</param>
    /// <param name="previous">The states s_{t-1}, as <see cref="SessionLayout.States"/> says; read.</param>
    /// <param name="next">The states s_t; written. Not the same memory as <paramref name="previous"/>.</param>
    /// <param name="token">The token, or the first of those of several inputs; not read by networks of features.</param>
    /// <exception cref="NotSupportedException">The network cannot stream: <see cref="NetworkLayout.Session"/> is null.</exception>
    public virtual void Step(LaneWidth width, ref T parameters, ref T workspace, ref T previous, ref T next, ref int token) =>
        throw new NotSupportedException($"{Layout.Name} cannot run step by step.");

    /// <summary>The second part of <see cref="Evaluate"/>: reads Logits, Valid with <paramref name="lengths"/>, Targets (or <paramref name="labels"/>) and Weights, and writes RowLosses.</summary>
    /// <param name="width">The register width.</param>
    /// <param name="lengths">Whether rows have lengths of their own.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="workspace">The first element of the workspace.</param>
    /// <param name="tokens">The first token; not read.</param>
    /// <param name="labels">The first class index, [output steps, rows of a shard]; read by losses of class indices only.</param>
    /// <param name="rows">The number of rows, 1 to those of a shard.</param>
    /// <param name="steps">The steps that the longest row has; all of them where rows have no lengths.</param>
    /// <param name="outputs">The same of the output steps, where they have a time of their own.</param>
    /// <exception cref="NotSupportedException">The losses cannot be computed apart: <see cref="NetworkLayout.ScoresOutputs"/> is false.</exception>
    public virtual void Score(LaneWidth width, bool lengths, ref T parameters, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs) =>
        throw new NotSupportedException($"{Layout.Name} computes losses with its outputs only.");

    /// <summary>
    /// The second part of <see cref="Predict"/>: what follows the encoder, whose states the library has put where its rows end with them, as <see cref="NetworkLayout.HandedOver"/> says.
    /// </summary>
    /// <param name="width">The register width.</param>
    /// <param name="lengths">Whether rows have lengths of their own.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="workspace">The first element of the workspace.</param>
    /// <param name="tokens">The first token, input after input; not read by networks of features.</param>
    /// <param name="labels">The first class index; read, and of no effect, where the teacher could put it in the place of what is fed back.</param>
    /// <param name="rows">The number of rows, 1 to those of a shard.</param>
    /// <param name="steps">The steps of the network.</param>
    /// <param name="outputs">The output steps that the longest row has.</param>
    /// <exception cref="NotSupportedException">The encoder cannot stream: <see cref="NetworkLayout.Encoder"/> is null.</exception>
    public virtual void Decode(LaneWidth width, bool lengths, ref T parameters, ref T workspace, ref int tokens, ref int labels, nuint rows, nuint steps, nuint outputs) =>
        throw new NotSupportedException($"The encoder of {Layout.Name} cannot run step by step.");

    private NetworkProgram<T> Checked()
    {
        if (Contract is >= GeneratedContract.Oldest and <= GeneratedContract.Current)
        {
            return this;
        }

        var (assembly, library) = (GetType().Assembly.GetName().Name, typeof(NetworkLayout).Assembly.GetName().Version!.ToString(fieldCount: 3));
        throw new InvalidOperationException(Contract < GeneratedContract.Oldest
            ? $"The networks of {assembly} were compiled by RnnGen {GeneratorVersion}, whose code the library of RnnGen {library} no longer runs. Rebuild {assembly} with RnnGen {library}."
            : $"The networks of {assembly} were compiled by RnnGen {GeneratorVersion}, and the library is RnnGen {library}, which is older. Update the package RnnGen of the application to {GeneratorVersion}, or rebuild {assembly} with RnnGen {library}.");
    }
}
