
using RnnGen.Compiler.Declarations;

namespace RnnGen.Testing;

/// <summary>Cells that use every operation of the language of equations, each more than once, in ways that built-in cells do not.</summary>
internal static class CellSketches
{
    /// <summary>Zhou et al. (2016).</summary>
    public static CellProgram MinimalGatedUnit { get; } = Sketch("MinimalGatedUnit", cell =>
    {
        var (x, h) = (cell.Input(), cell.State("h"));
        var (wf, uf, bf, wh, uh, bh) = (cell.Weight("wf"), cell.Recurrent("uf"), cell.Bias("bf"), cell.Weight("wh"), cell.Recurrent("uh"), cell.Bias("bh"));
        var f = cell.Let("f", ((wf * x) + (uf * h) + bf).Then("Sigmoid"));
        var candidate = cell.Let("candidate", ((wh * x) + (uh * (f * h)) + bh).Then("Tanh"));
        return [((1 - f) * h) + (f * candidate)];
    });

    /// <summary>LSTM, its equations in the order of the built-in one.</summary>
    public static CellProgram LongShortTermMemory { get; } = Sketch("LongShortTermMemory", cell =>
    {
        var (x, h, c) = (cell.Input(), cell.State("h"), cell.State("c"));
        var gates = new[] { "i", "f", "g", "o" }.ToDictionary(gate => gate, gate => (W: cell.Weight("w" + gate), U: cell.Recurrent("u" + gate), B: cell.Bias("b" + gate), B2: cell.Bias("c" + gate)));
        CellSketch.Handle Sum(string gate) => gates[gate].B + gates[gate].B2 + (gates[gate].W * x) + (gates[gate].U * h);
        var (i, f, g, o) = (Sum("i").Then("Sigmoid"), Sum("f").Then("Sigmoid"), Sum("g").Then("Tanh"), Sum("o").Then("Sigmoid"));
        var next = (f * c) + (i * g);
        return [o * next.Then("Tanh"), next];
    });

    /// <summary>Lei et al. (2018): only elementwise recurrences; the input joins the output.</summary>
    public static CellProgram SimpleRecurrentUnit { get; } = Sketch("SimpleRecurrentUnit", cell =>
    {
        var (x, h, c) = (cell.Input(isAsWideAsUnits: true), cell.State("h"), cell.State("c"));
        var (w, wf, vf, bf, wr, vr, br) = (cell.Weight("w"), cell.Weight("wf"), cell.Diagonal("vf"), cell.Bias("bf"), cell.Weight("wr"), cell.Diagonal("vr"), cell.Bias("br", 1));
        var f = cell.Let("f", ((wf * x) + (vf * c) + bf).Then("Sigmoid"));
        var r = cell.Let("r", ((wr * x) + (vr * c) + br).Then("Sigmoid"));
        var next = (f * c) + ((1 - f) * (w * x));
        return [(r * next) + ((1 - r) * x), next];
    });

    /// <summary>A memory that is a matrix, written with keys and read with queries, normalized: after Beck et al. (2024).</summary>
    public static CellProgram MatrixMemory { get; } = Sketch("MatrixMemory", cell =>
    {
        var (x, h, c, n) = (cell.Input(), cell.State("h"), cell.MatrixState("c", 0, 3), cell.State("n"));
        var (wq, wk, wv, wi, bi, wf, bf, wo) = (cell.Weight("wq"), cell.Weight("wk"), cell.Weight("wv"), cell.Weight("wi"), cell.Bias("bi"), cell.Weight("wf"), cell.Bias("bf", 1), cell.Weight("wo"));
        var q = cell.Let("q", wq * x);
        var k = cell.Let("k", (wk * x) / q.Then("Length").Then("Sqrt"));
        var v = cell.Let("v", wv * x);
        var i = cell.Let("i", ((wi * x) + bi).Then("Element", 0.0).Then("Sigmoid"));
        var f = cell.Let("f", ((wf * x) + bf).Then("Part", 1, 2).Then("Sum").Then("Sigmoid"));
        var memory = (f * c) + (i * v.Then("Outer", k));
        var keys = (f * n) + (i * k);
        var scale = cell.Let("scale", keys.Then("Dot", q).Then("Abs").Then("Max", cell.Number(1)));
        return [(wo * x).Then("Sigmoid") * (memory.Then("Product", q) / scale), memory, keys];
    });

