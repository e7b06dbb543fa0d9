using RnnGen.Checkpoints;

namespace RnnGen.Integration.Tests;

/// <summary>Datasets for networks with several inputs, made of the batch that the class declares.</summary>
public sealed class SeveralInputDatasetTests
{
    private const int Count = 12;

    private readonly InputRows<double> _rows = new(DemandForecaster.Description, Count, seed: 31, isRagged: true);

    [Fact]
    public void Batches_HoldWhatWasGiven()
    {
        var dataset = DemandForecaster.CreateDataset(NamedBatches.OfDemand(_rows));
        var batch = new BatchBuffer<double>(dataset, Count).Fill(dataset, 0, Count);

        Assert.Equal(Count, dataset.Count);
        AssertSame(_rows.Packed.Inputs, batch.Inputs);
        AssertSame(_rows.Packed.StaticInputs, batch.StaticInputs);
        AssertSame(_rows.Packed.FutureInputs, batch.FutureInputs);
        AssertSame(_rows.Packed.Targets, batch.Targets);
        AssertSame(_rows.Packed.StepWeights, batch.StepWeights);
        Assert.Equal(_rows.Packed.Tokens, batch.Tokens);
        Assert.Equal(_rows.Packed.StaticTokens, batch.StaticTokens);
        Assert.Equal(_rows.Packed.FutureTokens, batch.FutureTokens);
        Assert.Equal(_rows.Packed.Lengths, batch.Lengths);
        Assert.Equal(_rows.Packed.TargetLengths, batch.TargetLengths);
    }

    /// <summary>Each part of a sequence goes where the sequence goes.</summary>
    [Fact]
    public void ShuffledSplitAndSliced_EverySequenceKeepsItsInputs()
    {
        var whole = DemandForecaster.CreateDataset(NamedBatches.OfDemand(_rows));
        var split = whole.Split(0.5, 0.25, seed: 3);
        SequenceDataset[] parts = [whole.Shuffle(seed: 5), split.Train, split.Validation, split.Test, whole.Slice(3, 4), whole.Shuffle(seed: 6).Slice(2, 7)];
        var buffer = new BatchBuffer<float>(whole, 3);
        foreach (var part in parts)
        {
            Assert.NotEqual(0, part.Count);
            for (var start = 0; start < part.Count; start += 3)
            {
                var batch = buffer.Fill(part, start, Math.Min(3, part.Count - start));
                for (var row = 0; row < batch.Lengths.Length; row++)
                {
                    var origin = part.Indices[start + row];
                    AssertRow(_rows.Packed.Inputs, origin, batch.Inputs, row, 6 * 3);
                    AssertRow(_rows.Packed.StaticInputs, origin, batch.StaticInputs, row, 3);
                    AssertRow(_rows.Packed.FutureInputs, origin, batch.FutureInputs, row, 4 * 3);
                    AssertRow(_rows.Packed.Targets, origin, batch.Targets, row, 4);
                    Assert.Equal(_rows.Packed.Tokens.Slice(origin * 12, 12), batch.Tokens.Slice(row * 12, 12));
                    Assert.Equal(_rows.Packed.StaticTokens.Slice(origin * 2, 2), batch.StaticTokens.Slice(row * 2, 2));
                    Assert.Equal(_rows.Packed.FutureTokens.Slice(origin * 8, 8), batch.FutureTokens.Slice(row * 8, 8));
                    Assert.Equal(_rows.Lengths[origin], batch.Lengths[row]);
                    Assert.Equal(_rows.TargetLengths[origin], batch.TargetLengths[row]);
                }
            }
        }
    }

    [Fact]
    public void Evaluate_OfADataset_IsThatOfItsRows()
    {
        var (network, dataset) = (new DemandForecaster(seed: 2), DemandForecaster.CreateDataset(NamedBatches.OfDemand(new InputRows<double>(DemandForecaster.Description, 5, seed: 3))));
        var expected = network.Engine.Evaluate(new InputRows<double>(DemandForecaster.Description, 5, seed: 3).Packed);
        Assert.Equal(expected, Trainer.For(network, new Adam()).Evaluate(dataset).Loss);
    }

    [Fact]
    public void ABuffer_IsForDatasetsOfTheSameSizes()
    {
        var dataset = DemandForecaster.CreateDataset(NamedBatches.OfDemand(_rows));
        var other = DemandForecaster.CreateDataset(NamedBatches.OfDemand(new InputRows<double>(DemandForecaster.Description, 2, seed: 32, isRagged: true)));
        var monitor = PatientMonitor.CreateDataset(NamedBatches.OfPatients(new InputRows<double>(PatientMonitor.Description, 2, seed: 32)));
        var buffer = new BatchBuffer<float>(dataset, 2);
        Assert.Equal(6, buffer.Fill(other, 0, 2).StaticInputs.Length);
        Assert.Throws<ArgumentException>("dataset", () => { buffer.Fill(monitor, 0, 1); });
    }

