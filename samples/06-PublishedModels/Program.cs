using System.Diagnostics;
using PublishedModels;

// Usage: PublishedModels [seed; 1 unless given]
var seed = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1;
Func<int, Finding>[] models = [DeepArModel.Learn, TemporalFusionModel.Learn, HandwritingModel.Learn, SpeechModel.Learn];
var findings = models.Select(learn =>
{
    var clock = Stopwatch.StartNew();
    var finding = learn(seed);
    return (finding, clock.Elapsed.TotalSeconds);
}).ToArray();
FindingTable.Print(findings);
return findings.All(each => each.finding.Promises.All(promise => promise.IsKept)) ? 0 : 1;
