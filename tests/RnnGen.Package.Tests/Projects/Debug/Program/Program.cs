var output = new float[1];
new Debugged.Averager(seed: 1).Predict([1, 2, 3, 4], output);
System.Console.WriteLine($"predicted {float.IsFinite(output[0])}");
