using System.CommandLine;
using NameGender;

var epochs = new Option<int>("--epochs") { Description = "The most passes over the names.", DefaultValueFactory = _ => 30 };
var seed = new Option<int>("--seed") { Description = "The same seed gives the same weights and the same split.", DefaultValueFactory = _ => 1 };
var ask = new Option<string[]>("--ask")
{
    Description = "Names to tell.",
    DefaultValueFactory = _ => ["Annika", "Leopoldo", "Marlena", "Torsten"],
    AllowMultipleArgumentsPerToken = true,
};
epochs.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1)
    {
        result.AddError("--epochs: expected at least 1.");
    }
});
ask.Validators.Add(result =>
{
    foreach (var name in (result.GetValueOrDefault<string[]>() ?? []).Where(name => name.Length > GenderModel.Sizes.Steps || !Alphabet.Spells(name.ToLowerInvariant())))
    {
        result.AddError(FormattableString.Invariant($"--ask: {name}: expected 1 to {GenderModel.Sizes.Steps} letters from a to z."));
    }
});

var command = new RootCommand("Learns from its letters whether a first name is given to women or to men.") { epochs, seed, ask };
command.SetAction(given => new Sample(given.GetValue(epochs), given.GetValue(seed), given.GetValue(ask)!).Run());
return command.Parse(args).Invoke();
