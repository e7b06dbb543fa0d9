
namespace RnnGen.Compiler.Declarations;

/// <summary>As RnnGen.Merge.</summary>
internal enum Merge
{
    Concat = 0,
    Sum = 1,
    Average = 2,
    Multiply = 3,
}
