using RnnGen.Benchmarks.Peak;

if (args is ["peak"])
{
    PeakReport.Print(Console.Out);
    return 0;
}

Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks/RnnGen.Benchmarks -- peak");
return 2;
