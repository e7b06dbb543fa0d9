namespace RnnGen.Integration.Tests;

/// <summary>A batch that does not fit is refused before anything is computed, under the name that the input has in its class: the error says which it is, what is expected and what is given.</summary>
public sealed class NamedBatchErrorTests
{
    private const int Rows = 2;

    private readonly DemandForecaster _network = new(seed: 1);
    private readonly InputRows<float> _rows = new(DemandForecaster.Description, Rows, seed: 5);

    [Theory]
    [InlineData("sales", 13, "sales: expected rows * steps * features = rows * 6 * 1 values, of 1 to 5 rows; given 13.")]
    [InlineData("sales", 0, "sales: expected rows * steps * features = rows * 6 * 1 values, of 1 to 5 rows; given 0.")]
    [InlineData("sales", 36, "sales: expected rows * steps * features = rows * 6 * 1 values, of 1 to 5 rows; given 36.")]
    [InlineData("weather", 36, "weather: expected as many rows as other inputs have, 2; given 3.")]
    [InlineData("location", 3, "location: expected rows * features = rows * 2 values, of 1 to 5 rows; given 3.")]
    [InlineData("size", 1, "size: expected as many rows as other inputs have, 2; given 1.")]
    [InlineData("price", 7, "price: expected rows * output steps * features = rows * 4 * 1 values, of 1 to 5 rows; given 7.")]
    [InlineData("forecast", 0, "forecast: expected rows * output steps * features = rows * 4 * 2 values, of 1 to 5 rows; given 0.")]
    public void NumbersThatDoNotFit_AreNamed(string input, int given, string message)
    {
        _rows.Set(input, new float[given]);
        AssertRefused(input, message);
    }

    [Theory]
    [InlineData("weekday", 0, "weekday: expected rows * steps = rows * 6 tokens, of 1 to 5 rows; given 0.")]
    [InlineData("promotion", 6, "promotion: expected as many rows as other inputs have, 2; given 1.")]
    [InlineData("store", 6, "store: expected rows = rows tokens, of 1 to 5 rows; given 6.")]
    [InlineData("product", 5, "product: expected as many rows as other inputs have, 2; given 5.")]
    [InlineData("comingPromotion", 9, "comingPromotion: expected rows * output steps = rows * 4 tokens, of 1 to 5 rows; given 9.")]
    public void TokensThatDoNotFit_AreNamed(string input, int given, string message)
    {
        _rows.Set(input, new int[given]);
        AssertRefused(input, message);
    }

    /// <summary>Each kind and span is consistent in itself; the rows of the kinds differ.</summary>
    [Fact]
    public void RowsThatDifferBetweenSpans_AreNamed()
    {
        _rows.Set("location", new float[6]);
        _rows.Set("size", new float[3]);
        AssertRefused("staticInputs", "staticInputs: expected rows * features = 2 * 3 values for 'location', 'size', as many rows as other inputs have; given 9.");
    }

