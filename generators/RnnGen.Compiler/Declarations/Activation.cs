
namespace RnnGen.Compiler.Declarations;

/// <summary>As RnnGen.Activation.</summary>
internal enum Activation
{
    Identity = 0,
    Tanh = 1,
    Sigmoid = 2,
    Relu = 3,
    LeakyRelu = 4,
    Elu = 5,
    Softplus = 6,
    Softsign = 7,
    HardSigmoid = 8,
    HardTanh = 9,
    Gelu = 10,
    Swish = 11,
}

/// <summary>As RnnGen.GruVariant.</summary>
internal enum GruVariant
{
    ResetAfter = 0,
    ResetBefore = 1,
    Minimal = 2,
}