    /// <summary>Divides by the input's length and takes its logarithm: neither exists where a row has ended, and the input is 0.</summary>
    public static CellProgram Unit { get; } = Sketch("Unit", cell =>
    {
        var (x, h, w, u) = (cell.Input(), cell.State("h"), cell.Weight("w"), cell.Recurrent("u"));
        var square = cell.Let("square", x.Then("Dot", x));
        var direction = cell.Let("direction", x / square.Then("Sqrt"));
        return [((w * direction) + (u * h)).Then("Tanh") + (0.125 * (square.Then("Log") * h))];
    });

    /// <summary>Linear attention with gates for rows and columns, read through the transpose.</summary>
    public static CellProgram GatedLinearAttention { get; } = Sketch("GatedLinearAttention", cell =>
    {
        var (x, h, s) = (cell.Input(), cell.State("h"), cell.MatrixState("s", 2, 0));
        var (wq, wk, wv, wa, wb, wo) = (cell.Weight("wq"), cell.Weight("wk"), cell.Weight("wv"), cell.Weight("wa"), cell.Weight("wb"), cell.Weight("wo"));
        var a = cell.Let("a", (wa * x).Then("Sigmoid"));
        var b = cell.Let("b", (wb * x).Then("Softmax"));
        var decayed = a.Then("ScaleRows", s).Then("ScaleColumns", b);
        var next = decayed + (wk * x).Then("Softmax").Then("Outer", (wv * x).Then("Tanh").Then("LayerNorm"));
        var all = cell.Let("all", wo * next.Then("Flatten"));
        return [next.Then("Transpose").Then("Product", wq * x) + all + (0 * h), next.Then("Hadamard", next.Then("Sigmoid"))];
    });

    /// <summary>Every function of one element, slices, parts and a matrix that is used three times.</summary>
    public static CellProgram Kitchen { get; } = Sketch("Kitchen", cell =>
    {
        var (x, h, m) = (cell.Input("input"), cell.State("h"), cell.State("memory", 6));
        var (w, u, v, b) = (cell.Weight("w"), cell.Recurrent("u"), cell.Weight("v"), cell.Bias("b", 0.5));
        var all = cell.Let("all", w * x.Then("Concat", h, m));
        var first = all.Then("Part", 0, 3);
        var second = all.Then("Part", 1, 3);
        var third = all.Then("Part", 2, 3);
        var s = h;
        for (var k = 0; k < 3; k++)
        {
            s = cell.Let("s", ((u * s) + b).Then("Tanh"));
        }

        var smooth = first.Then("Softplus") + first.Then("Gelu") + second.Then("Silu") + second.Then("Elu") + third.Then("Softsign");
        var positive = 1 + (third * third) + (1 + second.Then("Exp").Then("Clamp", 0.1, 2)).Then("Log") + (1 + (first * first)).Then("Sqrt");
        var edges = first.Then("LeakyRelu", 0.1).Then("Min", second.Then("Relu")).Then("Max", third) - first.Then("Mean");
        var next = cell.Let("next", (s + ((smooth + edges) / positive)).Then("Tanh"));
        return [0.5 * (s + next).Then("Tanh"), (v * next).Then("Negate") + m.Then("Slice", 2, 2).Then("Concat", m.Then("Slice", 0, 2), m.Then("Slice", 4, 2)).Then("Sigmoid")];
    });

    /// <summary>Sums of everything: numbers, scalars of the row, terms that occur twice, what depends on the input through a function, and what a constant removes.</summary>
    public static CellProgram Sums { get; } = Sketch("Sums", cell =>
    {
        var (x, h) = (cell.Input(), cell.State("h"));
        var (w, u, v, b, idle) = (cell.Weight("w"), cell.Recurrent("u"), cell.Weight("v"), cell.Bias("b"), cell.Weight("idle"));
        var scalars = cell.Number(-0.1).Then("Exp") + x.Then("Element", 0.0) + x.Then("Mean");
        var sum = (u * h) + h + 1 + scalars + (v * x).Then("Sigmoid") + h + (w * x) + b + (0 * (idle * x));
        return [(0.25 * sum).Then("Tanh")];
    });

