using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Compiler;
using RnnGen.Compiler.Ground;

namespace RnnGen.Testing;

/// <summary>Names that users may give, and that mean something else in emitted code, or in C#, or look like what does.</summary>
internal static class HostileNames
{
    /// <summary>Networks that between them have every kind of kernel.</summary>
    private static readonly string[] Networks =
    [
        "LstmJustOver", "GruBeforeSteps", "ElmanOneHot", "LinearOneUnitRows", "DropoutTwice", "LossCtc", "LstmTruncatedStack", "DecoderAdditive", "DecoderUneven", "TreeLstm", "TreeRnnTokens",
        "RowsLstm", "RowsBothWays", "OneToManyOwnTokens",
    ];

    /// <summary>What people call things in networks, and what resembles the names that emitted code makes of these.</summary>
    private const string Others =
        "x h c z r i f o g n m s y u v w b a k q p t e d j l "
        + "X H C Z R I F O G N S Y U W B A K Q P T E D J L "
        + "xs hs cs zs rs state states hidden cell memory input output gate gates candidate forget update reset key keys query queries value values score scores attention context "
        + "alpha beta gamma delta epsilon theta lambda mu sigma tau phi omega rho eta kappa nu xi zeta psi "
        + "α β γ δ ε θ λ μ σ τ φ ω ρ η κ ν ξ ζ ψ Σ Δ Ω "
        + "Wf Wi Wo Wg Uf Ui Uo Ug bf bi bo bg wf wi wo wg uf ui uo ug vf vi vo W_f U_f b_f w_f u_f b_f2 "
        + "x0 x1 x2 w0 w1 w0_1 u0 u1 e0 e1 s0 s1 s0_0 s0_1 d0 d1 h0 h1 h_0 h_1 h_2 h_t h_t_2 x_t _t __t t_ _ __ ___ _1 _x x_ "
        + "hRow hRows hBias hBias0 hPrevious hNext h_previous h_next h_kept h_last h_tilde htilde dh dh_t dhRow dhNext dhNextRow dhPrevious dhKept δh δh_t uh ux uz ur uw uu uuh us us_2 "
        + "part part2 part_2 part3_ kept isValid isForced token_fed fed fed_t forced noise choice lse valid token label labels mask masks saved savedRow deltas deltasRow "
        + "sum sum_2 sums sum_t total mean square squares loss losses weight weights bias biases target targets target2 target3 last lastRow left level turn first next previous current "
        + "Cell_h Cell_w Cell_b HOffset CellHOffset XOffset CellAt CellStep CellUnits Dense_V DenseYOffset LossBack Previous Row Rows Bias Offset Units Elements Narrow Parts lstm gru Lstm Gru dense Dense "
        + "Span Vector Math System RnnGen Single Double Int32 String Object Index Range Array Action Func Task Console MathF Numerics Simd Runtime Generated Compiler "
        + "größe Größe 日本 ñ é ß İ ı Ǆ ª º Ⅷ ⅷ a\u0301 x\u200d\u0915 ﾊ ا١";

    /// <summary>The names, each once.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Emitted().Concat(Words()).Concat(Others.Split(' ')).Where(name => SyntaxFacts.IsValidIdentifier(name)).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Every identifier that stands in the emitted files of three of the networks or more: those of one alone come of its own names.</summary>
    private static IEnumerable<string> Emitted() => Networks
        .SelectMany(name => NetworkCompiler.Compile(NetworkCatalog.Find(name), CancellationToken.None).Files.SelectMany(IdentifiersIn).Distinct())
        .GroupBy(name => name)
        .Where(group => group.Count() > 2)
        .Select(group => group.Key)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> IdentifiersIn(EmittedFile file) => CSharpSyntaxTree.ParseText(file.Text).GetRoot()
        .DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(token => token.ValueText);

    private static IEnumerable<string> Words() => SyntaxFacts.GetKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText);
}