    /// <summary>Of a sequence of no steps nothing counts, so that a number that single precision does not have is no error there; the rest of the sequence is copied all the same.</summary>
    [Fact]
    public void ANumberThatDoesNotCount_KeepsNothingElseOut()
    {
        Assert.Equal(0, _rows.Lengths[0]);
        _rows.Numbers("size")[0] = 1e300;
        var dataset = DemandForecaster.CreateDataset(NamedBatches.OfDemand(_rows));
        var buffer = new BatchBuffer<float>(dataset, 1);
        buffer.Fill(dataset, 5, 1);
        var batch = buffer.Fill(dataset, 0, 1);
        AssertRow(_rows.Packed.FutureInputs, 0, batch.FutureInputs, 0, 12);
        Assert.Equal(_rows.Packed.FutureTokens[..8], batch.FutureTokens);
    }

    [Theory]
    [InlineData("weekday", 6 * 5 + 4, 7, "input 'weekday'[34] (row 5, step 4): expected a token of 0 to 6; given 7.")]
    [InlineData("store", 8, 5, "input 'store'[8] (row 8): expected a token of 0 to 4; given 5.")]
    [InlineData("comingPromotion", 4 * 6 + 1, -3, "input 'comingPromotion'[25] (row 6, output step 1): expected a token of 0 to 2; given -3.")]
    public void TokensOutOfRange_AreNamed(string input, int index, int given, string message)
    {
        _rows.Tokens(input)[index] = given;
        (_rows.Lengths, _rows.TargetLengths) = ([], []);
        AssertRefused(message);
    }

    [Theory]
    [InlineData("weather", (2 * 6 * 5) + 5, "input 'weather'[65] (row 5, step 2, feature 1): expected a finite number; given NaN.")]
    [InlineData("size", 7, "input 'size'[7] (row 7, feature 0): expected a finite number; given NaN.")]
    [InlineData("forecast", (2 * 4 * 3) + 2, "input 'forecast'[26] (row 3, output step 1, feature 0): expected a finite number; given NaN.")]
    public void NumbersThatAreNotFinite_AreNamed(string input, int index, string message)
    {
        _rows.Numbers(input)[index] = double.NaN;
        AssertRefused(message);
    }

