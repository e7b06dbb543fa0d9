
namespace RnnGen.Compiler.Declarations;

/// <summary>As RnnGen.Initializer.</summary>
internal enum Initializer
{
    GlorotUniform = 0,
    GlorotNormal = 1,
    Orthogonal = 2,
    HeUniform = 3,
    HeNormal = 4,
    LeCunUniform = 5,
    LeCunNormal = 6,
    Uniform = 7,
    Zeros = 8,
    Constant = 9,
    PyTorch = 10,
}
