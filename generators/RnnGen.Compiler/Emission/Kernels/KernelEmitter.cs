using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the kernels: a method for each kernel of each node, and one for each gradient.</summary>
internal sealed class KernelEmitter(EmissionContext context)
{
    private readonly Dictionary<Node, IReadOnlyList<KernelCall>> _calls = new(ByIdentity<Node>.Comparer);
    private readonly Dictionary<Node, IReadOnlyList<KernelCall>> _gradients = new(ByIdentity<Node>.Comparer);
    private readonly SourceWriter _writer = new();

    /// <summary>The kernels of a node's kernels, in order.</summary>
    public IReadOnlyList<KernelCall> CallsOf(Node node) => _calls[node];

    /// <summary>The kernels of a node's gradients.</summary>
    public IReadOnlyList<KernelCall> GradientsOf(Node node) => _gradients[node];

    /// <summary>Whether some kernel has one unit, and so no lanes.</summary>
    public bool HasScalars => _calls.Values.Concat(_gradients.Values).SelectMany(calls => calls).Any(call => !call.TypeArguments.Contains("V"));

    /// <summary>Writes all kernels; the other files call them.</summary>
    public string Emit(System.Threading.CancellationToken cancellationToken)
    {
        foreach (var plan in context.Schedule.UnitKernels)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _calls[plan.Node] = plan.Kernels.Select(kernel => EmitKernel(plan, kernel)).ToList();
            _gradients[plan.Node] = Gradient.Of(plan, context.Schedule).Select(gradient => EmitGradient(plan, gradient)).ToList();
        }