    /// <summary>Matrices that are made larger or smaller before they are multiplied with a vector: trained ones side by side, a transpose.</summary>
    public static CellProgram Scaled { get; } = Sketch("Scaled", cell =>
    {
        var (x, h, m) = (cell.Input(), cell.State("h"), cell.MatrixState("m", 3));
        var (w, u, v, b) = (cell.Weight("w"), cell.Recurrent("u"), cell.Weight("v"), cell.Bias("b"));
        var s = cell.Let("s", x.Then("Mean").Then("Sigmoid"));
        var read = (s * (2 * m.Then("Transpose"))).Then("Product", x.Then("Slice", 0, 3));
        var sum = (0.5 * w).Then("Product", x) + u.Then("Negate").Then("Product", h) + (v / (1 + s)).Then("Product", x) + read + b;
        return [sum.Then("Tanh"), (0.5 * m) + x.Then("Slice", 0, 3).Then("Outer", h)];
    });

    /// <summary>Trained matrices element by element: the antisymmetric W - Wᵀ of Chang et al. (2019), weights that change quickly beside weights that change slowly, decays.</summary>
    public static CellProgram TrainedElements { get; } = Sketch("TrainedElements", cell =>
    {
        var (x, h, m) = (cell.Input(), cell.State("h"), cell.MatrixState("m"));
        var (v, w, slow, plastic, decay, b) = (cell.Weight("v"), cell.Recurrent("w"), cell.Weight("slow"), cell.Weight("plastic"), cell.Recurrent("decay"), cell.Bias("b"));
        var antisymmetric = w.Then("Product", h) - w.Then("Transpose").Then("Product", h);
        var quick = (slow + plastic.Then("Hadamard", m)).Then("Product", h);
        var next = cell.Let("next", (antisymmetric + (v * x) + (0.5 * quick) + b + (0.1 * slow).Then("Product", b)).Then("Tanh"));
        return [h + (0.1 * next), decay.Then("Sigmoid").Then("Hadamard", m) + h.Then("Outer", next)];
    });

    /// <summary>Names that kernels number their own locals with; and a state that is one number for all units, as wide as a vector of zeros makes it where there are no biases.</summary>
    public static CellProgram Names { get; } = Sketch("Names", cell =>
    {
        var (input, h, k) = (cell.Input("input"), cell.State("h"), cell.State("k"));
        var (i, j, u, v) = (cell.Weight("i"), cell.Weight("j"), cell.Recurrent("u"), cell.Recurrent("v"));
        var (x0, w0, s0, e0) = (cell.Bias("x0", 0.5), cell.Bias("w0"), cell.Diagonal("s0"), cell.Diagonal("e0"));
        var (e, x, w) = (cell.Let("e", (i * input) + (u * h)), cell.Let("x", (v * h) + x0), cell.Let("w", j * input));
        var next = cell.Let("s1", (e.Then("Tanh") * s0 * x.Then("Tanh") * w.Then("Sigmoid")) + (x0 * h.Then("Sigmoid")) + ((e0 + w0) * k).Then("Tanh"));
        return [next, w0 + h.Then("Sum")];
    });

