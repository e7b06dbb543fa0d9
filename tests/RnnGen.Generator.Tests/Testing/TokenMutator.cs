using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Generator.Tests.Testing;

/// <summary>Changes a few tokens of a declaration at random.</summary>
internal static class TokenMutator
{
    private const string Header = "using RnnGen; namespace M";

    private static readonly string[][] Seeds =
    [
        .. new[]
        {
            "[RecurrentNetwork(Steps = 4, BatchSize = 2)] [Input(3)] [Lstm(5)] [Dense(2)] [Loss(LossKind.MeanSquaredError)] public sealed partial class Net { }",
            "[RecurrentNetwork(Steps = 6, Unroll = UnrollMode.Factor, UnrollFactor = 3)] [Input(Vocabulary = 7)] [Embedding(3)] [Gru(4, Variant = GruVariant.ResetBefore)] [Dense(3)] [Loss(LossKind.SoftmaxCrossEntropy)] partial class Net { public string? Subject { get; init; } }",
            "[RecurrentNetwork(Shape = SequenceShape.ManyToMany, Steps = 3, Precision = Precision.Double)] [Input(1)] [Elman(2, Activation = Activation.Relu, L1 = 0.5, Name = \"a\")] [Dropout(0.25)] [Lstm(3, UseBias = false)] [Dense(1)] [Loss(LossKind.BinaryCrossEntropy)] internal partial record Net { private static int Months() { return 12; } }",
            "public partial class Outer { [RecurrentNetwork(Shape = SequenceShape.OneToOne)] [Input(2)] [Dense(2, Activation = Activation.Tanh)] [Lstm(2, ForgetBias = 0.5, KernelScale = 2.0)] sealed partial class Net { private int _shape = 1; public int Months => _shape; } }",
            "[RecurrentNetwork(Steps = 5)] [Input(2)] [Gru(3, KernelInitializer = Initializer.Uniform, KernelScale = 0.1)] partial class Net { } partial class Net { private const int A = 1; public override string ToString() { return \"\" + A; } }",
        }.Select(Tokens),
    ];

    private static readonly string[] Numbers =
        ["0", "1", "2", "3", "4", "5", "6", "7", "12", "33", "-1", "65", "65536", "int.MaxValue", "0.5", "1.0", "-0.25", "1e-9", "1e40", "double.NaN", "'a'", "true"];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", ",", ";", "=", ":", "-", ".", "<", ">", "<T>", "partial", "static", "abstract", "sealed", "record", "class", "struct", "file",
        "public", "private", "required", "default", "null", "typeof(int)", "\"lstm\"", "\"a b\"", "\"\u00E9\"", "Net", "Shape", "Predict", "Load", "Units", "Name", "Steps",
        "[Input(2)]", "[Lstm(3)]", "[Gru(2)]", "[Elman(2)]", "[Dense(2)]", "[Dropout(0.5)]", "[Embedding(2)]", "[RecurrentNetwork]", "[Loss(LossKind.MeanSquaredError)]",
        "Unroll = UnrollMode.Full,", "Steps = 8,", "BatchSize = 3,", "Precision = Precision.Double,", "Name = \"b\",", "Activation = Activation.Sigmoid,", "L2 = 0.5,",
        "int Sizes;", "public void Save() { }", "public Net() : this(3) { }", "Net(int a) { }", "partial class Net { }", "(int a)", ": System.Exception", "@class",
    ];

    /// <summary>A source of its own namespace, with one to three changes.</summary>
    public static string Mutate(int number, Random random)
    {
        var tokens = Seeds[random.Next(Seeds.Length)].ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            Change(tokens, random);
        }

        return Header + number.ToString(CultureInfo.InvariantCulture) + "; " + string.Join(" ", tokens);
    }

    /// <summary>The namespace of a mutated source.</summary>
    public static string NamespaceOf(string source) => source[(Header.Length - 1)..source.IndexOf(';', Header.Length)];

    private static void Change(List<string> tokens, Random random)
    {
        var at = random.Next(tokens.Count);
        switch (random.Next(12))
        {
            case 0:
                tokens.RemoveAt(at);
                break;

            case 1:
                tokens.Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;

            case 2:
                tokens[at] = Pieces[random.Next(Pieces.Length)];
                break;

            case 3:
                var other = random.Next(tokens.Count);
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;

            case 4:
                Insert(tokens, random, before: "[");
                break;

            case 5:
                Insert(tokens, random, before: "class");
                break;

            default:
                Renumber(tokens, random);
                break;
        }

        if (tokens.Count == 0)
        {
            tokens.Add("class");
        }
    }

    /// <summary>An attribute, a modifier or the like where it may well stand.</summary>
    private static void Insert(List<string> tokens, Random random, string before)
    {
        var places = Enumerable.Range(0, tokens.Count).Where(i => tokens[i] == before).ToArray();
        if (places.Length > 0)
        {
            var fitting = Pieces.Where(piece => (piece[0] == '[' && piece.Length > 1) == (before == "[") && char.IsLower(piece[0]) == (before != "[")).ToArray();
            tokens.Insert(places[random.Next(places.Length)], fitting[random.Next(fitting.Length)]);
        }
    }

    private static void Renumber(List<string> tokens, Random random)
    {
        var places = Enumerable.Range(0, tokens.Count).Where(i => char.IsAsciiDigit(tokens[i][0])).ToArray();
        if (places.Length > 0)
        {
            tokens[places[random.Next(places.Length)]] = Numbers[random.Next(Numbers.Length)];
        }
    }

    private static string[] Tokens(string source) =>
        [.. SyntaxFactory.ParseTokens(source).Select(token => token.Text).Where(text => text.Length > 0)];
}
