using RnnGen;
using RnnGen.TrimSmoke;

if (args is ["hardware"])
{
    Console.WriteLine($"{Hardware.Lanes}: {Hardware.Description}");
    return 0;
}

// Trains two networks briefly, sends them through a file, and checks what they learnt. The exit code is the verdict.
var echo = new Echo(seed: 1);
var echoes = Lessons.Echoes();
var echoTrainer = Trainer.For(echo, new AdamW(learningRate: 0.02), new()
{
    Epochs = 40,
    Clipping = GradientClipping.ByGlobalNorm(1),
    Schedule = new CosineDecay(steps: 240),
});
echoTrainer.Fit(echoes);
var accuracy = echoTrainer.Evaluate(echoes)["accuracy"];

var level = new Level(seed: 2);
var levels = Lessons.Levels();
var levelTrainer = Trainer.For(level, new RmsProp(learningRate: 0.01), new() { Epochs = 40 });
levelTrainer.Fit(levels);
var error = levelTrainer.Evaluate(levels)["rmse"];

var folder = Directory.CreateTempSubdirectory("rnngen-trim-");
var path = Path.Combine(folder.FullName, "level.safetensors");
level.Save(path);
var loaded = Level.Load(path);
folder.Delete(recursive: true);

double[] row = [-1, 2, 0.5, -3, 4, 1];
double[] saved = [0], again = [0], streamed = [0];
level.Predict(row, saved);
loaded.Predict(row, again);
using (var session = loaded.CreateSession())
{
    foreach (var x in row)
    {
        session.Step([x], streamed);
    }
}

Console.WriteLine($"echo {Bits.Of(echo.Parameters)}");
Console.WriteLine($"level {Bits.Of(level.Parameters)} {BitConverter.DoubleToInt64Bits(saved[0]):x16}");
Console.WriteLine(Level.Description);
Console.WriteLine(FormattableString.Invariant($"accuracy {accuracy}, error {error}"));
return accuracy > 0.8 && error < 0.5 && saved[0] == again[0] && saved[0] == streamed[0] ? 0 : 1;
