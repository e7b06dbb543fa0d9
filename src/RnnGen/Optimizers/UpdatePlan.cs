using System.Numerics;

namespace RnnGen;

/// <summary>
/// The stretches of the flat parameters that a step updates, each with its group: group 0 is all that no one named, group i + 1 the i-th that was
/// given. Neighbours of one group are one stretch, the gaps between them included, so that without groups there is only one.
/// </summary>
internal sealed class UpdatePlan
{
    private const int FrozenGroup = -1;
    private const int Gap = -2;

    private UpdatePlan(IReadOnlyList<ParameterGroup> groups, List<UpdateSegment> segments)
    {
        Groups = [null, .. groups];
        Trained = segments.FindAll(static segment => segment.Group >= 0).ToArray();
        Frozen = segments.FindAll(static segment => segment.Group == FrozenGroup).ToArray();
    }

    /// <summary>The groups; null for those without a difference.</summary>
    internal ParameterGroup?[] Groups { get; }

    /// <summary>The stretches that a step updates.</summary>
    internal UpdateSegment[] Trained { get; }

    /// <summary>The stretches that no step touches.</summary>
    internal UpdateSegment[] Frozen { get; }

    /// <exception cref="ArgumentException">A name is unknown, or names what another group has.</exception>
    internal static UpdatePlan Of<T>(ParameterSet<T> parameters, IReadOnlyList<ParameterGroup> groups, IReadOnlyList<string> frozen)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (groups.Count == 0 && frozen.Count == 0 && !HasFrozen(parameters))
        {
            return new(groups, [new(0, parameters.Values.Length, 0)]);
        }

        var groupOf = Assign(parameters.Tensors, groups);
        foreach (var tensor in frozen.SelectMany(name => Find(parameters.Tensors, name, nameof(frozen))).Concat(parameters.Tensors.Where(static t => t.Layout.Frozen)))
        {
            groupOf[tensor] = FrozenGroup;
        }

        var owners = new int[parameters.Values.Length];
        Array.Fill(owners, Gap);
        foreach (var tensor in parameters.Tensors)
        {
            foreach (var run in tensor.Runs)
            {
                owners.AsSpan(run.Offset, run.Length).Fill(groupOf.GetValueOrDefault(tensor));
            }
        }

        return new(groups, Join(owners));
    }

    private static bool HasFrozen<T>(ParameterSet<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < parameters.Tensors.Count; i++)
        {
            if (parameters.Tensors[i].Layout.Frozen)
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<ParameterTensor<T>, int> Assign<T>(IReadOnlyList<ParameterTensor<T>> tensors, IReadOnlyList<ParameterGroup> groups)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var groupOf = new Dictionary<ParameterTensor<T>, int>();
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var tensor in groups[i].Names.SelectMany(name => Find(tensors, name, nameof(groups))).Distinct())
            {
                if (!groupOf.TryAdd(tensor, i + 1))
                {
                    throw new ArgumentException($"Expected each tensor in at most one group; '{tensor.Name}' is in two of them: {string.Join("; ", groups)}.", nameof(groups));
                }
            }
        }

        return groupOf;
    }

    /// <summary>The tensor, or all tensors of the layer. A tensor's name begins with its layer's and a dot.</summary>
    private static ParameterTensor<T>[] Find<T>(IReadOnlyList<ParameterTensor<T>> tensors, string name, string parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterTensor<T>[] found = [.. tensors.Where(tensor => tensor.Name == name || LayerOf(tensor.Name) == name)];
        return found.Length > 0
            ? found
            : throw new ArgumentException(
                $"There is no layer and no tensor '{name}' with parameters; there are the layers {string.Join(", ", tensors.Select(static t => LayerOf(t.Name)).Distinct())} and the tensors {string.Join(", ", tensors.Select(static t => t.Name))}.",
                parameter);
    }

    private static string LayerOf(string tensor) => tensor.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? tensor[..dot] : tensor;

    private static List<UpdateSegment> Join(int[] owners)
    {
        var segments = new List<UpdateSegment>();
        var start = 0;
        for (var i = 1; i <= owners.Length; i++)
        {
            // A gap belongs to what is before it, and one at the very beginning to what is after it.
            if (i < owners.Length && (owners[i] == Gap || owners[start] == Gap))
            {
                owners[i] = owners[i] == Gap ? owners[i - 1] : owners[i];
                owners[start] = owners[start] == Gap ? owners[i] : owners[start];
            }

            if (i == owners.Length || owners[i] != owners[start])
            {
                segments.Add(new(start, i - start, owners[start]));
                start = i;
            }
        }

        return segments;
    }
}

/// <summary>Consecutive elements of one group.</summary>
/// <param name="Offset">The first of them.</param>
/// <param name="Length">The number of elements.</param>
/// <param name="Group">The group; -1: frozen.</param>
internal readonly record struct UpdateSegment(int Offset, int Length, int Group);
