using System.Globalization;

namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>The ways to make a declaration smaller by a step, the largest steps first.</summary>
internal static class Reductions
{
    public static IEnumerable<Declaration> Of(Declaration declaration) =>
        Layers(declaration).Concat(Sizes(declaration)).Concat(Settings(declaration)).Concat(Losses(declaration));

    private static IEnumerable<Declaration> Layers(Declaration declaration)
    {
        for (var i = declaration.Layers.Count - 1; i > 0; i--)
        {
            yield return declaration with { Layers = [.. declaration.Layers.Where((_, index) => index != i)] };
        }

        for (var i = 1; i < declaration.Layers.Count; i++)
        {
            if (declaration.Layers[i].IsCell || declaration.Layers[i].Kind is "Lstm" or "Gru" or "Jordan")
            {
                var layer = declaration.Layers[i];
                yield return Replace(declaration, i, layer with { Kind = "Elman", Arguments = [layer.Arguments[^1]], Settings = [.. layer.Settings.Where(setting => setting.Name is "Bidirectional" or "Merge" or "Reverse" or "LayerNorm" or "UseBias" or "Dropout" or "RecurrentDropout" or "Zoneout" or "Residual")] });
            }
        }
    }

    private static IEnumerable<Declaration> Sizes(Declaration declaration)
    {
        foreach (var name in new[] { "Steps", "OutputSteps", "BatchSize", "BackpropSteps", "UnrollFactor" })
        {
            foreach (var value in Smaller(declaration.Network.Integer(name)))
            {
                yield return declaration with { Network = declaration.Network.With(name, value) };
            }
        }

        // All sizes at once, since widths that must agree change together.
        foreach (var size in new[] { 1, 2, 3, 4, 8 })
        {
            if (declaration.Layers.Skip(1).Any(layer => layer.Size() > size))
            {
                yield return declaration with { Layers = [.. declaration.Layers.Select(layer => !layer.HasSizes ? layer : layer with { Arguments = [.. layer.Arguments.Select((_, n) => Math.Min(size, layer.Size(n)).ToString(CultureInfo.InvariantCulture))] })] };
            }
        }

        for (var i = 0; i < declaration.Layers.Count; i++)
        {
            var layer = declaration.Layers[i];
            for (var n = 0; n < layer.Arguments.Count && layer.HasSizes; n++)
            {
                foreach (var value in Smaller(layer.Size(n)))
                {
                    yield return Replace(declaration, i, layer with { Arguments = [.. layer.Arguments.Select((argument, m) => m == n ? value.ToString(CultureInfo.InvariantCulture) : argument)] });
                }
            }

            foreach (var name in new[] { "Vocabulary", "Projection", "AttentionUnits", "TransitionDepth" })
            {
                foreach (var value in Smaller(layer.Integer(name)))
                {
                    yield return Replace(declaration, i, layer.With(name, value));
                }
            }
        }
    }

    private static IEnumerable<Declaration> Settings(Declaration declaration)
    {
        foreach (var setting in declaration.Network.Settings.Where(setting => setting.Name is not ("Steps" or "BatchSize" or "OutputSteps")))
        {
            yield return declaration with { Network = declaration.Network.Without(setting.Name) };
        }

        for (var i = 0; i < declaration.Layers.Count; i++)
        {
            foreach (var setting in declaration.Layers[i].Settings.Where(setting => setting.Name != "Vocabulary"))
            {
                yield return Replace(declaration, i, declaration.Layers[i].Without(setting.Name));
            }
        }
    }

    private static IEnumerable<Declaration> Losses(Declaration declaration)
    {
        if (declaration.Loss is not { } loss)
        {
            yield break;
        }

        foreach (var other in declaration.Others)
        {
            var without = declaration with { Others = [.. declaration.Others.Where(each => each != other)] };
            yield return without with { Layers = [.. declaration.Layers.Where((_, i) => Topology.Name(declaration.Layers, i) != other.Value("Of")?.Trim('"'))] };
            yield return without;
            yield return without with { Others = [.. without.Others, other with { Settings = [.. other.Settings.Where(setting => setting.Name == "Of")] }] };
        }

        foreach (var setting in loss.Settings)
        {
            yield return declaration with { Loss = loss.Without(setting.Name) };
        }

        if (declaration.LossKind != "MeanSquaredError")
        {
            yield return declaration with { Loss = Part.Of("Loss", "LossKind.MeanSquaredError") };
        }

        foreach (var value in Smaller(loss.Integer("Labels")))
        {
            yield return declaration with { Loss = loss.With("Labels", value) };
        }

        yield return declaration with { Loss = null };
    }

    private static IEnumerable<int> Smaller(int value) => new[] { 1, 2, 3, value / 2, value - 1 }.Where(smaller => smaller > 0 && smaller < value).Distinct();

    private static Declaration Replace(Declaration declaration, int index, Part layer) =>
        declaration with { Layers = [.. declaration.Layers.Select((each, i) => i == index ? layer : each)] };
}
