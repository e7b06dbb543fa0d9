using System.Collections.Generic;
using System.Linq;

namespace RnnGen.Compiler.Emission;

/// <summary>The words of C#.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> Reserved =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "__arglist",
        "__makeref", "__reftype", "__refvalue",
    ];

    /// <summary>Words that are names nearly everywhere.</summary>
    private static readonly HashSet<string> Contextual =
    [
        "add", "alias", "allows", "and", "args", "ascending", "async", "await", "by", "descending", "dynamic", "equals", "extension", "field", "file", "from", "get", "global", "group", "init", "into",
        "join", "let", "managed", "nameof", "nint", "not", "notnull", "nuint", "on", "or", "orderby", "partial", "record", "remove", "required", "scoped", "select", "set", "unmanaged", "value", "var",
        "when", "where", "with", "yield",
    ];

    /// <summary>Whether a name means something to C# that emitted code could mean by it: no local is called so.</summary>
    public static bool IsWord(string name) => Reserved.Contains(name) || Contextual.Contains(name);

    /// <summary>A user's name as it must be written.</summary>
    public static string Escape(string name) => Reserved.Contains(name) ? "@" + name : name;

    /// <summary>A user's type as it must be declared once more: C# warns of one in lower case (CS8981) where the user writes it, which is enough.</summary>
    public static string EscapeType(string name) => name.All(c => c is >= 'a' and <= 'z') ? "@" + name : Escape(name);
}
