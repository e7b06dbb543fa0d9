namespace RnnGen.Equations;

/// <summary>
/// The functions of equations, beside the operators of <see cref="Vector"/>, <see cref="Matrix"/> and <see cref="Scalar"/>. They come into the scope of a <see cref="RecurrentCell"/> and of a
/// <see cref="SequenceLoss"/>. Those of one number act on each element. Sums run from the first element to the last.
/// </summary>
public abstract class EquationFunctions
{
    private protected EquationFunctions()
    {
    }

    /// <summary>The number that layer normalization adds to the variance, as in PyTorch.</summary>
    private const double LayerNormEpsilon = 1e-5;

    /// <summary>The logistic sigmoid, σ(a) = 1 / (1 + exp(-a)).</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, 0 to 1.</returns>
    protected static Scalar Sigmoid(Scalar a) => Elementwise.Sigmoid(a.Value);

    /// <inheritdoc cref="Sigmoid(Scalar)" />
    protected static Vector Sigmoid(Vector a) => Vector.Map(a, Elementwise.Sigmoid);

    /// <inheritdoc cref="Sigmoid(Scalar)" />
    protected static Matrix Sigmoid(Matrix a) => Matrix.Map(a, Elementwise.Sigmoid);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, -1 to 1.</returns>
    protected static Scalar Tanh(Scalar a) => Math.Tanh(a.Value);

    /// <inheritdoc cref="Tanh(Scalar)" />
    protected static Vector Tanh(Vector a) => Vector.Map(a, Math.Tanh);

    /// <inheritdoc cref="Tanh(Scalar)" />
    protected static Matrix Tanh(Matrix a) => Matrix.Map(a, Math.Tanh);

    /// <summary>max(0, a) (Nair and Hinton, 2010). Its derivative at 0 is 0.</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, at least 0.</returns>
    protected static Scalar Relu(Scalar a) => Elementwise.Relu(a.Value);

    /// <inheritdoc cref="Relu(Scalar)" />
    protected static Vector Relu(Vector a) => Vector.Map(a, Elementwise.Relu);

    /// <inheritdoc cref="Relu(Scalar)" />
    protected static Matrix Relu(Matrix a) => Matrix.Map(a, Elementwise.Relu);

    /// <summary>a where a > 0, otherwise exp(a) - 1 (Clevert et al., 2016).</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, at least -1.</returns>
    protected static Scalar Elu(Scalar a) => Elementwise.Elu(a.Value);

    /// <inheritdoc cref="Elu(Scalar)" />
    protected static Vector Elu(Vector a) => Vector.Map(a, Elementwise.Elu);

    /// <inheritdoc cref="Elu(Scalar)" />
    protected static Matrix Elu(Matrix a) => Matrix.Map(a, Elementwise.Elu);

    /// <summary>log(1 + exp(a)) (Dugas et al., 2001).</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, at least 0.</returns>
    protected static Scalar Softplus(Scalar a) => Elementwise.Softplus(a.Value);

    /// <inheritdoc cref="Softplus(Scalar)" />
    protected static Vector Softplus(Vector a) => Vector.Map(a, Elementwise.Softplus);

    /// <inheritdoc cref="Softplus(Scalar)" />
    protected static Matrix Softplus(Matrix a) => Matrix.Map(a, Elementwise.Softplus);

    /// <summary>a / (1 + |a|) (Bergstra et al., 2009).</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, -1 to 1.</returns>
    protected static Scalar Softsign(Scalar a) => Elementwise.Softsign(a.Value);

    /// <inheritdoc cref="Softsign(Scalar)" />
    protected static Vector Softsign(Vector a) => Vector.Map(a, Elementwise.Softsign);

    /// <inheritdoc cref="Softsign(Scalar)" />
    protected static Matrix Softsign(Matrix a) => Matrix.Map(a, Elementwise.Softsign);

    /// <summary>a/2 (1 + tanh(sqrt(2/π) (a + 0.044715 a³))), the Gaussian error linear unit by its approximation (Hendrycks and Gimpel, 2016).</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument.</returns>
    protected static Scalar Gelu(Scalar a) => Elementwise.Gelu(a.Value);

