using System.Globalization;
using System.Xml.Linq;

namespace RnnGen.Tests;

public sealed class GradientFlowTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string, double[], double, double, GradientFlowVerdict> Flows => new()
    {
        { "steady", [0.5, 1, 2, 4], 0.125, 0.5, GradientFlowVerdict.Steady },
        { "at the lower threshold", [1e-3, 1], 1e-3, 1e-3, GradientFlowVerdict.Steady },
        { "vanishing", [0.0001, 0.01, 1], 1e-4, 0.01, GradientFlowVerdict.Vanishing },
        { "vanished", [0, 0.01, 1], 0, 0, GradientFlowVerdict.Vanishing },
        { "exploding", [4096, 64, 1], 4096, 64, GradientFlowVerdict.Exploding },
        { "every row ends early", [2, 4, 8, 0, 0], 0.25, 0.5, GradientFlowVerdict.Steady },
        { "one step", [3], 1, 1, GradientFlowVerdict.Steady },
        { "nothing", [0, 0], double.NaN, double.NaN, GradientFlowVerdict.None },
        { "infinite", [double.PositiveInfinity, 1], double.PositiveInfinity, double.PositiveInfinity, GradientFlowVerdict.NotFinite },
        { "NaN within", [1, double.NaN, 1], 1, 1, GradientFlowVerdict.NotFinite },
    };

    [Theory]
    [MemberData(nameof(Flows), DisableDiscoveryEnumeration = true)]
    public void Ratio_ComparesTheFirstStepWithTheLast(string name, double[] norms, double ratio, double perStep, GradientFlowVerdict verdict)
    {
        Assert.NotEmpty(name);
        var layer = new GradientFlow(["lstm"], [norms])["lstm"];
        Assert.Equal(ratio, layer.Ratio);

        // A quotient, a logarithm of magnitude at most 10 within 4 ulp, and an exponential within 4 ulp.
        Assert.Equal(perStep, layer.RatioPerStep, Math.Max(1e-300, double.IsFinite(perStep) ? perStep * 50 * 2.3e-16 : 0));
        Assert.Equal(verdict, layer.Verdict);
        Assert.Equal(norms, layer.Norms);
    }

    [Fact]
    public void Text_IsATable()
    {
        var flow = new GradientFlow(["elman", "lstm2"], [[1e-6, 1e-3, 1], [0.5, 0.5, 0.25]]);
        Assert.Equal(
            """
            gradient flow: norms of dL/dh_t, ratios of the first step to the last

            layer   steps   first norm   last norm      ratio   per step   verdict
            elman       3     1.00E-06    1.00E+00   1.00E-06      0.001   vanishing
            lstm2       3     5.00E-01    2.50E-01   2.00E+00      1.414   steady

            vanishing: a ratio below 0.001; exploding: above 1000

            """.ReplaceLineEndings("\n"),
            flow.ToString());
    }

    [Fact]
    public void Plot_PutsDecadesAtEqualDistances()
    {
        var svg = XDocument.Parse(new GradientFlow(["elman"], [[1e-4, 1e-3, 1e-2, 1e-1]]).ToSvg());
        var points = svg.Descendants(Svg + "polyline").Single().Attribute("points")!.Value
            .Split([' ', ',']).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal([70, 340, 280, 240, 490, 140, 700, 40], points);
        Assert.Equal(["1e-4", "1e-3", "1e-2", "1e-1"], Texts(svg).Where(text => text.StartsWith("1e", StringComparison.Ordinal)));
        Assert.Contains("elman: steady, ratio 1.0E-3", Texts(svg));
    }

    [Fact]
    public void Plot_LeavesOutWhatHasNoLogarithm()
    {
        var svg = XDocument.Parse(new GradientFlow(["a", "b<&>"], [[1, 2, 0, 3, double.NaN, 4, 5], [0, 0, 0, 0, 0, 0, 0]]).ToSvg());
        Assert.Equal([2, 2], svg.Descendants(Svg + "polyline").Select(line => line.Attribute("points")!.Value.Split(' ').Length));
        Assert.Single(svg.Descendants(Svg + "circle"));
        Assert.DoesNotContain("NaN", string.Concat(svg.Descendants(Svg + "polyline").Select(line => line.ToString())), StringComparison.Ordinal);
        Assert.Contains(Texts(svg), text => text.StartsWith("b<&>: no gradient", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(1_000)]
    public void Plot_HasATickForAtMostElevenSteps(int steps)
    {
        var svg = XDocument.Parse(new GradientFlow(["gru"], [[.. Enumerable.Repeat(1.0, steps)]]).ToSvg());
        var ticks = Texts(svg).Where(text => int.TryParse(text, CultureInfo.InvariantCulture, out _)).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(ticks.Length, 1, 11);
        Assert.Equal(0, ticks[0]);
        Assert.InRange(ticks[^1], 0, steps - 1);
    }

    [Fact]
    public void Plot_IsSavedAsItIs()
    {
        var flow = new GradientFlow(["gru"], [[1, 2]]);
        var file = Path.GetTempFileName();
        try
        {
            flow.SaveSvg(file);
            Assert.Equal(flow.ToSvg(), File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void BadArguments_AreRefused()
    {
        Refused("norms", "1 layers", () => new(["a"], []));
        Refused("norms", "0 layers", () => new([], []));
        Refused("norms", "'a' has no steps", () => new(["a"], [[]]));
        Refused("norms", "'b' at step 1 is -2", () => new(["a", "b"], [[1], [1, -2]]));
        Refused("layers", "a, a", () => new(["a", "a"], [[1], [1]]));
        var error = Assert.Throws<KeyNotFoundException>(() => new GradientFlow(["a", "b"], [[1], [1]])["c"]);
        Assert.Contains("there are a, b", error.Message, StringComparison.Ordinal);

        static void Refused(string parameter, string message, Func<GradientFlow> make)
        {
            var error = Assert.Throws<ArgumentException>(parameter, make);
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Texts(XDocument svg) => svg.Descendants(Svg + "text").Select(text => text.Value);
}
