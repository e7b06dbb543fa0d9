using System.Numerics;

namespace RnnGen;

/// <summary>
/// The mean over classes of F1 = 2 TP / (2 TP + FP + FN), so that rare classes count as much as frequent ones; over the classes that occur among labels or
/// predictions, as scikit-learn's <c>f1_score(average="macro")</c>.
/// </summary>
internal sealed class MacroF1<T>(int classes) : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] _agreed = new double[classes];
    private readonly double[] _claimedOrTrue = new double[classes];

    public override string Name => "macro_f1";

    public override double Value
    {
        get
        {
            var (sum, occurring) = (0.0, 0);
            for (var i = 0; i < classes; i++)
            {
                if (_claimedOrTrue[i] > 0)
                {
                    sum += 2 * _agreed[i] / _claimedOrTrue[i];
                    occurring++;
                }
            }

            return sum / occurring;
        }
    }

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        var (predicted, right) = (Classes.MostProbable(output), Classes.RightOne(target, label));
        _claimedOrTrue[predicted] += weight;
        _claimedOrTrue[right] += weight;
        _agreed[right] += predicted == right ? weight : 0;
    }
}