    /// <inheritdoc cref="Gelu(Scalar)" />
    protected static Vector Gelu(Vector a) => Vector.Map(a, Elementwise.Gelu);

    /// <inheritdoc cref="Gelu(Scalar)" />
    protected static Matrix Gelu(Matrix a) => Matrix.Map(a, Elementwise.Gelu);

    /// <summary>a σ(a), also called swish (Elfwing et al., 2018).</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument.</returns>
    protected static Scalar Silu(Scalar a) => Elementwise.Silu(a.Value);

    /// <inheritdoc cref="Silu(Scalar)" />
    protected static Vector Silu(Vector a) => Vector.Map(a, Elementwise.Silu);

    /// <inheritdoc cref="Silu(Scalar)" />
    protected static Matrix Silu(Matrix a) => Matrix.Map(a, Elementwise.Silu);

    /// <summary>The exponential function.</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, at least 0.</returns>
    protected static Scalar Exp(Scalar a) => Math.Exp(a.Value);

    /// <inheritdoc cref="Exp(Scalar)" />
    protected static Vector Exp(Vector a) => Vector.Map(a, Math.Exp);

    /// <inheritdoc cref="Exp(Scalar)" />
    protected static Matrix Exp(Matrix a) => Matrix.Map(a, Math.Exp);

    /// <summary>The natural logarithm; of 0 it is -∞, of a negative number no number.</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument.</returns>
    protected static Scalar Log(Scalar a) => Math.Log(a.Value);

    /// <inheritdoc cref="Log(Scalar)" />
    protected static Vector Log(Vector a) => Vector.Map(a, Math.Log);

    /// <inheritdoc cref="Log(Scalar)" />
    protected static Matrix Log(Matrix a) => Matrix.Map(a, Math.Log);

    /// <summary>The square root; of a negative number no number.</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, at least 0 where it is a number.</returns>
    protected static Scalar Sqrt(Scalar a) => Math.Sqrt(a.Value);

    /// <inheritdoc cref="Sqrt(Scalar)" />
    protected static Vector Sqrt(Vector a) => Vector.Map(a, Math.Sqrt);

    /// <inheritdoc cref="Sqrt(Scalar)" />
    protected static Matrix Sqrt(Matrix a) => Matrix.Map(a, Math.Sqrt);

    /// <summary>The sine of a number in radians; of an infinite number no number.</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, -1 to 1 where it is a number.</returns>
    protected static Scalar Sin(Scalar a) => Math.Sin(a.Value);

    /// <inheritdoc cref="Sin(Scalar)" />
    protected static Vector Sin(Vector a) => Vector.Map(a, Math.Sin);

    /// <inheritdoc cref="Sin(Scalar)" />
    protected static Matrix Sin(Matrix a) => Matrix.Map(a, Math.Sin);

    /// <summary>The cosine of a number in radians; of an infinite number no number.</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, -1 to 1 where it is a number.</returns>
    protected static Scalar Cos(Scalar a) => Math.Cos(a.Value);

    /// <inheritdoc cref="Cos(Scalar)" />
    protected static Vector Cos(Vector a) => Vector.Map(a, Math.Cos);

    /// <inheritdoc cref="Cos(Scalar)" />
    protected static Matrix Cos(Matrix a) => Matrix.Map(a, Math.Cos);

    /// <summary>The largest integer that is at most a. Its derivative is 0, so no gradient passes.</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One integer per argument.</returns>
    protected static Scalar Floor(Scalar a) => Math.Floor(a.Value);

    /// <inheritdoc cref="Floor(Scalar)" />
    protected static Vector Floor(Vector a) => Vector.Map(a, Math.Floor);

    /// <inheritdoc cref="Floor(Scalar)" />
    protected static Matrix Floor(Matrix a) => Matrix.Map(a, Math.Floor);

    /// <summary>|a|. Its derivative at 0 is 0.</summary>
    /// <param name="a">The argument: a number, or each element of a vector or a matrix.</param>
    /// <returns>One value per argument, at least 0.</returns>
    protected static Scalar Abs(Scalar a) => Math.Abs(a.Value);

