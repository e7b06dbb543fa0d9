using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>Source that unrolls too many steps takes the C# compiler minutes and gains nothing.</summary>
internal sealed class UnrolledSteps() : Rule(RuleIds.UnrolledSteps, "Too many steps are unrolled")
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
        return (long)steps * layers > Limits.UnrolledSteps ? [At(element, $"The recurrent layers would unroll {(long)steps * layers} steps in total, {steps} per layer, but the maximum is {Limits.UnrolledSteps}. Use UnrollMode.Auto, or UnrollMode.Factor with a smaller UnrollFactor.")] : [];
    }
}
