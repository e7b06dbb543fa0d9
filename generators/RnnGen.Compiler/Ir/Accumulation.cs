using System.Collections.Generic;

namespace RnnGen.Compiler.Ir;

/// <summary>An addition to the gradient of a parameter, by each row and step.</summary>
/// <param name="Parameter">Whose gradient.</param>
/// <param name="Delta">The adjoint of the parameter's product (or sum).</param>
internal abstract record Accumulation(Parameter Parameter, Value Delta)
{
    public abstract IReadOnlyList<Value> Operands { get; }

    public abstract Accumulation With(IReadOnlyList<Value> operands);
}

/// <summary>dL/dW += delta x^T: the matrix was multiplied with x.</summary>
internal sealed record OuterAccumulation(Parameter Parameter, Value Delta, Value X) : Accumulation(Parameter, Delta)
{
    public override IReadOnlyList<Value> Operands => [Delta, X];

    public override Accumulation With(IReadOnlyList<Value> operands) => new OuterAccumulation(Parameter, operands[0], operands[1]);
}

/// <summary>dL/db += delta: the vector was added.</summary>
internal sealed record SumAccumulation(Parameter Parameter, Value Delta) : Accumulation(Parameter, Delta)
{
    public override IReadOnlyList<Value> Operands => [Delta];

    public override Accumulation With(IReadOnlyList<Value> operands) => new SumAccumulation(Parameter, operands[0]);
}

/// <summary>dL/dE[:, token] += delta: one column of the matrix was looked up.</summary>
internal sealed record ScatterAccumulation(Parameter Parameter, Value Delta, Value Token) : Accumulation(Parameter, Delta)
{
    public override IReadOnlyList<Value> Operands => [Delta, Token];

    public override Accumulation With(IReadOnlyList<Value> operands) => new ScatterAccumulation(Parameter, operands[0], operands[1]);
}