    /// <inheritdoc cref="Abs(Scalar)" />
    protected static Vector Abs(Vector a) => Vector.Map(a, Math.Abs);

    /// <inheritdoc cref="Abs(Scalar)" />
    protected static Matrix Abs(Matrix a) => Matrix.Map(a, Math.Abs);

    /// <summary>a where a > 0, otherwise slope a (Maas et al., 2013).</summary>
    /// <param name="a">The argument.</param>
    /// <param name="slope">The slope below 0; from 0 to 1.</param>
    /// <returns>One value per argument.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not in 0 to 1.</exception>
    protected static Scalar LeakyRelu(Scalar a, double slope) => Elementwise.LeakyRelu(a.Value, Hyperparameter.Share(slope));

    /// <inheritdoc cref="LeakyRelu(Scalar, double)" />
    protected static Vector LeakyRelu(Vector a, double slope)
    {
        Hyperparameter.Share(slope);
        return Vector.Map(a, a => Elementwise.LeakyRelu(a, slope));
    }

    /// <inheritdoc cref="LeakyRelu(Scalar, double)" />
    protected static Matrix LeakyRelu(Matrix a, double slope)
    {
        Hyperparameter.Share(slope);
        return Matrix.Map(a, a => Elementwise.LeakyRelu(a, slope));
    }

    /// <summary>a limited to low..high. No gradient passes beyond a limit, or at it.</summary>
    /// <param name="a">The argument.</param>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value; above <paramref name="low"/>.</param>
    /// <returns>One value per argument, <paramref name="low"/> to <paramref name="high"/>.</returns>
    /// <exception cref="ArgumentException">The limits are not in order.</exception>
    protected static Scalar Clamp(Scalar a, double low, double high)
    {
        Sizes.CheckLimits(low, high);
        return Elementwise.Clamp(a.Value, low, high);
    }

    /// <inheritdoc cref="Clamp(Scalar, double, double)" />
    protected static Vector Clamp(Vector a, double low, double high)
    {
        Sizes.CheckLimits(low, high);
        return Vector.Map(a, a => Elementwise.Clamp(a, low, high));
    }

    /// <inheritdoc cref="Clamp(Scalar, double, double)" />
    protected static Matrix Clamp(Matrix a, double low, double high)
    {
        Sizes.CheckLimits(low, high);
        return Matrix.Map(a, a => Elementwise.Clamp(a, low, high));
    }

    /// <summary>The smaller of two numbers. Where they are equal, the gradient goes to b.</summary>
    /// <param name="a">The first number.</param>
    /// <param name="b">The second number.</param>
    /// <returns>The smaller number.</returns>
    protected static Scalar Min(Scalar a, Scalar b) => Math.Min(a.Value, b.Value);

    /// <summary>The smaller of a_i and b. Where they are equal, the gradient goes to b.</summary>
    /// <param name="a">The vector.</param>
    /// <param name="b">The number, the same for every element.</param>
    /// <returns>A vector as long as <paramref name="a"/>.</returns>
    protected static Vector Min(Vector a, Scalar b) => Vector.Map(a, a => Math.Min(a, b.Value));

    /// <summary>The smaller of a and b_i. Where they are equal, the gradient goes to b.</summary>
    /// <param name="a">The number, the same for every element.</param>
    /// <param name="b">The vector.</param>
    /// <returns>A vector as long as <paramref name="b"/>.</returns>
    protected static Vector Min(Scalar a, Vector b) => Vector.Map(b, b => Math.Min(a.Value, b));

    /// <summary>The smaller of a_i and b_i. Where they are equal, the gradient goes to b.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector, as long as the first.</param>
    /// <returns>A vector of the same length.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    protected static Vector Min(Vector a, Vector b) => Vector.Zip("Min(a, b)", a, b, Math.Min);

    /// <summary>The larger of two numbers. Where they are equal, the gradient goes to b.</summary>
    /// <param name="a">The first number.</param>
    /// <param name="b">The second number.</param>
    /// <returns>The larger number.</returns>
    protected static Scalar Max(Scalar a, Scalar b) => Math.Max(a.Value, b.Value);

