#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
using System.ComponentModel;

namespace RnnGen.Runtime;
#endif

/// <summary>The unit of an output.</summary>
#if !RNNGEN_COMPILER
[EditorBrowsable(EditorBrowsableState.Never)]
#endif
public enum OutputUnit
{
    /// <summary>A value in the targets' units.</summary>
    Value = 0,

    /// <summary>A difference in the targets' units, such as a standard deviation.</summary>
    Scale = 1,

    /// <summary>A number without a unit, such as a probability.</summary>
    None = 2,
}
