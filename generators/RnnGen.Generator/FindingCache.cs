using System.Collections.Concurrent;
using System.Threading;
using RnnGen.Compiler;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Validation;

namespace RnnGen.Generator;

/// <summary>
/// What was found in declarations, so that each is planned once: the analyzer asks after every keystroke in a file, and what the generator has compiled, it need not check. Findings are a pure
/// function of the declaration, and hold no place in the source.
/// </summary>
internal sealed class FindingCache
{
    /// <summary>More networks than a solution has; beyond it the cache begins anew.</summary>
    private const int MaxEntries = 512;

    private readonly ConcurrentDictionary<NetworkDeclaration, EquatableArray<Finding>> _findings = new();

    /// <summary>The number of declarations that are known.</summary>
    public int Count => _findings.Count;

    /// <inheritdoc cref="NetworkCompiler.Compile" />
    public CompiledNetwork Compile(NetworkDeclaration declaration, CancellationToken cancellationToken)
    {
        var compiled = NetworkCompiler.Compile(declaration, cancellationToken);
        Add(declaration, compiled.Findings);
        return compiled;
    }

    /// <summary>The findings of <see cref="NetworkCompiler.Check"/>.</summary>
    public EquatableArray<Finding> Check(NetworkDeclaration declaration, CancellationToken cancellationToken)
    {
        if (!_findings.TryGetValue(declaration, out var findings))
        {
            findings = NetworkCompiler.Check(declaration, cancellationToken).Findings;
            Add(declaration, findings);
        }

        return findings;
    }

    private void Add(NetworkDeclaration declaration, EquatableArray<Finding> findings)
    {
        if (_findings.Count >= MaxEntries)
        {
            _findings.Clear();
        }

        _findings[declaration] = findings;
    }
}