    /// <summary>The larger of a_i and b. Where they are equal, the gradient goes to b.</summary>
    /// <param name="a">The vector.</param>
    /// <param name="b">The number, the same for every element.</param>
    /// <returns>A vector as long as <paramref name="a"/>.</returns>
    protected static Vector Max(Vector a, Scalar b) => Vector.Map(a, a => Math.Max(a, b.Value));

    /// <summary>The larger of a and b_i. Where they are equal, the gradient goes to b.</summary>
    /// <param name="a">The number, the same for every element.</param>
    /// <param name="b">The vector.</param>
    /// <returns>A vector as long as <paramref name="b"/>.</returns>
    protected static Vector Max(Scalar a, Vector b) => Vector.Map(b, b => Math.Max(a.Value, b));

    /// <summary>The larger of a_i and b_i. Where they are equal, the gradient goes to b.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector, as long as the first.</param>
    /// <returns>A vector of the same length.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    protected static Vector Max(Vector a, Vector b) => Vector.Zip("Max(a, b)", a, b, Math.Max);

    /// <summary>a where the condition is above 0, otherwise b, also where the condition is no number. The gradient goes to the one that is chosen, none to the condition.</summary>
    /// <param name="condition">The number that chooses.</param>
    /// <param name="a">The value where the condition is above 0.</param>
    /// <param name="b">The other value.</param>
    /// <returns>One of the two values.</returns>
    protected static Scalar Select(Scalar condition, Scalar a, Scalar b) => Elementwise.Select(condition.Value, a.Value, b.Value);

    /// <summary>
    /// a where the condition is above 0, otherwise b, also where the condition is no number: element by element; what is a number is the same for every element. The gradient goes to the one
    /// that is chosen, none to the condition.
    /// </summary>
    /// <param name="condition">The numbers that choose.</param>
    /// <param name="a">The values where the condition is above 0.</param>
    /// <param name="b">The other values.</param>
    /// <returns>A vector as long as those that are given.</returns>
    /// <exception cref="ArgumentException">The lengths of vectors differ.</exception>
    protected static Vector Select(Scalar condition, Scalar a, Vector b) => Vector.Map(b, b => Elementwise.Select(condition.Value, a.Value, b));

    /// <inheritdoc cref="Select(Scalar, Scalar, Vector)" />
    protected static Vector Select(Scalar condition, Vector a, Scalar b) => Vector.Map(a, a => Elementwise.Select(condition.Value, a, b.Value));

    /// <inheritdoc cref="Select(Scalar, Scalar, Vector)" />
    protected static Vector Select(Scalar condition, Vector a, Vector b) => Vector.Zip("Select(condition, a, b)", a, b, (a, b) => Elementwise.Select(condition.Value, a, b));

    /// <inheritdoc cref="Select(Scalar, Scalar, Vector)" />
    protected static Vector Select(Vector condition, Scalar a, Scalar b) => Vector.Map(condition, condition => Elementwise.Select(condition, a.Value, b.Value));

    /// <inheritdoc cref="Select(Scalar, Scalar, Vector)" />
    protected static Vector Select(Vector condition, Scalar a, Vector b) => Vector.Zip("Select(condition, a, b)", condition, b, (condition, b) => Elementwise.Select(condition, a.Value, b));

    /// <inheritdoc cref="Select(Scalar, Scalar, Vector)" />
    protected static Vector Select(Vector condition, Vector a, Scalar b) => Vector.Zip("Select(condition, a, b)", condition, a, (condition, a) => Elementwise.Select(condition, a, b.Value));

    /// <inheritdoc cref="Select(Scalar, Scalar, Vector)" />
    protected static Vector Select(Vector condition, Vector a, Vector b) => Vector.Zip("Select(condition, a, b)", condition, a, b, Elementwise.Select);

    /// <summary>The inner product, Σ_i a_i b_i.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second vector, as long as the first.</param>
    /// <returns>The sum of the products.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    protected static Scalar Dot(Vector a, Vector b) => Sums.Of(Vector.Zip("Dot(a, b)", a, b, static (a, b) => a * b).Elements);

