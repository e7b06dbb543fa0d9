using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

public sealed class NetworkDescriptionTests
{
    [Fact]
    public void Text_IsATable() => Assert.Equal(
        """
        Tests.Leaky: many to many, 4 steps of 2 features, up to 3 rows, single precision, MeanSquaredError

        layer   kind    shape    parameters   FLOPs per row and step
        leaky   Leaky   2 -> 3            9                       12
        total           2 -> 3            9                       12

        bytes: parameters 96, prediction 912, training 912, session 56

        """,
        Leaky.SingleEngine(new()).Description.ToString());

    [Fact]
    public void Tokens_AndPrecision_AreStated()
    {
        var description = Leaky.Engine(new() { InputSize = 0, Vocabulary = 5_000, Loss = null, Shape = SequenceShape.ManyToOne }).Description;
        Assert.StartsWith("Tests.Leaky: many to one, 4 steps of 5,000 tokens, up to 3 rows, double precision, no loss\n", description.ToString(), StringComparison.Ordinal);
        Assert.Equal(5_001 * 8 * 8, description.ParameterBytes);
    }

    public static TheoryData<SequenceShape> Shapes => [.. Enum.GetValues<SequenceShape>()];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void EveryShape_IsNamed(SequenceShape shape)
    {
        var text = Leaky.Engine(new() { Shape = shape }).Description.ToString();

        // OneToMany as "one to many".
        var words = string.Concat(shape.ToString().Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString())).Trim();
        Assert.StartsWith($"Tests.Leaky: {words.Replace("encoder decoder", "encoder and decoder", StringComparison.Ordinal)}, ", text, StringComparison.Ordinal);
    }
}
