namespace RnnGen.Compiler.Declarations;

/// <summary>As RnnGen.Activation.</summary>
internal enum Activation
{
    Identity = 0,
    Tanh = 1,
    Sigmoid = 2,
    Relu = 3,
}

/// <summary>As RnnGen.GruVariant.</summary>
internal enum GruVariant
{
    ResetAfter = 0,
    ResetBefore = 1,
}
