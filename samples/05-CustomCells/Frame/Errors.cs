using Tasks;

namespace CustomCells;

/// <summary>Shares of errors in what networks answer.</summary>
internal static class Errors
{
    /// <summary>Of labels, how many are not the likeliest class.</summary>
    public static double WrongClasses(float[] answers, Examples examples)
    {
        var classes = answers.Length / examples.Labels.Length;
        var wrong = 0;
        for (var i = 0; i < examples.Labels.Length; i++)
        {
            wrong += Choice.Likeliest(answers.AsSpan(i * classes, classes)) == examples.Labels[i] ? 0 : 1;
        }

        return (double)wrong / examples.Labels.Length;
    }

    /// <summary>Of values, how many are off by more than a tolerance.</summary>
    public static Func<float[], Examples, double> OffBy(float tolerance) => (answers, examples) =>
    {
        var wrong = 0;
        for (var i = 0; i < answers.Length; i++)
        {
            wrong += Math.Abs(answers[i] - examples.Targets[i]) <= tolerance ? 0 : 1;
        }

        return (double)wrong / answers.Length;
    };

    /// <summary>The root of the mean square of the error, relative to that of the targets: to answer 0 always is an error of 1.</summary>
    public static double RelativeToSignal(float[] answers, Examples examples)
    {
        var (error, signal) = (0.0, 0.0);
        for (var i = 0; i < answers.Length; i++)
        {
            error += Math.Pow(answers[i] - examples.Targets[i], 2);
            signal += Math.Pow(examples.Targets[i], 2);
        }

        return Math.Sqrt(error / signal);
    }
}
