
namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A piece of an equation and how tightly it binds.</summary>
internal sealed record Wording(string Text, Precedence Precedence)
{
    public static Wording Atom(string text) => new(text, Precedence.Atom);

    /// <summary>The text, in parentheses where it binds less tightly than <paramref name="around"/>.</summary>
    public string Within(Precedence around) => Precedence >= around ? Text : "(" + Text + ")";
}

/// <summary>From loose to tight.</summary>
internal enum Precedence
{
    Sum,
    Product,
    Atom,
}
