namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>Changes a declaration without asking whether the documents allow it: a rule may fire, or the network is a rare one.</summary>
internal static class Disturbance
{
    public static Declaration Of(Declaration declaration, Draws draws)
    {
        for (var count = draws.Weighted((70, 1), (30, 2)); count > 0; count--)
        {
            declaration = Change(declaration, draws);
        }

        return declaration;
    }

    private static Declaration Change(Declaration declaration, Draws draws)
    {
        var layers = declaration.Layers.ToList();
        var i = draws.Next(layers.Count);
        switch (draws.Next(9))
        {
            case 0:
                layers.RemoveAt(i);
                break;
            case 1:
                layers.Insert(i, layers[draws.Next(layers.Count)]);
                break;
            case 2:
                var j = draws.Next(layers.Count);
                (layers[i], layers[j]) = (layers[j], layers[i]);
                break;
            case 3 when layers[i].Arguments.Count > 0:
                layers[i] = layers[i] with { Arguments = [draws.Pick("1", "2", "6", "0", "-1"), .. layers[i].Arguments.Skip(1)] };
                break;
            case 4:
                layers[i] = layers[i].With(draws.Pick("Residual", "Bidirectional", "Reverse", "LayerNorm", "UseBias"), draws.Pick("true", "true", "false"));
                break;
            case 5:
                return declaration with { Network = declaration.Network.With("Shape", "SequenceShape." + draws.Pick(Enum.GetNames<SequenceShape>())) };
            case 6:
                var (name, value) = draws.Pick(("Stateful", "true"), ("BackpropSteps", "3"), ("TraceGradients", "true"), ("InputGradients", "true"), ("RepeatLastOutput", "true"), ("Steps", "1"), ("OutputSteps", "3"), ("UnrollFactor", "2"));
                return declaration with { Network = declaration.Network.With(name, value) };
            case 7:
                return declaration with { Loss = Part.Of("Loss", "LossKind." + draws.Pick([.. Enum.GetNames<LossKind>().Where(kind => kind != nameof(LossKind.Custom))])) };
            default:
                return declaration with { Loss = declaration.Loss?.With(draws.Pick("Delta", "LabelSmoothing", "Labels"), "1") };
        }

        return declaration with { Layers = layers };
    }
}