    /// <summary>
    /// An angle that turns and is brought back to one turn, a rotation by it, values that are chosen by one number and by many, a vector of constants, numbers that are trained, and trained ones that no gradient reaches, as they only choose or are
    /// cut to an integer.
    /// </summary>
    public static CellProgram Turning { get; } = Sketch("Turning", cell =>
    {
        var (x, h, angle) = (cell.Input(), cell.State("h"), cell.State("angle"));
        var (w, u, v, b, s, idle, m) = (cell.Weight("w"), cell.Recurrent("u"), cell.Weight("v"), cell.Bias("b"), cell.Diagonal("s"), cell.Diagonal("idle"), cell.Weight("m"));
        var (rates, shifts) = (cell.Number("rate", CellParameterRole.Weight), cell.Number("shift", CellParameterRole.Bias));
        var (rate, shift) = (rates.Then("Element", 0.0), shifts.Then("Element", 0.0));
        var turned = cell.Let("turned", angle + (v * x));
        var next = cell.Let("next", turned - (2.5 * ((0.4 * turned) + 0.3).Then("Floor")));
        var wave = cell.Let("wave", ((w * x) + b + shift).Then("Sin"));
        var rotated = (rate * h * next.Then("Cos")) - ((u * h).Then("Tanh") * next.Then("Sin"));
        var chosen = s.Then("Select", wave, rotated) + h.Then("Mean").Then("Select", b, wave) + (x.Then("Element", 0.0) - cell.Number(0.1)).Then("Select", cell.Number(0.25), h.Then("Mean"));
        var ends = x.Then("Slice", 0, 2).Then("Dot", cell.Number(0.5).Then("Concat", cell.Number(-1), cell.Number(0.5)).Then("Slice", 1, 2));
        var steps = (3 * idle).Then("Floor") + idle.Then("Select", cell.Number(1), cell.Number(-0.5)) + m.Then("Sin").Then("Product", h) + x.Then("Mean").Then("Sin").Then("Cos") + ends;
        return [((0.5 * chosen) + (0.1 * steps) + (v * x).Then("Select", cell.Number(0.5), 0.25 * h)).Then("Tanh"), next];
    });

    /// <summary>
    /// The gates of an LSTM as parts of two matrices and of a vector, of which one part stays unread; one part on two vectors; rows of a matrix that equations make; a vector back to front, and as a matrix; a matrix that is not trained.
    /// </summary>
    public static CellProgram Stacked { get; } = Sketch("Stacked", cell =>
    {
        var (x, h, c, m) = (cell.Input(), cell.State("h"), cell.State("c"), cell.MatrixState("m", 2));
        var (w, u, b, k) = (cell.Stack("w", CellParameterRole.Weight, 4), cell.Stack("u", CellParameterRole.Recurrent, 5), cell.Bias("b"), cell.Constant("k"));
        CellSketch.Handle Sum(int gate) => w.Then("Part", gate, 4).Then("Product", x) + u.Then("Part", gate, 5).Then("Product", h) + b.Then("Part", gate, 4);
        var (i, f, g, o) = (Sum(0).Then("Sigmoid"), Sum(1).Then("Sigmoid"), Sum(2).Then("Tanh"), Sum(3).Then("Sigmoid"));
        var turned = cell.Let("turned", (0.5 * w.Then("Part", 1, 4)).Then("Product", x.Then("Reverse")) + k.Then("Product", h.Then("Reverse")));
        var memory = m.Then("Part", 1, 2).Then("Product", h) + x.Then("Concat", h).Then("Slice", 0, 6).Then("Reshape", 2, 3).Then("Product", h.Then("Slice", 0, 3)).Then("Mean");
        var next = cell.Let("next", (f * c) + (i * g) + (0.1 * turned.Then("Tanh")));
        return [o * (next + memory).Then("Tanh"), next, (0.5 * m) + x.Then("Slice", 0, 2).Then("Outer", next)];
    });

    /// <summary>What is trained, by itself where a vector must be whole: reduced, multiplied with a matrix, cut, and as what a state becomes.</summary>
    public static CellProgram TrainedAlone { get; } = Sketch("TrainedAlone", cell =>
    {
        var (x, h, k, l) = (cell.Input(), cell.State("h"), cell.State("k"), cell.State("l"));
        var (w, u, v, a, c, b) = (cell.Weight("w"), cell.Recurrent("u"), cell.Weight("v"), cell.Diagonal("a"), cell.Diagonal("c"), cell.Bias("b", 0.5));
        var numbers = c.Then("Mean") + b.Then("Sum") + a.Then("Dot", a) + c.Then("Element", 0.0);
        var vectors = (a.Then("Softmax") * h) + c.Then("LayerNorm") + (u * b) + (w * x) + k;
        return [(vectors + (0.1 * numbers * b)).Then("Tanh"), 0.5 * (v * a) * l, b.Then("Softmax")];
    });

    private static CellProgram Sketch(string name, Func<CellSketch, CellSketch.Handle[]> write)
    {
        var sketch = new CellSketch(name);
        return sketch.Returns(write(sketch));
    }
}
