using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator.Equations;

/// <summary>The problems that are found while a cell is read. A loop that runs over the same text many times objects to it once.</summary>
internal sealed class Objections
{
    private readonly List<Objection> _all = [];
    private readonly HashSet<(string Rule, Location Place)> _seen = [];

    /// <summary>The objections, in the order of reading; none where C# itself rejects the code, which says enough.</summary>
    public IReadOnlyList<Objection> All => IsRejected ? [] : _all;

    /// <summary>Whether C# rejects the code.</summary>
    public bool IsRejected { get; private set; }

    /// <summary>Whether the cell has no program for what was found.</summary>
    public bool AreGrave => IsRejected || _all.Any(objection => objection.Rule.Severity == RuleSeverity.Error);

    public void Add(CellRule rule, Location location, string message)
    {
        if (_seen.Add((rule.Id, location)))
        {
            _all.Add(new Objection(rule, location, message));
        }
    }

    /// <summary>Leaves the code to the C# compiler's own errors.</summary>
    public void Reject() => IsRejected = true;

    /// <summary>Leaves the code to the C# compiler's own errors, where no rule has anything against it.</summary>
    public void RejectUnlessGrave() => IsRejected |= !AreGrave;
}
