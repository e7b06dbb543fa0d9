using RnnGen.Fuzz.Tests.Language;

namespace RnnGen.Fuzz.Tests.Generation;

/// <summary>What the expressions of a method can name.</summary>
internal sealed class Scope
{
    private readonly List<Expression> _locals = [];
    private readonly HashSet<string> _unused = [];

    /// <summary>Variables of loops around, with their largest values.</summary>
    public List<(string Name, int Least, int Most)> Variables { get; } = [];

    /// <summary>Counts, with their values.</summary>
    public List<Count> Counts { get; } = [];

    /// <summary>Locals that can be assigned to: they stay in <see cref="Interval.State"/>.</summary>
    public HashSet<string> Mutable { get; } = [];

    /// <summary>Whether what is written now may have no effect: it must not be all that names something trained.</summary>
    public bool IsDead { get; set; }

    /// <summary>Whether parameters can be added, which is so in Step.</summary>
    public bool CanTrain { get; set; }

    public IReadOnlyList<Expression> Locals => _locals;

    /// <summary>What nothing else has named yet.</summary>
    public IEnumerable<Expression> Unused => _locals.Where(local => _unused.Contains(local.Name));

    public void Add(Expression local, bool mustBeUsed = true)
    {
        _locals.Add(local);
        if (mustBeUsed)
        {
            _unused.Add(local.Name);
        }
    }

    public Expression Use(Expression local)
    {
        if (!IsDead)
        {
            _unused.Remove(local.Name);
        }

        return local;
    }

    /// <summary>A variable has a new value, which nothing has named.</summary>
    public void MarkUnused(string name) => _unused.Add(name);

    public void Replace(Expression local) => _locals[_locals.FindIndex(each => each.Name == local.Name)] = local;

    /// <summary>Takes away what a block declared.</summary>
    public void Leave(int locals, int variables, int counts)
    {
        Counts.RemoveRange(counts, Counts.Count - counts);
        _unused.ExceptWith(_locals.Skip(locals).Select(local => local.Name));
        _locals.RemoveRange(locals, _locals.Count - locals);
        Variables.RemoveRange(variables, Variables.Count - variables);
    }
}