    /// <summary>Σ_i v_i.</summary>
    /// <param name="v">The vector.</param>
    /// <returns>The sum of its elements.</returns>
    protected static Scalar Sum(Vector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        return Sums.Of(v.Elements);
    }

    /// <summary>Σ_i v_i / n, n the length of v.</summary>
    /// <param name="v">The vector.</param>
    /// <returns>The mean of its elements.</returns>
    protected static Scalar Mean(Vector v) => Sum(v) / v.Length;

    /// <summary>exp(v_i) / Σ_j exp(v_j), computed as exp(v_i - max(v)) / Σ_j exp(v_j - max(v)), which does not overflow.</summary>
    /// <param name="v">The vector.</param>
    /// <returns>A vector of the same length: shares that sum to 1.</returns>
    protected static Vector Softmax(Vector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        var exponentials = Exp(v - v.ToArray().Max());
        return exponentials / Sum(exponentials);
    }

    /// <summary>
    /// (v_i - mean(v)) / sqrt(var(v) + 1e-5), the variance divided by the length: layer normalization without gain and bias (Ba, Kiros and Hinton, 2016), which are a
    /// <c>[Weight] Vector</c> and a <c>[Bias] Vector</c>.
    /// </summary>
    /// <param name="v">The vector.</param>
    /// <returns>A vector of the same length.</returns>
    protected static Vector LayerNorm(Vector v)
    {
        var centred = v - Mean(v);
        return centred / Sqrt(Mean(centred * centred) + LayerNormEpsilon);
    }

    /// <summary>The outer product: the matrix of a_i b_j, as many rows as a has elements and as many columns as b.</summary>
    /// <param name="a">The vector of the rows' factors.</param>
    /// <param name="b">The vector of the columns' factors.</param>
    /// <returns>[length of a, length of b].</returns>
    protected static Matrix Outer(Vector a, Vector b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Matrix.Of(a.Length, b.Length, (i, j) => a.Elements[i] * b.Elements[j]);
    }

    /// <summary>The matrix of m_ji: <c>Transpose(m) * v</c> is Σ_i m_ij v_i.</summary>
    /// <param name="m">The matrix, [rows, columns].</param>
    /// <returns>[columns, rows].</returns>
    protected static Matrix Transpose(Matrix m)
    {
        ArgumentNullException.ThrowIfNull(m);
        return Matrix.Of(m.Columns, m.Rows, (i, j) => m[j, i].Value);
    }

    /// <summary>The product of two matrices element by element, m_ij n_ij.</summary>
    /// <param name="m">The first matrix.</param>
    /// <param name="n">The second matrix, of the same shape.</param>
    /// <returns>A matrix of the same shape.</returns>
    /// <exception cref="ArgumentException">The matrices differ in shape.</exception>
    protected static Matrix Hadamard(Matrix m, Matrix n) => Matrix.Zip("Hadamard(m, n)", m, n, static (m, n) => m * n);

    /// <summary>v_i m_ij: each row by its own factor, diag(v) m.</summary>
    /// <param name="v">The factors, [rows].</param>
    /// <param name="m">The matrix, [rows, columns].</param>
    /// <returns>[rows, columns].</returns>
    /// <exception cref="ArgumentException">The vector is not as long as a column.</exception>
    protected static Matrix ScaleRows(Vector v, Matrix m)
    {
        ArgumentNullException.ThrowIfNull(v);
        ArgumentNullException.ThrowIfNull(m);
        Sizes.CheckOperand("ScaleRows(v, m)", m, v.Length, m.Rows, nameof(v));
        return Matrix.Of(m.Rows, m.Columns, (i, j) => v.Elements[i] * m[i, j].Value);
    }

    /// <summary>m_ij v_j: each column by its own factor, m diag(v).</summary>
    /// <param name="m">The matrix, [rows, columns].</param>
    /// <param name="v">The factors, [columns].</param>
    /// <returns>[rows, columns].</returns>
    /// <exception cref="ArgumentException">The vector is not as long as a row.</exception>
    protected static Matrix ScaleColumns(Matrix m, Vector v)
    {
        ArgumentNullException.ThrowIfNull(m);
        ArgumentNullException.ThrowIfNull(v);
        Sizes.CheckOperand("ScaleColumns(m, v)", m, v.Length, m.Columns, nameof(v));
        return Matrix.Of(m.Rows, m.Columns, (i, j) => m[i, j].Value * v.Elements[j]);
    }