        return _writer.ToString();
    }

    private KernelCall EmitKernel(KernelPlan plan, Kernel kernel)
    {
        var part = plan.Kernels.Count > 1 ? "." + NameOf(kernel) : plan.Node is Scan ? ".step" : plan.Node is TreeScan or ReverseTreeScan ? ".nodes" : "";
        var name = context.Schedule.IsOfOneRow
            ? context.Method((plan.Node.Name, kernel), "Step" + Identifiers.Pascal(plan.Node.Name + (part == ".step" ? "" : part)))
            : context.Method((plan.Node.Name, kernel), Identifiers.Pascal(plan.Node.Name + part));
        var signature = new KernelSignature(context);
        var common = new KernelWriter(context, _writer);
        var equations = Equations(plan.Node, kernel.Computed);
        var summary = SummaryOf(plan.Node, kernel, equations);
        var turnsRound = false;
        switch (kernel.Kind)
        {
            case var _ when kernel.IsScalar:
                new ScalarWriter(common, plan, kernel, signature).Write(name, summary);
                break;
            case KernelKind.Product when context.Schedule.IsOfOneRow:
                var product = new StepProductWriter(common, plan, kernel, signature);
                product.Write(name, summary);
                turnsRound = product.TurnsRound;
                break;
            case KernelKind.Product:
                new ProductWriter(common, plan, kernel, signature).Write(name, summary);
                break;
            case KernelKind.Dot:
                EquationKernelWriter.Dots(common, plan, kernel, signature, name, summary);
                break;
            case KernelKind.Row:
                EquationKernelWriter.Rows(common, plan, kernel, signature, name, summary);
                break;
            case KernelKind.Block:
                EquationKernelWriter.Blocks(common, plan, kernel, signature, name, summary);
                break;
            default:
                EquationKernelWriter.Elementwise(common, plan, kernel, signature, name, summary);
                break;
        }

        _writer.Line();
        var carried = plan.Node switch { ReverseScan reverse => reverse.Carried, ReverseTreeScan => plan.Node.Recurrent, _ => null };
        var carriedOnly = carried is not null && kernel.Stores.All(s => carried.Contains(s.Place.Sequence));
        return new KernelCall(name, signature, KernelWriter.TypeArguments(!kernel.IsScalar, common.IsPass), equations, carriedOnly, turnsRound);
    }

    private KernelCall EmitGradient(KernelPlan plan, Gradient gradient)
    {
        var node = (plan.Node as Map)?.CutFrom ?? plan.Node.Name;
        var name = context.Method((plan.Node.Name, gradient), Identifiers.Pascal(node) + "_" + NameOf(gradient));
        var signature = new KernelSignature(context);
        var equations = gradient.EquationsIn(plan.Node).ToList();
        var writer = new GradientWriter(new KernelWriter(context, _writer), gradient, signature, equations);
        writer.Write(name);
        _writer.Line();
        return new KernelCall(name, signature, KernelWriter.TypeArguments(!writer.IsScalar, isPass: false), equations, IsCarriedOnly: false) { Parts = writer.Parts, Work = writer.Work, Repeated = context.Schedule.IsRepeated(gradient.First) ? gradient.First : null };
    }

    private static string NameOf(Kernel kernel) => kernel.Kind switch
    {
        KernelKind.Product or KernelKind.Dot => "product",
        KernelKind.Row => "reduction",
        KernelKind.Block => "rows",
        _ => "equations",
    };

    /// <summary>U for all gates of a tensor, U_rz for some; of a user's cell, all names.</summary>
    private string NameOf(Gradient gradient)
    {
        if (gradient.First.Storage is not null)
        {
            return string.Join("_", gradient.Accumulations.Select(a => Identifiers.Camel(a.Parameter.Symbol.ToString())));
        }

        var letter = Identifiers.Camel(gradient.First.Symbol.Letter);
        var isWhole = context.Schedule.Parameters.TensorOf(gradient.First).Blocks.Count == gradient.Accumulations.Count;
        return isWhole ? letter : letter + "_" + string.Concat(gradient.Accumulations.Select(a => a.Parameter.Symbol is { Gate: { Length: > 0 } gate } ? gate : a.Parameter.Symbol.Letter));
    }

    /// <summary>What a kernel computes. Equations that stand in its body, each beside its code, are not listed twice.</summary>
    private static IReadOnlyList<string> SummaryOf(Node node, Kernel kernel, IReadOnlyList<string> equations) => kernel switch
    {
        { Kind: KernelKind.Product, IsProductOnly: false } => Equations(node, kernel.Products),
        { Kind: KernelKind.Elementwise } when equations.Count > 1 => [$"{equations.Count} equations of {node.Name}."],
        _ => equations,
    };

    /// <summary>The equations of a kernel's named values; of its last value where none has a name.</summary>
    private static IReadOnlyList<string> Equations(Node node, IEnumerable<Value> values)
    {
        var all = values.ToList();
        var text = EquationText.Of(node);
        var named = all.Where(text.IsNamed).ToList();
        return (named.Count > 0 ? named : all.Skip(all.Count - 1)).Select(text.Equation).ToList();
    }
}

/// <summary>A kernel as the passes call it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Its arrays.</param>
/// <param name="TypeArguments">Its type arguments.</param>
/// <param name="Equations">What it computes.</param>
/// <param name="IsCarriedOnly">Whether it computes nothing but what the step before needs.</param>
/// <param name="TurnsRound">Whether every other step of a session takes its units from the last to the first.</param>
internal sealed record KernelCall(string Name, KernelSignature Signature, string TypeArguments, IReadOnlyList<string> Equations, bool IsCarriedOnly, bool TurnsRound = false)
{
    /// <summary>Of a gradient: how many parts of it can be computed apart from each other.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>Of a gradient: the work of each part, over one row, in multiply-adds.</summary>
    public long Work { get; init; }

    /// <summary>Of a gradient that other kernels add to as well: the parameter; otherwise null.</summary>
    public Parameter? Repeated { get; init; }

    /// <summary>The name with its type arguments.</summary>
    public string Generic => TypeArguments.Length > 0 ? $"{Name}<{TypeArguments}>" : Name;
}
