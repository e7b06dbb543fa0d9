using RnnGen.Compiler.Cells;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Optimization;

namespace RnnGen.Compiler.Tests.Optimization;

/// <summary>The order of terms: what needs x_t alone, and of that products last; products with states, other states, scalars.</summary>
public sealed class OrderSumsTests
{
    private readonly NodeBuilder _node = new("scan", SmallPrograms.Steps);
    private readonly Value _x;
    private readonly Value _y;
    private readonly Value _h;

    public OrderSumsTests()
    {
        (_x, _y) = (_node.Given("x"), _node.Given("y"));
        _h = _node.State("h", SmallPrograms.Width);
        _node.Next(_h, _x);
    }

    [Fact]
    public void Terms_AreInOneOrder_WhateverTheEquationsIs()
    {
        var scalar = _node.Given("s", width: 1);
        Assert.Equal(["y + W x + U h₋ + h₋ + s"], Ordered(scalar + _h + U(_h) + W(_x) + _y));
    }

    [Fact]
    public void TermsOfTheSamePlace_KeepTheOrderOfTheEquation() => Assert.Equal(["y + x + W y + W x + U h₋"], Ordered(W(_y) + _y + U(_h) + W(_x) + _x));

    /// <summary>Beside a product of one element a number is no narrower than the sum; it comes last all the same.</summary>
    [Fact]
    public void Number_ComesLast_AlsoWhereTheSumIsAScalar()
    {
        var row = SmallPrograms.Matrix("W", rows: 1);
        Assert.Equal(["W x + W h₋ + 2"], Ordered(_node.Step.Constant(2) + _node.Times(row, _h) + _node.Times(row, _x)));
    }

    [Fact]
    public void SumWithoutProducts_StaysAsItIs() => Assert.Equal(["h₋ + y"], Ordered(_h + _y));

    [Fact]
    public void SumWithinASum_IsPartOfIt() => Assert.Equal(["y + W x + U h₋ + h₋"], Ordered(_h + (U(_h) + (W(_x) + _y))));

    /// <summary>A name is an equation of its own.</summary>
    [Fact]
    public void SumWithAName_IsATerm() => Assert.Equal(["W x + n"], Ordered(_node.Step.Let("n", _h + _y) + W(_x)));

    /// <summary>It is computed once for both.</summary>
    [Fact]
    public void SumThatTwoSumsRead_IsATermOfBoth()
    {
        var shared = _h + _y;
        Assert.Equal(["W x + h₋ + y", "W y + h₋ + y"], Ordered(shared + W(_x), shared + W(_y)));
    }

    [Fact]
    public void SumThatLeavesTheNode_IsATerm()
    {
        var shared = _h + _y;
        Assert.Equal(["W x + h₋ + y", "h₋ + y"], Ordered(shared + W(_x), shared));
    }

    private Value W(Value vector) => _node.Times(SmallPrograms.Matrix("W"), vector);

    private Value U(Value vector) => _node.Times(SmallPrograms.Matrix("U"), vector);

    /// <summary>The outputs as equations: without parentheses, as sums within sums are printed.</summary>
    private IEnumerable<string> Ordered(params Value[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _node.Output(values[i], SmallPrograms.Sequence($"out{i}", values[i].Width));
        }

        return new OrderSums().Run(SmallPrograms.Forward(_node.Scan())).Forward.Single().Body.Outputs.Select(Text);
    }

    private static string Text(Value value) => value.Op switch
    {
        Add when value.Name is null => $"{Text(value.Operands[0])} + {Text(value.Operands[1])}",
        _ => value.Name?.ToString() ?? SmallPrograms.Nested(value),
    };
}
