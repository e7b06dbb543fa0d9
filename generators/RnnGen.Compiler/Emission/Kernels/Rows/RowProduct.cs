using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Ir.Ops;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission.Rows;

/// <summary>
/// Writes a product with the rows on the lanes: a number of the result is a register, a weight is the same in all of its lanes. The order of each sum is that of the kernels
/// with lanes over units.
/// </summary>
/// <param name="Starts">The elements of what the sums start from.</param>
/// <param name="Operands">The elements of the vectors that are multiplied.</param>
internal sealed record RowProduct(EmissionContext Context, Affine Affine, IReadOnlyList<IReadOnlyList<string>> Starts, IReadOnlyList<IReadOnlyList<string>> Operands)
{
    /// <summary>A weight in all lanes.</summary>
    public static string Weight(EmissionContext context, Parameter parameter, int output, int input)
    {
        var place = context.Schedule.Parameters[parameter];
        var distance = ((long)output * place.OutputStride) + ((long)input * place.InputStride);
        return $"V.Broadcast(Unsafe.Add(ref p, {context.Offset(parameter)}{(distance > 0 ? $" + {distance}" : "")}))";
    }

    /// <summary>A weight in all lanes: that of an output and of the element <paramref name="input"/>, a variable, of a term's operand.</summary>
    public static string Weight(EmissionContext context, Term term, int output, string input)
    {
        var place = context.Schedule.Parameters[term.Parameter];
        var (stride, distance) = term.Transposed ? (place.OutputStride, (long)output * place.InputStride) : (place.InputStride, (long)output * place.OutputStride);
        return $"V.Broadcast(Unsafe.Add(ref p, {context.Offset(term.Parameter)}{(distance > 0 ? $" + {distance}" : "")} + {(stride == 1 ? input : $"({input} * {stride})")}))";
    }

    /// <summary>Declares the results under these names.</summary>
    public void Write(SourceWriter writer, IReadOnlyList<string> names, Kernel kernel)
    {
        if (kernel.Kind == KernelKind.Dot && !kernel.IsScalar)
        {
            writer.Write(string.Join("\n", names.Select((name, n) => $"V {name} = {string.Join(" + ", StartsOf(n).Concat(Affine.Terms.Select((term, i) => Dot(term, i, n))))};")));
            return;
        }

        // One chain for each number, element after element of the operands; those of different numbers do not wait for each other.
        var isFirstPlain = kernel.IsScalar && Starts.Count == 0;
        var sums = names.Select((name, n) => $"V {name} = {(isFirstPlain ? $"{WeightOf(Affine.Terms[0], n, 0)} * {Operands[0][0]}" : string.Join(" + ", StartsOf(n).DefaultIfEmpty("V.Zero")))};");
        writer.Write(string.Join("\n", sums));
        for (var i = 0; i < Affine.Terms.Count; i++)
        {
            for (var k = isFirstPlain && i == 0 ? 1 : 0; k < Affine.Terms[i].Depth; k++)
            {
                writer.Write(string.Join("\n", names.Select((name, n) => $"{name} = V.MultiplyAdd({WeightOf(Affine.Terms[i], n, k)}, {Operands[i][k]}, {name});")));
            }
        }
    }

    private IEnumerable<string> StartsOf(int n) => Starts.Select(start => start.Count == 1 ? start[0] : start[n]);

    private string WeightOf(Term term, int output, int input) =>
        term.Transposed ? Weight(Context, term.Parameter, input, output) : Weight(Context, term.Parameter, output, input);

    private string Dot(Term term, int i, int output) =>
        PartialSums.Fold(Enumerable.Range(0, term.Depth).Select(k => $"V.MultiplyAdd({WeightOf(term, output, k)}, {Operands[i][k]}, V.Zero)").ToList());
}
