namespace RnnGen.Integration.Tests;

/// <summary>A batch that does not fit is refused before anything is computed, under the name that the input has in its class: the error says which it is, what is expected and what is given.</summary>
public sealed class NamedBatchErrorTests
{
    private const int Rows = 2;

    private readonly DemandForecaster _network = new(seed: 1);
    private readonly InputRows<float> _rows = new(DemandForecaster.Description, Rows, seed: 5);

    [Theory]
    [InlineData("sales", 13, "input 'sales': expected rows * steps * features = 2 * 6 * 1 = 12 values, as many rows as 'weather' has; given 13.")]
    [InlineData("sales", 0, "input 'sales': expected rows * steps * features = 2 * 6 * 1 = 12 values, as many rows as 'weather' has; given 0.")]
    [InlineData("sales", 36, "input 'sales': expected rows * steps * features = 2 * 6 * 1 = 12 values, as many rows as 'weather' has; given 36.")]
    [InlineData("location", 3, "input 'location': expected rows * features = 2 * 2 = 4 values, as many rows as 'sales' has; given 3.")]
    [InlineData("price", 7, "input 'price': expected rows * output steps * features = 2 * 4 * 1 = 8 values, as many rows as 'sales' has; given 7.")]
    [InlineData("forecast", 0, "input 'forecast': expected rows * output steps * features = 2 * 4 * 2 = 16 values, as many rows as 'sales' has; given 0.")]
    public void NumbersThatDoNotFit_AreNamed(string input, int given, string message)
    {
        _rows.Set(input, new float[given]);
        AssertRefused(input, message);
    }

    [Theory]
    [InlineData("weekday", 0, "input 'weekday': expected rows * steps = 2 * 6 = 12 tokens, as many rows as 'sales' has; given 0.")]
    [InlineData("store", 6, "input 'store': expected rows = 2 tokens, as many rows as 'sales' has; given 6.")]
    [InlineData("comingPromotion", 9, "input 'comingPromotion': expected rows * output steps = 2 * 4 = 8 tokens, as many rows as 'sales' has; given 9.")]
    public void TokensThatDoNotFit_AreNamed(string input, int given, string message)
    {
        _rows.Set(input, new int[given]);
        AssertRefused(input, message);
    }

    /// <summary>Only the caller knows which of two inputs is wrong.</summary>
    [Theory]
    [InlineData("sales", 18, "weather", "Inputs differ in their number of rows: 'sales' has 3, 'weather' has 2.")]
    [InlineData("weather", 36, "weather", "Inputs differ in their number of rows: 'sales' has 2, 'weather' has 3.")]
    [InlineData("size", 1, "size", "Inputs differ in their number of rows: 'sales' has 2, 'size' has 1.")]
    [InlineData("promotion", 6, "promotion", "Inputs differ in their number of rows: 'sales' has 2, 'promotion' has 1.")]
    [InlineData("product", 5, "product", "Inputs differ in their number of rows: 'sales' has 2, 'product' has 5.")]
    public void RowsThatDiffer_AreCounted(string input, int given, string named, string message)
    {
        if (DemandForecaster.Description.Inputs.Single(each => each.Name == input).Vocabulary > 0)
        {
            _rows.Set(input, new int[given]);
        }
        else
        {
            _rows.Set(input, new float[given]);
        }

        AssertRefused(named, message);
    }

    /// <summary>Each kind and span is consistent in itself; the rows of the kinds differ.</summary>
    [Fact]
    public void RowsThatDifferBetweenSpans_AreCounted()
    {
        _rows.Set("location", new float[6]);
        _rows.Set("size", new float[3]);
        AssertRefused("location", "Inputs differ in their number of rows: 'sales' has 2, 'location' has 3.");
    }

