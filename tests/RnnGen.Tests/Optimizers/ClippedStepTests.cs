using System.Numerics;
using RnnGen.Simd;
using RnnGen.Testing;

namespace RnnGen.Tests;

/// <summary>A step that clips in the pass that updates, beside clipping in place and a step.</summary>
public sealed class ClippedStepTests
{
    private const double Rate = 0.01;

    private static readonly Dictionary<string, GradientClipping> Clippings = new(StringComparer.Ordinal)
    {
        ["none"] = GradientClipping.None,
        ["by value"] = GradientClipping.ByValue(0.25),
        ["by norm"] = GradientClipping.ByNorm(0.5),
        ["by global norm"] = GradientClipping.ByGlobalNorm(0.5),
        ["by a norm that is not reached"] = GradientClipping.ByGlobalNorm(1e6),
        ["adaptive"] = GradientClipping.Adaptive(0.1),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var optimizer in OptimizerCatalog.All.Keys)
            {
                foreach (var clipping in Clippings.Keys)
                {
                    cases.Add(optimizer, clipping);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void OnePass_GivesTheBitsOfTwo(string optimizer, string clipping)
    {
        foreach (var width in Enum.GetValues<LaneWidth>())
        {
            Assert.Equal(Run<float>(optimizer, clipping, width, inOnePass: false), Run<float>(optimizer, clipping, width, inOnePass: true));
            Assert.Equal(Run<double>(optimizer, clipping, width, inOnePass: false), Run<double>(optimizer, clipping, width, inOnePass: true));
        }
    }

    [Theory]
    [InlineData("by value")]
    [InlineData("by global norm")]
    public void Gradients_StayAsTheyAre(string clipping)
    {
        var layout = FlatLayouts.Vectors(37);
        var (weights, gradients) = (FlatLayouts.Filled<float>(layout, 1), FlatLayouts.Filled<float>(layout, 2));
        var before = gradients.Values.ToArray();
        new Adam().Bind(weights).Apply(gradients, Rate, Clippings[clipping], GradientSpans.Norm<float>(gradients.Values));
        Assert.Equal(before, gradients.Values.ToArray());
        Clippings[clipping].Apply(gradients);
        Assert.NotEqual(before, gradients.Values.ToArray());
    }

    [Fact]
    public void FrozenTensors_CountNotInTheNorm()
    {
        var layout = FlatLayouts.Vectors(37, 5);
        var (weights, gradients) = (FlatLayouts.Filled<double>(layout, 1), FlatLayouts.Filled<double>(layout, 2));
        var (expected, start) = (weights.Clone(), weights.Values.ToArray());
        var known = GradientSpans.Norm<double>(gradients.Values);
        gradients["tensor1"].CopyFrom([0, 0, 0, 0, 0]);
        Assert.NotEqual(known, GradientSpans.Norm<double>(gradients.Values));
        new Sgd().Bind(expected).Apply(gradients, Rate, Clippings["by global norm"], GradientSpans.Norm<double>(gradients.Values));

        gradients["tensor1"].CopyFrom([9, 9, 9, 9, 9]);
        new Sgd().Bind(weights, [], ["tensor1"]).Apply(gradients, Rate, Clippings["by global norm"], known);
        Assert.Equal(expected.Values[..37].ToArray(), weights.Values[..37].ToArray());
        Assert.Equal(start[48..], weights.Values[48..].ToArray());
    }

    [Fact]
    public void AClippedStep_AllocatesNothing()
    {
        var layout = FlatLayouts.Vectors(100);
        var gradients = FlatLayouts.Filled<float>(layout, 2);
        var state = new AdamW().Bind(FlatLayouts.Filled<float>(layout, 1));
        Assert.All(Clippings.Values, clipping => Assert.Equal(0, Allocation.Of(() => state.Apply(gradients, Rate, clipping, 3))));
    }

    [Fact]
    public void WrongArguments_AreRefused()
    {
        var gradients = FlatLayouts.Filled<float>(FlatLayouts.Vectors(5), 2);
        var state = new Adam().Bind(FlatLayouts.Filled<float>(FlatLayouts.Vectors(5), 1));
        Assert.Throws<ArgumentNullException>("clipping", () => state.Apply(gradients, Rate, null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => state.Apply(gradients, -1, GradientClipping.None, 1));
        Assert.Throws<ArgumentException>("gradients", () => state.Apply(new(FlatLayouts.Vectors(6)), Rate, GradientClipping.None, 1));
        Assert.Equal(0, state.Step);
    }

    /// <summary>The weights after some steps. 53 elements, the gap included: a whole register and a rest at every width.</summary>
    private static T[] Run<T>(string optimizer, string clipping, LaneWidth width, bool inOnePass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layout = FlatLayouts.Vectors(19, 21);
        var (weights, gradients) = (FlatLayouts.Filled<T>(layout, 1), FlatLayouts.Filled<T>(layout, 2));
        var state = OptimizerCatalog.All[optimizer].Optimizer.Bind(weights, width);
        for (var step = 0; step < 5; step++)
        {
            FlatLayouts.Refill(gradients, 100 + step);
            var norm = GradientSpans.Norm<T>(gradients.Values);
            if (inOnePass)
            {
                state.Apply(gradients, Rate, Clippings[clipping], norm);
            }
            else
            {
                Clippings[clipping].Apply(gradients, weights);
                state.Apply(gradients, Rate);
            }
        }

        return weights.Values.ToArray();
    }
}
