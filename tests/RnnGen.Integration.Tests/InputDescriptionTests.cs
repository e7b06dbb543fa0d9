namespace RnnGen.Integration.Tests;

/// <summary>Descriptions tell which inputs a network has.</summary>
public sealed class InputDescriptionTests
{
    [Fact]
    public void Inputs_AreListedAsTheyAreDeclared() => Assert.Equal(
        [
            new("vitals", InputSpan.Steps, 2, 0),
            new("event", InputSpan.Steps, 0, 5),
            new("dose", InputSpan.Steps, 1, 0),
            new("patient", InputSpan.Sequence, 2, 0),
            new("ward", InputSpan.Sequence, 0, 3),
        ],
        PatientMonitor.Description.Inputs);

    /// <summary>One input is one too, though no class calls it by its name.</summary>
    [Fact]
    public void ASingleInput_IsListed()
    {
        Assert.Equal([new("input", InputSpan.Steps, 3, 0)], LstmToOne.Description.Inputs);
        Assert.Equal([new("input", InputSpan.Steps, 0, 11)], GruTokens.Description.Inputs);
    }

    [Fact]
    public void Text_NamesInputsBySpan()
    {
        Assert.StartsWith(
            "RnnGen.Integration.Tests.DemandForecaster: encoder and decoder, 4 steps from 6 steps of 1 feature 'sales' and 2 features 'weather' and 7 tokens 'weekday' and 3 tokens 'promotion', "
            + "beside 2 features 'location' and 1 feature 'size' and 5 tokens 'store' and 4 tokens 'product', "
            + "at each output step 1 feature 'price' and 2 features 'forecast' and 7 tokens 'comingWeekday' and 3 tokens 'comingPromotion', up to 5 rows, single precision, MeanSquaredError\n",
            DemandForecaster.Description.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("RnnGen.Integration.Tests.LstmToOne: many to one, 6 steps of 3 features, up to 5 rows", LstmToOne.Description.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_AreThoseOfTheSteps()
    {
        Assert.Equal((3, 7), (DemandForecaster.Description.InputSize, DemandForecaster.Description.Vocabulary));
        Assert.Equal((3, 7), (DemandForecaster.Sizes.InputSize, DemandForecaster.Sizes.Vocabulary));
        Assert.Equal((0, 6), (WordTagger.Description.InputSize, WordTagger.Description.Vocabulary));
        Assert.Equal((3, 5), (PatientMonitor.Description.InputSize, PatientMonitor.Description.Vocabulary));
    }
}
