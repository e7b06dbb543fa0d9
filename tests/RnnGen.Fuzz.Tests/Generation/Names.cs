namespace RnnGen.Fuzz.Tests.Generation;

/// <summary>Names that emitted code uses too, keywords, and names beyond ASCII; each once.</summary>
internal sealed class Names(Random random)
{
    private static readonly string[] Nasty =
    [
        "row", "rows", "t", "p", "g", "a", "w", "V", "M", "x0", "s0", "d", "h_t", "unit", "units", "lanes", "valid", "token", "tokens", "sum", "tile", "dh", "x", "h", "c", "s", "k", "n", "y", "z", "i", "j",
        "f", "f2", "f3", "W", "U", "b", "step", "steps", "width", "offset", "length", "index", "shard", "tape", "span", "inputs", "outputs", "weights", "bias", "gradient", "total", "lane", "batch", "mask", "acc",
        "first", "last", "count", "value", "get", "set", "partial", "global", "nint", "dynamic", "where", "state", "states", "h0", "c0", "v0", "v1", "T", "E", "e", "x_t", "x1", "d_h", "dx", "one", "zero",
        "@class", "@event", "@new", "@in", "@out", "@ref", "@float", "@double", "@for", "@this", "@base", "@static", "@return", "@if", "@int", "@fixed", "@params", "@lock", "@operator",
        "α", "β", "σ", "été", "状態", "ñ", "ĥ", "Ω", "x\u0303", "скорость", "ß", "ﬁ", "h\u2032".Replace('\u2032', '_'), "__", "_1", "_x", "x__", "vector", "matrix", "scalar", "cell", "self", "args", "result",
    ];

    private static readonly string[] NastyTypes =
        ["Gated", "Row", "Kernel", "Lanes", "Tape", "Shard", "Équation", "Ячейка", "@event", "Unit_2", "State", "Forward", "Backward", "Model", "Lstm", "Gru", "Dense", "Input", "_", "细胞"];

    private static readonly string[] NastyMethods = ["Gate", "gate", "Blend", "Mix", "Kernel", "Forward", "Run", "F", "step", "σ", "@is", "Apply", "Next", "Row", "Of", "Zeros", "Core"];

    /// <summary>What a parameter of Step is not called: a rule says so.</summary>
    private static readonly string[] Reserved = ["valid", "token"];

    private readonly HashSet<string> _taken = [];

    /// <summary>A name that is not taken here.</summary>
    public string New()
    {
        while (true)
        {
            var name = random.Next(4) == 0 ? $"v{random.Next(100)}" : Nasty[random.Next(Nasty.Length)];
            if (_taken.Add(name))
            {
                return name;
            }
        }
    }

    /// <summary>A name for a parameter of Step.</summary>
    public string NewParameter()
    {
        var name = New();
        return Reserved.Contains(name) ? NewParameter() : name;
    }

    public string NewType() => Pick(NastyTypes.Where(name => name != "_").ToArray());

    public string NewMethod() => Pick(NastyMethods);

    private string Pick(string[] names)
    {
        var name = names[random.Next(names.Length)];
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = names[random.Next(names.Length)].TrimStart('@') + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }
}
