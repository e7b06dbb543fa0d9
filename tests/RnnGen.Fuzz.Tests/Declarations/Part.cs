using System.Globalization;

namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>A named argument of an attribute, as C# writes it: <c>Merge = MergeMode.Sum</c>.</summary>
internal sealed record Setting(string Name, string Value);

/// <summary>An attribute of a declaration: a layer, the loss, or what says that the class is a network.</summary>
/// <param name="Kind">The attribute's name, such as <c>Lstm</c> or <c>Cell&lt;Leaky&gt;</c>.</param>
/// <param name="Arguments">What stands before the named arguments: sizes, a rate, the kind of loss.</param>
/// <param name="Settings">The named arguments.</param>
internal sealed record Part(string Kind, IReadOnlyList<string> Arguments, IReadOnlyList<Setting> Settings)
{
    public bool IsCell => Kind.StartsWith("Cell<", StringComparison.Ordinal);

    public bool IsRecurrent => IsCell || Kind is "Lstm" or "Gru" or "Elman" or "LinearRnn" or "Jordan" || KeepsSteps;

    /// <summary>Whether its states are past inputs, or what they come to: a decoder does not begin with them.</summary>
    public bool KeepsSteps => Kind is "Lags" or "Pool" or "AttentionPool";

    /// <summary>Whether it makes one value of several, which its arguments name.</summary>
    public bool IsJoin => Kind is "Concat" or "Add" or "Multiply";

    /// <summary>Whether it is a layer with a class of its own.</summary>
    public bool IsOwnLayer => Kind.StartsWith("Layer<", StringComparison.Ordinal);

    /// <summary>The class of the layer.</summary>
    public string LayerName => Kind[6..^1];

    /// <summary>Whether its arguments are sizes.</summary>
    public bool HasSizes => Kind is not ("Dropout" or "Pool" or "Layer<OwnSmooth>" or "SelfAttention") && !IsJoin;

    public bool IsTree => Kind is "TreeLstm" or "TreeRnn";

    /// <summary>Whether it is a loss with a class of its own.</summary>
    public bool IsOwnLoss => Kind.StartsWith("Loss<", StringComparison.Ordinal);

    /// <summary>The loss as it is written: LossKind.Huber, or Loss&lt;Own&gt;.</summary>
    public string LossWord => IsOwnLoss ? Kind : Arguments[0];

    /// <summary>The same without what all have in common.</summary>
    public string LossName => IsOwnLoss ? Kind[5..^1] : Arguments[0]["LossKind.".Length..];

    /// <summary>The class of the cell.</summary>
    public string CellName => Kind[5..^1];

    public string Text => Arguments.Count + Settings.Count == 0
        ? $"[{Kind}]"
        : $"[{Kind}({string.Join(", ", Arguments.Concat(Settings.Select(setting => $"{setting.Name} = {setting.Value}")))})]";

    public static Part Of(string kind, params object[] arguments) =>
        new(kind, [.. arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture)!)], []);

    public Part With(string name, object value) =>
        this with { Settings = [.. Settings.Where(setting => setting.Name != name), new(name, Convert.ToString(value, CultureInfo.InvariantCulture)!)] };

    public Part Without(string name) => this with { Settings = [.. Settings.Where(setting => setting.Name != name)] };

    public string? Value(string name) => Settings.FirstOrDefault(setting => setting.Name == name)?.Value;

    public bool Flag(string name) => Value(name) == "true";

    /// <summary>A number among the named arguments; 0 where it is not written.</summary>
    public double Number(string name) => Value(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 0;

    public int Integer(string name) => (int)Number(name);

    /// <summary>The n-th size; 0 where there is none, as for a rate.</summary>
    public int Size(int n = 0) => n < Arguments.Count && int.TryParse(Arguments[n], CultureInfo.InvariantCulture, out var size) ? size : 0;
}
