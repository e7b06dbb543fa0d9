using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Equations;

/// <summary>
/// Which trained parameters of a user's cell stand side by side in memory: matrices that one vector is multiplied with, so that one pass over it serves them all, as the
/// gates of a built-in cell; and the biases.
/// </summary>
internal sealed class StoragePlan
{
    private readonly Dictionary<int, StoragePlace> _places = [];

    public StoragePlan(CellProgram program)
    {
        var uses = new MatrixUses(program);
        var factors = program.Equations
            .Where(equation => equation.Operation == "Product")
            .Select(equation => (Matrix: uses.FactorOf(equation.Operands[0]), Vector: equation.Operands[1]))
            .Where(product => product.Matrix is { } matrix && uses.PartsOf(matrix) == 1)
            .ToLookup(product => product.Matrix!.Value, product => product.Vector);
        var trained = Enumerable.Range(0, program.Parameters.Count).Where(i => program.Parameters[i].IsTrained).ToList();

        // In the order of their use, which is that of the gates. What is multiplied with several vectors stands alone, and so does what is read in parts.
        foreach (var group in factors.Where(factor => factor.Distinct().Count() == 1).GroupBy(factor => factor.First(), factor => factor.Key))
        {
            Add("products of " + group.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), group);
        }

        foreach (var matrix in trained.Where(i => program.Parameters[i].IsMatrix && !_places.ContainsKey(i)).ToList())
        {
            Add(program.Parameters[matrix].Name, [matrix]);
        }

        Add("all biases", trained.Where(i => !program.Parameters[i].IsMatrix));
    }

    /// <summary>Where a parameter stands.</summary>
    public StoragePlace this[int parameter] => _places[parameter];

    private void Add(string storage, IEnumerable<int> parameters)
    {
        var block = 0;
        foreach (var parameter in parameters)
        {
            _places.Add(parameter, new StoragePlace(storage, block++));
        }
    }
}

/// <summary>A place among parameters that stand side by side.</summary>
/// <param name="Storage">What they have in common.</param>
/// <param name="Block">Which of them.</param>
internal sealed record StoragePlace(string Storage, int Block);
