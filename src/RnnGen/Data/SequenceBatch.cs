using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>
/// A batch of 1 to BatchSize rows (sequences). Arrays are row-major: values [rows, steps, features], tokens and labels
/// [rows, steps]. The number of rows follows from the inputs. Networks of either precision take values as <see cref="double"/>, and normalize them before they narrow them.
/// </summary>
/// <typeparam name="T">The type of values: the network's own, or <see cref="double"/>.</typeparam>
public readonly ref struct SequenceBatch<T> : IBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>[rows, steps, input size]; empty for a network of tokens. The features of several inputs stand side by side, in the order in which these are declared.</summary>
    public ReadOnlySpan<T> Inputs { get; init; }

    /// <summary>[rows, steps], each 0 to vocabulary - 1; empty for a network of features. Of several inputs of tokens [rows, steps, inputs], in the order in which these are declared.</summary>
    public ReadOnlySpan<int> Tokens { get; init; }

    /// <summary>[rows, features]: of inputs with <see cref="InputSpan.Sequence"/>, side by side; empty where there is none.</summary>
    public ReadOnlySpan<T> StaticInputs { get; init; }

    /// <summary>[rows, inputs]: of inputs of tokens with <see cref="InputSpan.Sequence"/>; empty where there is none.</summary>
    public ReadOnlySpan<int> StaticTokens { get; init; }

    /// <summary>[rows, output steps, features]: of inputs with <see cref="InputSpan.OutputSteps"/>, side by side; empty where there is none.</summary>
    public ReadOnlySpan<T> FutureInputs { get; init; }

    /// <summary>[rows, output steps, inputs]: of inputs of tokens with <see cref="InputSpan.OutputSteps"/>; empty where there is none.</summary>
    public ReadOnlySpan<int> FutureTokens { get; init; }

    /// <summary>[rows, output steps, target size]; for losses of values, and of distributions over classes. The target size is the output size, unless the loss has several outputs for each value.</summary>
    public ReadOnlySpan<T> Targets { get; init; }

    /// <summary>
    /// [rows, output steps], each 0 to output size - 1; for losses of class indices. For <see cref="LossKind.Ctc"/>: [rows, most labels], each 1 to
    /// output size - 1, of which each row has its first <see cref="TargetLengths"/>.
    /// </summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>
    /// The steps of a row, where they are not those of the network: <c>Predict</c> and <c>Evaluate</c> take rows of any number of steps, as long as the network can run along a stream (<c>CreateSession</c>), and what is
    /// called steps here is then this number. They are taken step after step, so that the results are those of a session, to the bit. 0, the default, for the network's own.
    /// </summary>
    public int Steps { get; init; }

    /// <summary>[rows], each 0 to steps: the valid steps of each row, from the first on; empty when every row has all steps.</summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>
    /// [rows, steps]: false where a step is left out, wherever that is: a gap, a sensor that was silent, padding on the left. Empty when none is. A step that is left out is cut out of its row: no layer sees
    /// it, states pass over it, its inputs, targets and weight may be anything, and where outputs go with the steps its output is 0. What remains is at most what <see cref="Lengths"/> says. Not for trees.
    /// </summary>
    public ReadOnlySpan<bool> Mask { get; init; }

    /// <summary>[rows, steps]: the steps of each row in the order in which a pass takes them, where there is a mask: first as many as <see cref="Lengths"/> says, then those that are left out.</summary>
    internal ReadOnlySpan<int> Order { get; init; }

    /// <summary>
    /// [rows]; empty when every row has the most. Of networks with a decoder, whose outputs have a time of their own: each 0 to output steps, the output steps of each
    /// row that count, from the first on. Of networks with <see cref="LossKind.Ctc"/>: each 0 to the most labels, how many labels each row has.
    /// </summary>
    public ReadOnlySpan<int> TargetLengths { get; init; }

    /// <summary>
    /// [rows, output steps], for <see cref="LossKind.Ctc"/> [rows]; each finite and at least 0: how much each position counts in the loss; empty when all count 1.
    /// The loss is then the weighted mean, Σ w l / Σ w over valid positions (and over features where it is defined per feature), so weights matter relative to each
    /// other only; where they sum to 0 it is 0.
    /// </summary>
    public ReadOnlySpan<T> StepWeights { get; init; }

    /// <summary>
    /// [rows]: true where a row starts from zero states; elsewhere it goes on with those that it ended with in the call before. Read by the training of stateful
    /// networks only; empty when every row goes on.
    /// </summary>
    public ReadOnlySpan<bool> Resets { get; init; }

    /// <summary>
    /// [rows, steps, 2], for networks with a tree layer, whose steps are the nodes of trees: the left and the right child of each node, -1 for none. A node's
    /// children stand before it, a node is the child of one other, and a row's last node (by its length) is the root. Empty for other networks.
    /// </summary>
    public ReadOnlySpan<int> Children { get; init; }

    SequenceBatch<T> IBatch<T>.Pack(BatchMemory<T> memory) => this;

    /// <summary>The numbers of the inputs of a span.</summary>
    internal ReadOnlySpan<T> NumbersOf(InputSpan span) => span switch
    {
        InputSpan.Sequence => StaticInputs,
        InputSpan.OutputSteps => FutureInputs,
        _ => Inputs,
    };

    /// <summary>The tokens of the inputs of a span.</summary>
    internal ReadOnlySpan<int> TokensOf(InputSpan span) => span switch
    {
        InputSpan.Sequence => StaticTokens,
        InputSpan.OutputSteps => FutureTokens,
        _ => Tokens,
    };
}
