using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;

namespace RnnGen.Compiler.Tests.Equations;

/// <summary>The text of a loss is the loss.</summary>
public sealed class LossTextTests
{
    private const string Text =
        """
        loss 1 Pinball
        input vector y square=1
        target vector target
        option scalar level
        Subtract 1 0 : e
        Multiply 2 3
        Mean 4
        results 5
        link 1 Pinball
        input vector y square=1
        option scalar level
        Multiply 1 0
        results 2
        """;

    [Fact]
    public void Text_ReadsAsTheLossItWasWrittenFrom()
    {
        var program = LossText.Read(Text)!;
        Assert.Equal(Text.ReplaceLineEndings("\n"), LossText.Write(program));
        Assert.Equal(("Pinball", true, null), (program.Name, program.Link is not null, program.Point));
        Assert.Equal([CellParameterRole.Input, CellParameterRole.Target, CellParameterRole.Option], program.Loss.Parameters.Select(parameter => parameter.Role));
    }

    [Theory]
    [InlineData("loss 1 Pinball", "loss 2 Pinball")]
    [InlineData("target vector target\n", "")]
    [InlineData("results 5", "results 9")]
    [InlineData("results 2", "results")]
    [InlineData("Mean 4", "Unknown 4")]
    [InlineData("loss 1", "cell 1")]
    public void Text_OfALaterVersion_OrABrokenOne_IsNotRead(string part, string other) => Assert.Null(LossText.Read(Text.ReplaceLineEndings("\n").Replace(part, other, StringComparison.Ordinal)));

    /// <summary>A width that the equations leave open is that of the outputs; one that they fix is fixed.</summary>
    [Fact]
    public void Target_IsAsWideAsTheEquationsAsk()
    {
        var loss = new LossDeclaration(Compiler.Declarations.LossKind.Custom) { Program = LossText.Read(Text) };
        Assert.Equal(7, LossWidths.TargetOf(loss, 7));

        var halves = new LossDeclaration(Compiler.Declarations.LossKind.Custom) { Program = LossText.Read("loss 1 Half\ninput vector y square=1\ntarget vector target\nPart 0 # 0 2\nSubtract 1 2\nPart 0 # 1 2\nMultiply 3 4\nSum 5\nresults 6") };
        Assert.Equal((4, null), (LossWidths.TargetOf(halves, 8), LossWidths.TargetOf(halves, 7)));
    }
}