    [Theory]
    [InlineData("weekday", 8, "tokens", 16, "a token of 0 to 6 of 'weekday' in row 1, step 2", 7)]
    [InlineData("promotion", 0, "tokens", 1, "a token of 0 to 2 of 'promotion' in row 0, step 0", -1)]
    [InlineData("product", 1, "staticTokens", 3, "a token of 0 to 3 of 'product' in row 1", 4)]
    [InlineData("comingWeekday", 7, "futureTokens", 14, "a token of 0 to 6 of 'comingWeekday' in row 1, step 3", int.MaxValue)]
    public void TokensOutOfRange_AreNamed(string input, int index, string array, int place, string expected, int given)
    {
        _rows.Tokens(input)[index] = given;
        var outputs = _rows.NewOutputs();
        var error = Assert.Throws<ArgumentOutOfRangeException>(array, () => _network.Predict(NamedBatches.OfDemand(_rows), outputs));
        Assert.StartsWith($"{array}[{place}]: expected {expected}; given {given}.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A token that no step reads may be anything.</summary>
    [Fact]
    public void TokensBeyondLengths_AreNotLookedAt()
    {
        var (expected, actual) = (_rows.NewOutputs(), _rows.NewOutputs());
        (_rows.Lengths, _rows.TargetLengths) = ([6, 2], [4, 1]);
        _network.Predict(NamedBatches.OfDemand(_rows), expected);
        (_rows.Tokens("weekday")[8], _rows.Tokens("comingPromotion")[5]) = (-1, 99);
        _rows.Numbers("forecast")[10] = float.NaN;
        _network.Predict(NamedBatches.OfDemand(_rows), actual);
        Assert.Equal(expected, actual);
        Assert.All(actual, y => Assert.True(float.IsFinite(y)));
    }

    /// <summary>Of an empty row nothing is read, its static inputs neither.</summary>
    [Fact]
    public void StaticInputsOfEmptyRows_AreNotLookedAt()
    {
        _rows.Lengths = [0, 6];
        (_rows.Tokens("store")[0], _rows.Numbers("location")[1]) = (-1, float.NaN);
        var outputs = _rows.NewOutputs();
        _network.Predict(NamedBatches.OfDemand(_rows), outputs);
        Assert.All(outputs[..4], y => Assert.Equal(0, y));
        Assert.All(outputs[4..], y => Assert.True(float.IsFinite(y)));
    }

    [Theory]
    [InlineData("weather", 15, "inputs[23] (row 1, step 1, feature 2 of 'weather')")]
    [InlineData("size", 1, "staticInputs[5] (row 1, step 0, feature 2 of 'size')")]
    [InlineData("price", 6, "futureInputs[18] (row 1, step 2, feature 0 of 'price')")]
    public void NumbersBeyondThePrecision_AreNamed(string input, int index, string place)
    {
        var rows = new InputRows<double>(DemandForecaster.Description, Rows, seed: 5);
        rows.Numbers(input)[index] = 1e300;
        var outputs = rows.NewOutputs();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _network.Predict(NamedBatches.OfDemand(rows), outputs));
        Assert.StartsWith(place + ": expected a number of single precision", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABatchOfNothing_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>("sales", () => _network.Predict(new DemandForecaster.Batch<float>(), Array.Empty<float>()));
        Assert.StartsWith("sales: expected", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("word", () => new WordTagger().Predict(default(WordTagger.Batch<double>), Array.Empty<double>()));
    }

    [Fact]
    public void OutputsAndTargetsThatDoNotFit_AreNamed()
    {
        Assert.Throws<ArgumentException>("outputs", () => _network.Predict(NamedBatches.OfDemand(_rows), new float[7]));
        _rows.Lengths = [7, 1];
        AssertRefused("lengths", "lengths[0]: expected");
        (_rows.Lengths, _rows.TargetLengths) = ([6, 1], [5, 1]);
        AssertRefused("targetLengths", "targetLengths[0]: expected");
        (_rows.TargetLengths, _rows.StepWeights) = ([4, 1], [1, 1, 1]);
        Assert.Throws<ArgumentException>("stepWeights", () => _network.Evaluate(NamedBatches.OfDemand(_rows)));
    }

    /// <summary>It compiles, since the library's methods take any batch; what its inputs mean, another network does not know.</summary>
    [Fact]
    public void TheBatchOfAnotherNetwork_IsRefused()
    {
        var rows = new InputRows<float>(DemandForecaster.Description, 3, seed: 5);
        var (poet, monitor) = (new Poet(), new PatientMonitor());
        using var context = monitor.CreateTrainingContext();
        const string Expected = "batch: expected that of RnnGen.Integration.Tests.PatientMonitor; given that of RnnGen.Integration.Tests.DemandForecaster.";
        AssertStarts(Expected, () => monitor.Engine.Predict<DemandForecaster.Batch<float>, float>(NamedBatches.OfDemand(rows), new float[3]));
        AssertStarts(Expected, () => context.ComputeGradients(NamedBatches.OfDemand(rows)));
        AssertStarts(Expected, () => SequenceDataset.FromBatch(PatientMonitor.Description, NamedBatches.OfDemand(new InputRows<double>(DemandForecaster.Description, 3, seed: 5))));
        AssertStarts("batch: expected that of RnnGen.Integration.Tests.LstmToOne;", () => new LstmToOne().Engine.Predict<DemandForecaster.Batch<float>, float>(NamedBatches.OfDemand(rows), new float[3]));
        AssertStarts("batch: expected that of RnnGen.Integration.Tests.Poet;", () => poet.Engine.Evaluate<PatientMonitor.Batch<float>, float>(default));

        static void AssertStarts(string message, Action call) => Assert.StartsWith(message, Assert.Throws<ArgumentException>("batch", call).Message, StringComparison.Ordinal);
    }

    /// <summary>Single precision is not that of a network in double precision, and its numbers need no third one.</summary>
    [Fact]
    public void ABatchOfAnotherPrecision_IsRefused()
    {
        Assert.Contains("Double", Assert.Throws<NotSupportedException>(() => new WordTagger().Engine.Predict<WordTagger.Batch<float>, float>(default, [])).Message, StringComparison.Ordinal);
        Assert.Contains("Half", Assert.Throws<NotSupportedException>(() => _network.Engine.Evaluate<DemandForecaster.Batch<Half>, Half>(default)).Message, StringComparison.Ordinal);
    }

    /// <summary>A refused batch leaves nothing behind: the next call computes what it would have.</summary>
    [Fact]
    public void ARefusedBatch_LeavesNothing()
    {
        var (expected, actual) = (_rows.NewOutputs(), _rows.NewOutputs());
        _network.Predict(_rows.Packed, expected);
        var wrong = new InputRows<float>(DemandForecaster.Description, 5, seed: 6);
        wrong.Set("weather", new float[12]);
        Assert.Throws<ArgumentException>("weather", () => _network.Predict(NamedBatches.OfDemand(wrong), wrong.NewOutputs()));
        _network.Predict(NamedBatches.OfDemand(_rows), actual);
        Assert.Equal(expected, actual);
    }

    private void AssertRefused(string parameter, string message)
    {
        var outputs = _rows.NewOutputs();
        using var context = _network.CreateTrainingContext();
        Action[] calls =
        [
            () => _network.Predict(NamedBatches.OfDemand(_rows), outputs),
            () => _network.Evaluate(NamedBatches.OfDemand(_rows)),
            () => context.ComputeGradients(NamedBatches.OfDemand(_rows)),
        ];
        foreach (var call in calls)
        {
            var error = Assert.ThrowsAny<ArgumentException>(call);
            Assert.Equal(parameter, error.ParamName);
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        }

        Assert.All(outputs, y => Assert.Equal(0, y));
    }
}