    [Fact]
    public void TargetsThatAreNotFinite_AreNamed()
    {
        _rows.Targets[(4 * 5) + 2] = double.NaN;
        var error = Assert.Throws<ArgumentException>("targets", () => DemandForecaster.CreateDataset(NamedBatches.OfDemand(_rows)));
        Assert.StartsWith("targets[22] (row 5, output step 2, feature 0): expected a finite number; given NaN.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The trainer finds what single precision does not hold, and names input and sequence.</summary>
    [Fact]
    public void NumbersBeyondThePrecision_AreNamed()
    {
        var rows = new InputRows<double>(DemandForecaster.Description, Count, seed: 31);
        rows.Numbers("size")[7] = 1e300;
        var trainer = Trainer.For(new DemandForecaster(seed: 1), new Adam(), new() { Epochs = 1, NormalizationMode = NormalizationMode.None });
        var error = Assert.Throws<ArgumentException>("train", () => trainer.Fit(DemandForecaster.CreateDataset(NamedBatches.OfDemand(rows))));
        Assert.StartsWith("input 'size' of sequence 7, feature 0: expected a number of single precision", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SizesThatDoNotFit_AreNamed()
    {
        _rows.Set("weather", new double[12]);
        AssertRefused("Inputs differ in their number of rows: 'sales' has 12, 'weather' has 1.");
        var (forgotten, more) = (new InputRows<double>(DemandForecaster.Description, 2, seed: 1), new InputRows<double>(DemandForecaster.Description, 2, seed: 1));
        forgotten.Set("store", Array.Empty<int>());
        Assert.Throws<ArgumentException>("store", () => DemandForecaster.CreateDataset(NamedBatches.OfDemand(forgotten)));
        (more.Lengths, more.TargetLengths) = ([1, 2, 3], []);
        Assert.Throws<ArgumentException>("lengths", () => DemandForecaster.CreateDataset(NamedBatches.OfDemand(more)));
        var nothing = Assert.Throws<ArgumentException>("sales", () => DemandForecaster.CreateDataset(default));
        Assert.StartsWith("input 'sales': expected rows * steps * features = rows * 6 * 1 values, of 1 row or more; given 0.", nothing.Message, StringComparison.Ordinal);
        var one = Assert.Throws<ArgumentException>("inputs", () => SequenceDataset.FromBatch(LstmToOne.Description, new SequenceBatch<double> { Inputs = new double[7], Targets = [1] }));
        Assert.StartsWith("inputs: expected rows * steps * input size = rows * 6 * 3 values, of 1 row or more; given 7.", one.Message, StringComparison.Ordinal);
    }

    /// <summary>A dataset of a network with more tokens: the sizes are the same, and the token is found before training, under its input and its sequence.</summary>
    [Fact]
    public void TokensBeyondAnotherNetworksVocabulary_AreNamed()
    {
        var rows = new InputRows<double>(PatientMonitor.Description, 5, seed: 4);
        Array.Clear(rows.Tokens("event"));
        Array.Clear(rows.Tokens("ward"));
        var trainer = Trainer.For(new SmallPatientMonitor(), new Adam(), new() { Epochs = 1 });
        trainer.Fit(PatientMonitor.CreateDataset(NamedBatches.OfPatients(rows)));

        rows.Tokens("ward")[3] = 2;
        var dataset = PatientMonitor.CreateDataset(NamedBatches.OfPatients(rows));
        AssertStarts("input 'ward' of sequence 3: expected a token of 0 to 1; given 2.", () => trainer.Fit(dataset));
        AssertStarts("input 'ward' of sequence 1 (3 of the whole dataset): expected a token of 0 to 1; given 2.", () => trainer.Fit(dataset.Slice(2, 3)));
        rows.Tokens("event")[(6 * 1) + 4] = 4;
        AssertStarts("input 'event' of sequence 1, step 4: expected a token of 0 to 3; given 4.", () => trainer.Fit(PatientMonitor.CreateDataset(NamedBatches.OfPatients(rows))));

        static void AssertStarts(string message, Action call) => Assert.StartsWith(message, Assert.Throws<ArgumentException>("train", call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DatasetsOfOtherInputs_AreRefused()
    {
        var trainer = Trainer.For(new DemandForecaster(), new Adam());
        var monitor = PatientMonitor.CreateDataset(NamedBatches.OfPatients(new InputRows<double>(PatientMonitor.Description, 5, seed: 4)));
        var plain = SequenceDataset.FromArrays(new double[36], new double[8], steps: 6, inputSize: 3, outputSteps: 4);
        Assert.Contains("differ in tokens per step: expected 2, given 1.", Assert.Throws<ArgumentException>("train", () => trainer.Fit(monitor)).Message, StringComparison.Ordinal);
        Assert.Contains("differ in tokens per step: expected 2, given 0.", Assert.Throws<ArgumentException>("train", () => trainer.Fit(plain)).Message, StringComparison.Ordinal);
        var single = Trainer.For(new LstmToOne(), new Adam());
        Assert.Contains("LstmToOne and the dataset differ in inputs: expected features, given tokens.", Assert.Throws<ArgumentException>("train", () => single.Fit(monitor)).Message, StringComparison.Ordinal);
    }

    /// <summary>A run on data that differs in any part is another one.</summary>
    [Fact]
    public void RunSignature_DiffersWithEachInput()
    {
        string[] signatures = [Signature(_rows), Signature(new(DemandForecaster.Description, Count, seed: 31, isRagged: true))];
        Assert.Single(signatures.Distinct());
        foreach (var input in DemandForecaster.Description.Inputs)
        {
            var changed = new InputRows<double>(DemandForecaster.Description, Count, seed: 31, isRagged: true);
            if (input.Vocabulary > 0)
            {
                changed.Tokens(input.Name)[^1] = (changed.Tokens(input.Name)[^1] + 1) % input.Vocabulary;
            }
            else
            {
                changed.Numbers(input.Name)[^1] += 1;
            }

            signatures = [.. signatures, Signature(changed)];
        }

        Assert.Equal(1 + DemandForecaster.Description.Inputs.Count, signatures.Distinct().Count());

        static string Signature(InputRows<double> rows) => RunSignature.Of<float>(
            DemandForecaster.Description.Layout, new Adam(), new(), 5, DemandForecaster.CreateDataset(NamedBatches.OfDemand(rows)), null)["training data"];
    }

    /// <summary>Networks with one input have batches too: their datasets are those of arrays and tokens, so that a run on the one goes on with the other.</summary>
    [Fact]
    public void FromBatch_OfOneInput_IsTheDatasetOfArraysAndTokens()
    {
        var random = new Random(4);
        double[] inputs = [.. Enumerable.Range(0, 7 * 18).Select(_ => random.NextDouble())], targets = [.. Enumerable.Range(0, 7).Select(_ => random.NextDouble())];
        int[] lengths = [6, 1, 2, 3, 4, 0, 6], labels = [.. Enumerable.Range(0, 4 * 6).Select(_ => random.Next(11))], starts = [0, 3, 2], counts = [.. Enumerable.Range(0, 3 * 6).Select(_ => random.Next(5))];
        AssertSameRun(
            LstmToOne.Description,
            SequenceDataset.FromArrays(inputs, targets, steps: 6, inputSize: 3, lengths: lengths),
            SequenceDataset.FromBatch(LstmToOne.Description, new SequenceBatch<double> { Inputs = inputs, Targets = targets, Lengths = lengths }));
        AssertSameRun(
            GruTokens.Description,
            SequenceDataset.FromTokens([.. labels.Chunk(6)], [.. labels.Chunk(6)], steps: 6),
            SequenceDataset.FromBatch(GruTokens.Description, new SequenceBatch<double> { Tokens = labels, Labels = labels }));
        AssertSameRun(
            Counter.Description,
            SequenceDataset.FromTokens([.. starts.Chunk(1)], [.. counts.Chunk(6)], steps: 1, outputSteps: 6),
            SequenceDataset.FromBatch(Counter.Description, new SequenceBatch<double> { Tokens = starts, Labels = counts }));

        static void AssertSameRun(NetworkDescription network, SequenceDataset expected, SequenceDataset actual) => Assert.Equal(
            RunSignature.Of<float>(network.Layout, new Adam(), new(), 5, expected, null), RunSignature.Of<float>(network.Layout, new Adam(), new(), 5, actual, null));
    }

    /// <summary>Transcripts, whose labels have no steps.</summary>
    [Fact]
    public void FromBatch_OfTranscripts_CanBeTrainedOn()
    {
        var random = new Random(5);
        double[] inputs = [.. Enumerable.Range(0, 5 * 14 * 3).Select(_ => random.NextDouble())];
        int[] labels = [1, 2, 3, 1, 2, 0, 3, 0, 0, 2, 3, 1, 0, 0, 0];
        var dataset = SequenceDataset.FromBatch(Transcriber.Description, new SequenceBatch<double> { Inputs = inputs, Labels = labels, TargetLengths = [3, 2, 1, 3, 0] });
        var network = new Transcriber(seed: 1);
        var trainer = Trainer.For(network, new Adam(0.01), new() { Epochs = 5 });
        var before = trainer.Evaluate(dataset).Loss;
        trainer.Fit(dataset);
        Assert.True(trainer.Evaluate(dataset).Loss < before);
        Assert.Equal(before, new Transcriber(seed: 1).Engine.Evaluate(new SequenceBatch<double> { Inputs = inputs, Labels = labels, TargetLengths = [3, 2, 1, 3, 0] }), 1e-12);
    }

    /// <summary>Nothing to learn from, but inputs to measure and to predict from.</summary>
    [Fact]
    public void ANetworkWithoutLoss_HasDatasetsOfItsInputs()
    {
        var dataset = Tracker.CreateDataset(new() { Place = [1, 2, 3, 4, 5, 6, 1, 1, 1, 1, 1, 1], Speed = [1, 2, 3, 4, 5, 6] });
        var batch = new BatchBuffer<float>(dataset, 2).Fill(dataset, 0, 2);
        var (expected, actual) = (new float[8], new float[8]);
        var network = new Tracker(seed: 1);
        network.Predict(new Tracker.Batch<float> { Place = [1, 2, 3, 4, 5, 6, 1, 1, 1, 1, 1, 1], Speed = [1, 2, 3, 4, 5, 6] }, expected);
        network.Predict(batch, actual);
        Assert.Equal(expected, actual);
        Assert.Equal([2, 2.5, 3.5], dataset.FitNormalization(NormalizationMode.Standardize).InputMean);
        Assert.Empty(dataset.FitNormalization().TargetMean);
        Assert.Throws<InvalidOperationException>(() => Trainer.For(network, new Adam()).Fit(dataset));
    }

    private static void AssertSame(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual) => Bits.AssertSame(expected, actual, "the part");

    private static void AssertRow(ReadOnlySpan<double> expected, int origin, ReadOnlySpan<float> actual, int row, int length)
    {
        for (var i = 0; i < length; i++)
        {
            Assert.Equal(expected[(origin * length) + i], actual[(row * length) + i]);
        }
    }

    private void AssertRefused(string message)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => DemandForecaster.CreateDataset(NamedBatches.OfDemand(_rows)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
