
namespace RnnGen.Compiler.Ir.Ops;

/// <summary>A piece of an equation and how tightly it binds.</summary>
internal sealed record Wording(string Text, Binding Binding)
{
    public static Wording Atom(string text) => new(text, Binding.Atom);

    /// <summary>The text, in parentheses where it binds less tightly than <paramref name="around"/>.</summary>
    public string Within(Binding around) => Binding >= around ? Text : "(" + Text + ")";
}

/// <summary>From loose to tight.</summary>
internal enum Binding
{
    Sum,
    Product,
    Atom,
}
