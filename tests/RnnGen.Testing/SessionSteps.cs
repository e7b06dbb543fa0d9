using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen.Testing;

/// <summary>Takes the steps of a row of a batch in a session, as a caller of the network would.</summary>
internal static class SessionSteps
{
    /// <summary>Says what belongs to the whole row, where anything does.</summary>
    public static void Begin<T>(Session<T> session, NetworkLayout network, in SequenceBatch<T> batch, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var block = network.BlockOf(InputSpan.Sequence);
        if (block.Features + block.Tokens.Length > 0)
        {
            session.SetStaticInputs(batch.StaticInputs.Slice(row * block.Features, block.Features), batch.StaticTokens.Slice(row * block.Tokens.Length, block.Tokens.Length));
        }
    }

    /// <summary>A step.</summary>
    public static void Step<T>(Session<T> session, NetworkLayout network, in SequenceBatch<T> batch, int row, int t, Span<T> output, bool logits = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var block = network.BlockOf(InputSpan.Steps);
        var position = (row * network.Steps) + t;
        var inputs = batch.Inputs.Slice(position * block.Features, block.Features);
        var tokens = batch.Tokens.Slice(position * block.Tokens.Length, block.Tokens.Length);
        switch (network.HasSeveralInputs, block.Tokens.Length > 0, logits)
        {
            case (true, _, false):
                session.Step(inputs, tokens, output);
                break;
            case (true, _, true):
                session.StepLogits(inputs, tokens, output);
                break;
            case (false, true, false):
                session.Step(tokens[0], output);
                break;
            case (false, true, true):
                session.StepLogits(tokens[0], output);
                break;
            case (false, false, false):
                session.Step(inputs, output);
                break;
            default:
                session.StepLogits(inputs, output);
                break;
        }
    }
}
