namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>
/// Cells of users, to stand among the other layers: the names are drawn, from those that emitted code uses for its own. Random equations are the business of the other tests.
/// </summary>
internal static class UserCells
{
    /// <summary>Names of states, parameters and locals.</summary>
    private static readonly string[] Names =
    [
        "h", "c", "s", "x", "y", "last", "target", "row", "rows", "t", "step", "turn", "i", "j", "k", "p", "w", "a", "g", "e", "d", "n", "valid", "length", "lengths", "state",
        "previous", "next", "sum", "output", "input", "inputs", "outputs", "weights", "bias", "token", "tokens", "label", "labels", "V", "T", "M", "W", "U", "b", "z", "r", "f", "o", "u", "v",
        "h_t", "h_tilde", "x_t", "s_previous", "s_kept", "isValid", "loss", "gradient", "gradients", "workspace", "parameters", "mask", "@class", "@in", "@out", "@this", "@base", "@int",
        "first", "count", "index", "offset", "level", "node", "child", "left", "right", "left2", "hPrevious", "cPrevious", "dh", "dc", "dx", "zero", "one", "max", "mean", "part", "acc",
    ];

    /// <summary>{0} is the class, then come names: x, the first state, the second state, parameters and locals.</summary>
    private static readonly string[] Sources =
    [
        """
        public sealed partial class {0} : RecurrentCell
        {{
            public static Vector Step(Vector {1}, [State] Vector {2}, [Weight] Matrix {4}, [Recurrent] Matrix {5}, [Bias] Vector {6})
            {{
                var {7} = {4} * {1} + {5} * {2} + {6};
                return 0.5 * {2} + 0.5 * Tanh({7});
            }}
        }}

        """,
        """
        public sealed partial class {0} : RecurrentCell
        {{
            public static (Vector {2}, Vector {3}) Step(Vector {1}, [State] Vector {2}, [State] Vector {3}, [Weight] Matrix {4}, [Recurrent] Matrix {5}, [Bias] Vector {6}, [Weight] Vector {9})
            {{
                var {7} = Sigmoid({4} * {1} + {5} * {2} + {9} * {3} + {6});
                var {8} = {7} * {3} + (1 - {7}) * Tanh({4} * {1});
                return (Tanh({8}) * {7}, {8});
            }}
        }}

        """,
        """
        public sealed partial class {0} : RecurrentCell
        {{
            public static (Vector {2}, Vector {3}) Step(Vector {1}, [State] Vector {2}, [State(Width = 3)] Vector {3}, [Weight] Matrix {4}, [Recurrent] Matrix {5}, [Bias] Vector {6}, [Recurrent] Matrix {9})
            {{
                var {7} = Softmax({4} * {1} + {5} * {3} + {6});
                return (Tanh({9} * {2} + Mean({1}) - {7}), 0.5 * {3} + 0.25 * Slice(Concat({1}, {2}, {3}), 0, 3));
            }}
        }}

        """,
        """
        public sealed partial class {0} : RecurrentCell
        {{
            public static (Vector {2}, Matrix {3}) Step(Vector {1}, [State] Vector {2}, [State(Columns = 2)] Matrix {3}, [Weight] Matrix {4}, [Weight] Matrix {5}, [Bias] Vector {6}, [Weight] Matrix {9})
            {{
                var {7} = Softmax({4} * {1});
                var {8} = 0.5 * {3} + Outer(Sigmoid({9} * {1} + {6}), {7});
                return ({8} * Softmax({5} * {1}), {8});
            }}
        }}

        """,
        """
        public sealed partial class {0} : RecurrentCell
        {{
            public static Vector Step(Vector {1}, [State] Vector {2}, [Weight] Matrix {4}, [Recurrent] Matrix {5}, [Bias] Vector {6}, [Weight(Initializer = Initializer.Constant, Scale = 1)] Vector {9})
            {{
                var {7} = LayerNorm({4} * {1} + {5} * {2}) * {9} + {6};
                var {8} = Sqrt(1 + Dot({2}, {2}));
                return Softsign({7}) / {8} + 0.25 * Relu({2});
            }}
        }}

        """,
    ];

    public static string Draw(Draws draws, string className)
    {
        var names = new List<string>();
        while (names.Count < 9)
        {
            var name = draws.Pick(Names);
            if (!names.Contains(name))
            {
                names.Add(name);
            }
        }

        return string.Format(System.Globalization.CultureInfo.InvariantCulture, draws.Pick(Sources), [className, .. names]);
    }
}
