using System.Linq;
using RnnGen.Compiler.Ground;

namespace RnnGen.Compiler.Declarations;

/// <summary>The annotated class, as far as the emitted parts must repeat it and the rules must judge it.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="ContainingTypes">The types around it, outermost first.</param>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Keyword"><c>class</c> or <c>record</c>.</param>
/// <param name="IsPublic">Whether it and all types around it are public, so that its members may be public in any project.</param>
/// <param name="HintName">A name that no other network of the project has, also when case is ignored: the emitted files are called after it.</param>
/// <param name="Problems">What the rules about types object to.</param>
internal sealed record TypeDeclaration(
    string Namespace,
    EquatableArray<ContainingType> ContainingTypes,
    string Name,
    string Keyword,
    bool IsPublic,
    string HintName,
    EquatableArray<TypeProblem> Problems)
{
    /// <summary>The name with those of its namespace and of the types around it.</summary>
    public string FullName => string.Join(".", new[] { Namespace }.Where(static name => name.Length > 0).Concat(ContainingTypes.Select(static type => type.Name)).Append(Name));
}
