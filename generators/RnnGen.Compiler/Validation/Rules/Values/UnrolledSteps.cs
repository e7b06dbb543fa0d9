using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Source that writes out too many steps takes the C# compiler minutes and gains nothing.</summary>
internal sealed class UnrolledSteps() : Rule(
    RuleIds.UnrolledSteps,
    "Too many steps are written out",
    "{0} steps of {1} recurrent layers would be written out, and at most {2} are. Use UnrollMode.Auto, or UnrollMode.Factor with a smaller UnrollFactor.")
{
    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        var options = network.Options;
        var steps = options.Unroll switch
        {
            UnrollMode.Full => options.Steps,
            UnrollMode.Factor => options.UnrollFactor,
            _ => 0,
        };
        var layers = network.Layers.OfType<RecurrentLayer>().Count();
        var element = Element.OfNetwork(options.Unroll == UnrollMode.Factor ? "UnrollFactor" : "Unroll");
        return (long)steps * layers > Limits.UnrolledSteps ? [At(element, steps, layers, Limits.UnrolledSteps)] : [];
    }
}
