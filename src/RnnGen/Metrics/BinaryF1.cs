using System.Numerics;

namespace RnnGen;

/// <summary>
/// 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall of the answer yes, over all outputs together; a probability of 1/2 counts as yes. 0 where nothing
/// was to be found and nothing was found. (C. J. van Rijsbergen, Information Retrieval, 1979.)
/// </summary>
internal sealed class BinaryF1<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _agreed;
    private double _claimed;
    private double _true;

    public override string Name => "f1";

    public override double Value => _claimed + _true == 0 ? 0 : 2 * _agreed / (_claimed + _true);

    public override void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int label, double weight)
    {
        var half = T.CreateTruncating(0.5);
        for (var i = 0; i < output.Length; i++)
        {
            var (isClaimed, isTrue) = (output[i] >= half, target[i] >= half);
            _claimed += isClaimed ? weight : 0;
            _true += isTrue ? weight : 0;
            _agreed += isClaimed && isTrue ? weight : 0;
        }
    }
}
