namespace RnnGen.Tests;

public sealed class TimeSeriesTests
{
    [Fact]
    public void Read_TakesAHeaderTimesAndNumbers()
    {
        var series = Read("month,co2,\"a \"\"b\"\"\"\r\n1958-03,315.7,1e-3\n1958-04, 317.5 ,-2\n\n", timeColumn: "month");
        Assert.Equal(["co2", "a \"b\""], series.Columns);
        Assert.Equal(["1958-03", "1958-04"], series.Times);
        Assert.Equal([315.7, 317.5], series["co2"].ToArray());
        Assert.Equal([1e-3, -2], series["a \"b\""].ToArray());
        Assert.Equal(2, series.Length);
    }

    [Fact]
    public void Read_TakesTheNamedColumnsInTheirOrder()
    {
        var series = Read("a;b;c\n1;x;3\n4;y;6", columns: ["c", "a"], separator: ';');
        Assert.Equal(["c", "a"], series.Columns);
        Assert.Equal([3, 6], series["c"].ToArray());
        Assert.Empty(series.Times);
    }

    [Theory]
    [InlineData("a, \"b\"\n1, \"2\"", ',', "a|b")]
    [InlineData("\"a\" ,b\n\"1\" ,2", ',', "a|b")]
    [InlineData(" \t\"a\"\t; \"b \"\"c\"\" \" \n1;\t\"2\"", ';', "a|b \"c\" ")]
    [InlineData("a\t\"b\"\n1\t \"2\" ", '\t', "a|b")]
    [InlineData("a \"b\"\n1 \"2\"", ' ', "a|b")]
    [InlineData("a, \", b\"\n1,2", ',', "a|, b")]
    public void SpacesAroundQuotes_AreNoPartOfTheField(string text, char separator, string columns)
    {
        var series = Read(text, separator: separator);
        Assert.Equal(columns.Split('|'), series.Columns);
        Assert.Equal([1, 2], series.Columns.Select(column => series[column][0]));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a, \"a\"\n1,2", "line 1: expected columns with names of their own, found 'a' twice")]
    [InlineData("a,b \"c\"\n1,2", "line 1: expected a field with quotes to stand in quotes, each one within it doubled; found b \"c\"")]
    [InlineData("a,b\n1,2\"", "line 2: expected a field with quotes to stand in quotes")]
    [InlineData("a, \"b\n1,2", "line 1: a quote is not closed")]
    [InlineData("a,\"b\" c\n1,2", "line 1: expected ',' or the end after a closing quote, found 'c'")]
    [InlineData("a,a\n1,2", "line 1: expected columns with names of their own, found 'a' twice")]
    [InlineData("a,\n1,2", "line 1: expected columns with names of their own, found ''")]
    [InlineData("a,b\n", "no rows")]
    [InlineData("a,b\n1,2\n1,2,3", "line 3: expected 2 fields (a, b), found 3")]
    [InlineData("a,b\n1,2\n1", "line 3: expected 2 fields (a, b), found 1")]
    [InlineData("a,b\n1,", "line 2: expected a finite number in column 'b', found ''")]
    [InlineData("a,b\n1,NaN", "line 2: expected a finite number in column 'b', found 'NaN'")]
    [InlineData("a,b\n1,1e999", "line 2: expected a finite number")]
    [InlineData("a,b\n1,\"2,3\"", "line 2: expected a finite number in column 'b', found '2,3'")]
    [InlineData("a,b\n1,\"2\n", "line 2: a quote is not closed")]
    [InlineData("a,b\n1,\"2\"3\n", "line 2: expected ','")]
    [InlineData("a,b\n\n1,2", "line 2: the line is empty")]
    public void Read_NamesTheLineThatIsMalformed(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_RefusesAColumnThatIsNotThere()
    {
        var error = Assert.Throws<ArgumentException>("columns", () => Read("a,b\n1,2", columns: ["z"]));
        Assert.Contains("it has a, b", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("timeColumn", () => Read("a,b\n1,2", timeColumn: "t"));
    }

    [Fact]
    public void Load_ReadsAFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "\uFEFFvalue\n1\n2.5\n");
            Assert.Equal([1, 2.5], TimeSeries.Load(path)["value"].ToArray());
            File.WriteAllText(path, "value\n1\nx\n");
            Assert.Contains(Path.GetFileName(path) + ", line 3", Assert.Throws<FormatException>(() => TimeSeries.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Columns_AreChecked()
    {
        Assert.Throws<ArgumentException>("columns", () => TimeSeries.FromColumns([]));
        Assert.Throws<ArgumentException>("columns", () => TimeSeries.FromColumns([("a", [1]), ("a", [2])]));
        Assert.Throws<ArgumentException>("columns", () => TimeSeries.FromColumns([("a", [1]), ("b", [1, 2])]));
        Assert.Throws<ArgumentException>("columns", () => TimeSeries.FromValues([1, double.NaN]));
        Assert.Throws<ArgumentException>("times", () => TimeSeries.FromColumns([("a", [1])], ["x", "y"]));
        Assert.Throws<ArgumentException>("column", () => TimeSeries.FromValues([1])["b"].Length);
    }

    [Fact]
    public void Slice_KeepsColumnsAndTimes()
    {
        var slice = TimeSeries.FromColumns([("a", [1, 2, 3, 4])], ["w", "x", "y", "z"]).Slice(1, 2);
        Assert.Equal([2, 3], slice["a"].ToArray());
        Assert.Equal(["x", "y"], slice.Times);
        Assert.Throws<ArgumentOutOfRangeException>(() => slice.Slice(1, 2));
    }

    private static TimeSeries Read(string text, string[]? columns = null, string? timeColumn = null, char separator = ',') =>
        TimeSeries.Read(new StringReader(text), columns, timeColumn, separator);
}
