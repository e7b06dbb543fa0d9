using System.Globalization;
using System.Reflection;
using RnnGen.Fuzz.Tests.Declarations;
using Xunit.Abstractions;

namespace RnnGen.Fuzz.Tests;

/// <summary>What random declarations have between them: everything that attributes can say, whatever is added to these.</summary>
public sealed class DrawnDeclarationTests(ITestOutputHelper log)
{
    private const int Population = 3_000;

    private const int Least = 8;

    [Fact]
    public void RandomDeclarations_HaveEveryLayer_EveryOption_AndEveryChoice()
    {
        var counts = Expected().Distinct().ToDictionary(key => key, _ => 0);
        foreach (var part in Enumerable.Range(1, Population).Select(DeclarationGenerator.Draw).SelectMany(declaration => declaration.Layers.Append(declaration.Network).Append(declaration.Loss).Concat(declaration.Others).OfType<Part>()))
        {
            foreach (var key in Keys(part).Where(counts.ContainsKey))
            {
                counts[key]++;
            }
        }

        log.WriteLine(string.Join("\n", counts.OrderBy(count => count.Value).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value,8} {count.Key}"))));
        Assert.All(counts, count => Assert.True(count.Value >= Least, $"{count.Key}: {count.Value} times among {Population} declarations, expected at least {Least}"));
    }

    /// <summary>Every attribute that stands on a network, with each thing that can be set, and with each value of those that are choices.</summary>
    private static IEnumerable<string> Expected()
    {
        var types = typeof(LayerAttribute).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(LayerAttribute)) || type == typeof(RecurrentNetworkAttribute) || type == typeof(LossAttribute)));
        foreach (var type in types)
        {
            var kind = KindOf(type);
            yield return kind;
            foreach (var property in type.GetProperties().Where(property => property.CanWrite && IsDrawn(kind, property.Name)))
            {
                yield return $"{kind}.{property.Name}";
                foreach (var value in property.PropertyType.IsEnum ? Enum.GetNames(property.PropertyType) : [])
                {
                    yield return $"{property.PropertyType.Name}.{value}";
                }
            }
        }

        foreach (var loss in Enum.GetNames<LossKind>().Where(loss => loss != nameof(LossKind.Custom)))
        {
            yield return "LossKind." + loss;
        }

        foreach (var loss in UserLosses.Sources.Keys)
        {
            yield return $"Loss<{loss}>";
        }

        foreach (var layer in UserLayers.Sources.Keys)
        {
            yield return $"Layer<{layer}>";
        }

        yield return "Loss<OwnExpectile>.NormalizeTargets";
    }

    /// <summary>The input's name says nothing, and neither does that of a layer without weights; some have no values that predictions could give.</summary>
    private static bool IsDrawn(string kind, string property) => (kind, property) is not (("Input" or "Dropout", "Name") or ("Cell", "LayerNorm") or ("Input" or "Decoder" or "TreeLstm" or "TreeRnn", "Exposed"));

    private static string KindOf(Type type) => type.Name.Split('`')[0] is var name && name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;

    private static IEnumerable<string> Keys(Part part)
    {
        var kind = part.IsCell ? "Cell" : part.IsOwnLayer ? "Layer" : part.Kind;
        return part.Settings.SelectMany(setting => new[] { $"{kind}.{setting.Name}", setting.Value }).Concat(part.Arguments).Concat([kind, part.Kind]).Distinct();
    }
}
