using System.CommandLine;
using Names;

var epochs = new Option<int>("--epochs") { Description = "How often training goes through the names.", DefaultValueFactory = _ => 20 };
var seed = new Option<int>("--seed") { Description = "The same seed gives the same weights and the same names.", DefaultValueFactory = _ => 1 };
var temperature = new Option<double>("--temperature") { Description = "Below 1 for likelier names, above 1 for stranger ones.", DefaultValueFactory = _ => 0.8 };
var count = new Option<int>("--count") { Description = "How many names to invent.", DefaultValueFactory = _ => 20 };
AtLeast(1, epochs);
AtLeast(1, count);
AtLeast(0.05, temperature);

var command = new RootCommand("Learns what first names look like, letter by letter, and invents new ones.") { epochs, seed, temperature, count };
command.SetAction(given => new Sample(given.GetValue(epochs), given.GetValue(seed), given.GetValue(temperature), given.GetValue(count)).Run());
return command.Parse(args).Invoke();

static void AtLeast<T>(T least, Option<T> option)
    where T : IComparable<T> => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<T>() is not { } value || value.CompareTo(least) < 0)
        {
            result.AddError(FormattableString.Invariant($"{option.Name}: expected at least {least}."));
        }
    });
