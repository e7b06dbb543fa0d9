using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generator.Equations;
using RnnGen.Generator.Tests.Testing;

namespace RnnGen.Generator.Tests.Equations;

/// <summary>Cells with tokens changed at random (a fixed seed): whatever they say, there are equations, or a rule objects, or C# does.</summary>
public sealed class CellMutationTests
{
    private const int Number = 1_000;

    private static readonly string[][] Seeds =
    [
        .. new[]
        {
            "var f = Sigmoid ( w * x + u * h + b ) ; return ( 1 - f ) * h + f * Tanh ( h ) ;",
            "for ( int i = 0 ; i < 3 ; i ++ ) { if ( i == 1 ) continue ; h += i * Gate ( x , h ) ; } return h + w * x + u * h + b ;",
            "( var a , Vector c ) = ( w * x , u * h ) ; c *= 2 ; return Concat ( Part ( a , 0 , 2 ) , Part ( c , 1 , 2 ) ) + b * x [ 1 ] ;",
            "const double k = 0.5 ; var n = Math . Sqrt ( x . Length ) / k ; return k > 3 ? h : 2 switch { 1 => x , _ => Outer ( h , x ) * ( n * x ) + w * x + u * b } ;",
            "Scalar s = 1 ; s += Dot ( h , b ) ; Vector Local ( Vector v ) { h = v ; return - v ; } return s * Local ( u * h ) + Clamp ( w * x , - 1 , 1 ) + Min ( h , b ) ;",
        }.Select(text => text.Split(' ')),
    ];

    private static readonly string[] Values =
    [
        "x", "h", "w", "u", "b", "0", "1", "2", "-1", "0.5", "true", "null", "\"text\"", "x.Length", "w.Rows", "h[0]", "h[1..2]", "h[2..1]", "x[^1]", "x[1..]", "Gate(h, h)", "(x, h)", "(h)", "-h", "w * h",
        "Console.Read()", "new Vector(1)", "h.ToArray()", "h[0].Value", "Step(x, h, w, u, b)", "Transpose(w)", "Sum(x)", "Part(h, 0, 2)", "Part(h, 2, 2)", "Concat(h, x)", "_count", "_count++", "default(Vector)",
        "(1 < 2 ? x : h)", "(x.Length > 2 ? x : h)", "checked(1 + 1)", "1 / (1 - 1.0)", "Math.PI", "Math.Sqrt(x.Length)", "(2 switch { 2 => h, _ => x })", "(h ?? x)", "(Scalar)3", "Softmax(h)", "LeakyRelu(h, 7)", "b",
    ];

    private static readonly string[] Statements =
    [
        "while (true) { }", "for (;;) { }", "for (var j = 0; j < 2; j++) h += x;", "for (var j = 0; j < h.Length; j++) h += x;", "if (h[0].Value > 0) h = x;", "if (x.Length > 0) h = x;", "if (1 < 2) h = -h;",
        "h *= 2;", "h = x;", "(h, x) = (x, h);", "var extra = Gate(x, h);", "_count = 3;", "Console.WriteLine(h);", "lock (h) { }", "try { } finally { }", "foreach (var e in h.ToArray()) { }", "throw new Exception();",
        "Func<Vector, Vector> g = v => v;", "var t = h is null;", "object o = h;", "string text = \"\" + 1;", "Vector late; late = h; h = late;", "switch (1) { case 1: h = x; break; }", "{ var inner = h; h = inner; }", ";",
    ];

    private static readonly string[] Operators = ["+", "-", "*", "/"];

    [Fact]
    public void MutatedCells_AreReadOrRefused()
    {
        var random = new Random(20_260_501);
        var project = UserProject.Of([.. Enumerable.Range(0, Number).Select(number => Source(number, Mutate(random)))]);
        var rejected = project.Compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.Location.SourceTree?.FilePath).ToHashSet();
        var (read, refused) = (0, 0);
        for (var number = 0; number < Number; number++)
        {
            var cell = project.Compilation.GetTypeByMetadataName($"Samples{number}.Custom");
            if (cell is null || !CellClass.IsCell(cell))
            {
                continue;
            }

            var reading = CellReader.Read(cell, project.Compilation, CancellationToken.None);
            var isAccepted = !rejected.Contains(project.Compilation.SyntaxTrees[number].FilePath);
            Assert.True(!isAccepted || (reading.Program is null) == (reading.Objections.Count > 0), project.Compilation.SyntaxTrees[number].ToString());
            Assert.True(isAccepted || reading.Objections.Count == 0 || reading.Program is null, project.Compilation.SyntaxTrees[number].ToString());
            read += isAccepted && reading.Program is not null ? 1 : 0;
            refused += isAccepted && reading.Program is null ? 1 : 0;
        }

        // Otherwise the mutations would be too wild, or too tame, to tell anything.
        Assert.InRange(read, Number / 50, Number / 2);
        Assert.InRange(refused, Number / 20, Number / 2);
    }

    private static string Source(int number, string body) =>
        Cells.Cell(body, Cells.Parameters.Replace("Vector x", "[SameWidth] Vector x", StringComparison.Ordinal), members: "static int _count; static Vector Gate(Vector a, Vector c) { var gate = Sigmoid(a); return gate * c; }")
            .Replace("namespace Samples", "namespace Samples" + number, StringComparison.Ordinal);

    // Values for values, operators for operators, and statements between statements: C# accepts a good part of it.
    private static string Mutate(Random random)
    {
        var tokens = Seeds[random.Next(Seeds.Length)].ToList();
        for (var changes = random.Next(3) == 0 ? 2 : 1; changes > 0; changes--)
        {
            switch (random.Next(3))
            {
                case 0:
                    tokens.Insert(Place(tokens, random, token => token == ";") + 1, Statements[random.Next(Statements.Length)]);
                    break;

                case 1:
                    tokens[Place(tokens, random, Operators.Contains)] = Operators[random.Next(Operators.Length)];
                    break;

                default:
                    tokens[Place(tokens, random, token => token is "x" or "h" or "w" or "u" or "b" or "0" or "1" or "2" or "3")] = Values[random.Next(Values.Length)];
                    break;
            }
        }

        return string.Join(" ", tokens);
    }

    // A place among those that fit, and not the last one, behind which nothing is reached.
    private static int Place(List<string> tokens, Random random, Func<string, bool> fits)
    {
        var places = Enumerable.Range(0, tokens.Count - 1).Where(i => fits(tokens[i])).ToArray();
        return places.Length == 0 ? -1 : places[random.Next(places.Length)];
    }
}
