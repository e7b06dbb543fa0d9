using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Equations;

/// <summary>
/// Whether C# has errors in the bodies of a compilation's methods. To find them it binds a body anew, and a loop may call a method many times: each is looked at once.
/// </summary>
internal sealed class BodyErrors
{
    private static readonly ConditionalWeakTable<Compilation, BodyErrors> Known = new();

    private readonly ConcurrentDictionary<SyntaxNode, bool> _found = new();

    /// <summary>The errors of a compilation, kept as long as the compilation itself.</summary>
    public static BodyErrors Of(Compilation compilation) => Known.GetValue(compilation, _ => new BodyErrors());

    /// <summary>Whether a declaration has errors, which <paramref name="find"/> finds out where that is not known.</summary>
    public bool Has(SyntaxNode declaration, Func<SyntaxNode, bool> find) => _found.GetOrAdd(declaration, find);
}