    /// <summary>The elements of all vectors, one vector after the other.</summary>
    /// <param name="vectors">At least one.</param>
    /// <returns>A vector as long as all of them together.</returns>
    /// <exception cref="ArgumentException">There is no vector.</exception>
    protected static Vector Concat(params ReadOnlySpan<Vector> vectors)
    {
        var elements = new List<double>();
        foreach (var vector in vectors)
        {
            ArgumentNullException.ThrowIfNull(vector, nameof(vectors));
            elements.AddRange(vector.Elements);
        }

        return elements.Count > 0 ? new([.. elements]) : throw new ArgumentException("Expected at least one vector; given none.", nameof(vectors));
    }

    /// <summary>Some consecutive elements; also written <c>v[start..end]</c>.</summary>
    /// <param name="v">The vector.</param>
    /// <param name="start">The first, from 0.</param>
    /// <param name="length">The number of rows, at least 1.</param>
    /// <returns>A vector of <paramref name="length"/> elements.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no such elements.</exception>
    protected static Vector Slice(Vector v, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(v);
        Sizes.CheckRange(start, (long)start + length, v.Length, nameof(length));
        return v[start..(start + length)];
    }

    /// <summary>One of several equal parts of a vector: <c>Part(gates, 0, 3)</c> is the first third.</summary>
    /// <param name="v">The vector.</param>
    /// <param name="index">The index of the part, from 0.</param>
    /// <param name="of">The number of parts; it divides the length.</param>
    /// <returns>A vector of length / <paramref name="of"/> elements.</returns>
    /// <exception cref="ArgumentException">The length is no multiple of the number of parts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    protected static Vector Part(Vector v, int index, int of)
    {
        ArgumentNullException.ThrowIfNull(v);
        Sizes.CheckParts(v.Length, Hyperparameter.AtLeast(1, of), nameof(of));
        var length = v.Length / of;
        return Slice(v, Sizes.Checked(index, of, nameof(index)) * length, length);
    }

    /// <summary>Some rows of a matrix, one of several equal parts: of four gates one below the other, <c>Part(w, 0, 4)</c> are the rows of the first.</summary>
    /// <param name="m">The matrix, [rows, columns].</param>
    /// <param name="index">The index of the part, from 0.</param>
    /// <param name="of">The number of parts; it divides the number of rows.</param>
    /// <returns>[rows / <paramref name="of"/>, columns].</returns>
    /// <exception cref="ArgumentException">The number of rows is no multiple of the number of parts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    protected static Matrix Part(Matrix m, int index, int of)
    {
        ArgumentNullException.ThrowIfNull(m);
        Sizes.CheckRowParts(m.Rows, Hyperparameter.AtLeast(1, of), nameof(of));
        var rows = m.Rows / of;
        return new(rows, m.Columns, m.Elements.Slice(Sizes.Checked(index, of, nameof(index)) * rows * m.Columns, rows * m.Columns));
    }

    /// <summary>The elements in the opposite order, the last one first.</summary>
    /// <param name="v">The vector.</param>
    /// <returns>A vector of the same length.</returns>
    protected static Vector Reverse(Vector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        return Vector.Of(v.Length, i => v.Elements[^(i + 1)]);
    }

    /// <summary>The elements of a matrix, row by row.</summary>
    /// <param name="m">The matrix, [rows, columns].</param>
    /// <returns>[rows * columns].</returns>
    protected static Vector Flatten(Matrix m)
    {
        ArgumentNullException.ThrowIfNull(m);
        return new(m.Elements);
    }

    /// <summary>The elements of a vector as a matrix, row by row; the opposite of <see cref="Flatten"/>.</summary>
    /// <param name="v">The vector, [rows * columns].</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>[rows, columns].</returns>
    /// <exception cref="ArgumentException">The vector does not have rows * columns elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows or columns is below 1.</exception>
    protected static Matrix Reshape(Vector v, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(v);
        return new(rows, columns, v.Elements);
    }
}
