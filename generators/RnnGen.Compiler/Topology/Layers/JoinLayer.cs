using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Topology.Layers;

/// <summary>[Concat], [Add], [Multiply]: one value of several.</summary>
/// <param name="Place">Its place in the network.</param>
/// <param name="Mode">The way in which they become one.</param>
/// <param name="IsKnown">Whether all that it names is there.</param>
internal sealed record JoinLayer(LayerPlace Place, JoinMode Mode, bool IsKnown) : Layer(Place)
{
    public static JoinLayer Bind(LayerDeclaration written, LayerPlace place, JoinMode mode) => new(place, mode, place.Sources.Count > 0 && place.Sources.Count == written.Sources.Count);

    /// <summary>The numbers that it reads at a step, as descriptions count them: of what it puts side by side all, otherwise those of one.</summary>
    public int InputSize(IEnumerable<int> widths) => Mode == JoinMode.Concat ? widths.Sum() : widths.First();

    public override int? OutputWidth => !IsKnown ? null : Mode == JoinMode.Concat ? Place.Sources.Aggregate((int?)0, (sum, source) => sum + source.Width) : Place.Sources[0].Width;
}

/// <summary>The ways in which several values become one.</summary>
internal enum JoinMode
{
    /// <summary>Side by side.</summary>
    Concat,

    /// <summary>Their sum.</summary>
    Add,

    /// <summary>Their elementwise product.</summary>
    Multiply,
}