    /// <summary>An input that is alone in its span and kind is passed on as it is, and named all the same; one that is called as another part of the batch is, is an input.</summary>
    [Fact]
    public void InputsThatStandAlone_AreNamed()
    {
        const string Expected = "input 'targets': expected rows * steps = 2 * 3 = 6 tokens, as many rows as 'history' has; given 5.";
        var network = new OwnWords(seed: 1);
        var error = Assert.Throws<ArgumentException>("targets", () => network.Predict(new OwnWords.Batch<float> { History = new float[6], Targets_2 = new int[5], Size = new float[2] }, new float[2]));
        Assert.StartsWith(Expected, error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("size", () => network.Predict(new OwnWords.Batch<float> { History = new float[6], Targets_2 = new int[6] }, new float[2]));
        Assert.StartsWith("input 'size': expected rows * features = 2 * 1 = 2 values, as many rows as 'history' has; given 0.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("targets", () => network.Predict(new OwnWords.Batch<float> { History = new float[9], Targets_2 = new int[12], Size = new float[4] }, new float[4]));
        Assert.StartsWith("Inputs differ in their number of rows: 'history' has 3, 'targets' has 4.", error.Message, StringComparison.Ordinal);
        var range = Assert.Throws<ArgumentOutOfRangeException>("targets", () => network.Predict(new OwnWords.Batch<float> { History = new float[6], Targets_2 = [0, 0, 0, 0, 9, 0], Size = new float[2] }, new float[2]));
        Assert.StartsWith("input 'targets'[4] (row 1, step 1): expected a token of 0 to 4; given 9.", range.Message, StringComparison.Ordinal);
    }

    /// <summary>A batch without names has arrays, whose inputs are listed.</summary>
    [Fact]
    public void ArraysThatDoNotFit_NameTheirInputs()
    {
        var error = Assert.Throws<ArgumentException>("staticInputs", () => _network.Predict(new SequenceBatch<float> { Inputs = new float[36], Tokens = new int[24], StaticInputs = new float[9] }, new float[8]));
        Assert.StartsWith("staticInputs: expected rows * features = 2 * 3 = 6 values for 'location', 'size', as many rows as other inputs have; given 9.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("inputs", () => _network.Predict(default(SequenceBatch<float>), new float[8]));
        Assert.StartsWith("inputs: expected rows * steps * features = rows * 6 * 3 values for 'sales', 'weather', of 1 to 5 rows; given 0.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The place is that in the input, of which a batch with names has a span, and not that among all inputs of its kind.</summary>
    [Theory]
    [InlineData("weekday", 8, "row 1, step 2", "a token of 0 to 6", 7)]
    [InlineData("promotion", 0, "row 0, step 0", "a token of 0 to 2", -1)]
    [InlineData("product", 1, "row 1", "a token of 0 to 3", 4)]
    [InlineData("comingWeekday", 7, "row 1, output step 3", "a token of 0 to 6", int.MaxValue)]
    public void TokensOutOfRange_AreNamed(string input, int index, string place, string expected, int given)
    {
        _rows.Tokens(input)[index] = given;
        var outputs = _rows.NewOutputs();
        var error = Assert.Throws<ArgumentOutOfRangeException>(input, () => _network.Predict(NamedBatches.OfDemand(_rows), outputs));
        Assert.StartsWith($"input '{input}'[{index}] ({place}): expected {expected}; given {given}.", error.Message, StringComparison.Ordinal);
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
    [InlineData("weather", 15, "input 'weather'[15] (row 1, step 1, feature 1)")]
    [InlineData("size", 1, "input 'size'[1] (row 1, feature 0)")]
    [InlineData("price", 6, "input 'price'[6] (row 1, output step 2, feature 0)")]
    public void NumbersBeyondThePrecision_AreNamed(string input, int index, string place)
    {
        var rows = new InputRows<double>(DemandForecaster.Description, Rows, seed: 5);
        rows.Numbers(input)[index] = 1e300;
        var outputs = rows.NewOutputs();
        var error = Assert.Throws<ArgumentOutOfRangeException>(input, () => _network.Predict(NamedBatches.OfDemand(rows), outputs));
        Assert.StartsWith(place + ": expected a number of single precision", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABatchOfNothing_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>("sales", () => _network.Predict(new DemandForecaster.Batch<float>(), Array.Empty<float>()));
        Assert.StartsWith("input 'sales': expected rows * steps * features = rows * 6 * 1 values, of 1 to 5 rows; given 0.", error.Message, StringComparison.Ordinal);
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
