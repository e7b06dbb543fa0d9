using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Optimization;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>
/// What starts a sum of products, and what is added to it. <c>Affine(b | W x, U z)</c> is b + W x + U z in one kernel; each test says of one term on which side of the line it falls.
/// The order of a sum reaches the bits of weights.
/// </summary>
public sealed class FuseProjectionsTests
{
    private readonly NodeBuilder _node = new("node", SmallPrograms.Steps);
    private readonly Value _x;
    private readonly Value _y;
    private readonly Value _z;

    public FuseProjectionsTests() => (_x, _y, _z) = (_node.Given("x"), _node.Given("y"), _node.Given("z"));

    [Fact]
    public void Forward_WhatStandsBeforeTheProducts_Starts() =>
        Assert.Equal("Affine(b, Multiply(y, z) | W x, U z)", Forward(_node.Bias() + (_y * _z) + W(_x) + U(_z)));

    [Fact]
    public void Forward_WhatStandsAfterTheProducts_IsAdded() => Assert.Equal("Add(Affine( | W x), y)", Forward(W(_x) + _y));

    [Fact]
    public void Forward_TermThatOccursTwice_StartsOnlyWhereItStandsBefore() => Assert.Equal("Add(Affine(y | W x), y)", Forward(_y + W(_x) + _y));

    /// <summary>A kernel starts from vectors. A number is as wide as a vector of one element, and yet none.</summary>
    [Fact]
    public void Forward_Number_DoesNotStart() =>
        Assert.Equal("Add(Affine( | W x), 2)", Forward(_node.Step.Constant(2) + _node.Times(SmallPrograms.Matrix("W", rows: 1), _x)));

    [Fact]
    public void Forward_Products_StayInTheirOrder() => Assert.Equal("Affine( | W x, U z, W y)", Forward(W(_x) + U(_z) + W(_y)));

    [Fact]
    public void Backward_WhatTheNodeReads_StartsWhereverItStands() => Assert.Equal("Affine(y | Wᵀ x)", Backward(WT(_x) + _y));

    [Fact]
    public void Backward_Scalar_DoesNotStart() => Assert.Equal("Add(Affine( | Wᵀ x), s)", Backward(_node.Given("s", width: 1) + WT(_x)));

    /// <summary>With the first products begins what is computed element by element: it is ready no sooner than they.</summary>
    [Fact]
    public void Backward_WhatIsComputedInTheSameRound_IsAdded() =>
        Assert.Equal("Add(Affine( | Wᵀ x), Multiply(y, z))", Backward((_y * _z) + WT(_x)));

    [Fact]
    public void Backward_WhatAnEarlierRoundHasLeft_Starts() =>
        Assert.Equal("Affine(Multiply(y, z) | Wᵀ δ)", Backward(WT(Delta) + (_y * _z)));

    /// <summary>Products make rounds; element by element, one operation follows another within one.</summary>
    [Fact]
    public void Backward_WhatManyElementwiseOperationsLeaveBeforeTheRound_Starts() =>
        Assert.Equal("Affine(Multiply(Multiply(Multiply(y, z), z), z) | Wᵀ δ)", Backward(WT(Delta) + (_y * _z * _z * _z)));

    /// <summary>The sum begins when its last product can.</summary>
    [Fact]
    public void Backward_OfProductsOfTwoRounds_TheLaterOneSaysWhatStarts() =>
        Assert.Equal("Affine(Multiply(y, z) | Uᵀ y, Wᵀ δ)", Backward(WT(Delta) + UT(_y) + (_y * _z)));

    /// <summary>A value is ready when the last of its operands is.</summary>
    [Fact]
    public void Backward_WhatNeedsAProductOfTheSameRound_IsAdded() =>
        Assert.Equal("Add(Affine( | Wᵀ δ), Multiply(y, Affine( | Vᵀ δ)))", Backward((_y * _node.TimesTransposed(SmallPrograms.Matrix("V"), Delta)) + WT(Delta)));

    /// <summary>Adjoints of gates stand side by side, as their matrices do in the tensor: those of one tensor follow each other in the order of its blocks.</summary>
    [Fact]
    public void Backward_Products_AreInTheOrderOfTheirTensors()
    {
        var (b, a1, a0) = (SmallPrograms.Matrix("B", tensor: "b"), SmallPrograms.Matrix("A1", tensor: "a", block: 1), SmallPrograms.Matrix("A0", tensor: "a"));
        Assert.Equal("Affine( | A0ᵀ x, A1ᵀ y, Bᵀ z)", Backward(_node.TimesTransposed(b, _z) + _node.TimesTransposed(a1, _y) + _node.TimesTransposed(a0, _x)));
    }

    /// <summary>A value that a first round of products leaves.</summary>
    private Value Delta => _node.Step.Let("δ", UT(_x));

    private Value W(Value vector) => _node.Times(SmallPrograms.Matrix("W"), vector);

    private Value U(Value vector) => _node.Times(SmallPrograms.Matrix("U"), vector);

    private Value WT(Value vector) => _node.TimesTransposed(SmallPrograms.Matrix("W"), vector);

    private Value UT(Value vector) => _node.TimesTransposed(SmallPrograms.Matrix("U"), vector);

    private string Forward(Value sum) => SmallPrograms.OutputsAfter(new FuseProjections(), _node.Map([sum])).Single();

    private string Backward(Value sum) => SmallPrograms.Nested(new FuseProjections().Run(SmallPrograms.Backward(_node.Map([sum]))).Backward[0].Body.Outputs[0]);
}
