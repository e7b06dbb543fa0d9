namespace Acme.RnnGen.System
{
    using global::RnnGen;

    /// <summary>Teaches <see cref="Counter"/> to count.</summary>
    public static class Lesson
    {
        /// <summary>Trains for some steps.</summary>
        /// <returns>The first loss and the last.</returns>
        public static (double First, double Last) Run()
        {
            int[] tokens = { 0, 1, 2, 3, 4, 5, 6, 7, 3, 4, 5, 6 };
            int[] labels = { 1, 2, 3, 4, 5, 6, 7, 8, 4, 5, 6, 7 };
            Counter network = new Counter(seed: 3);
            using TrainingContext<double> training = network.CreateTrainingContext();
            (double First, double Last) loss = (0, 0);
            for (int step = 0; step < 100; step++)
            {
                loss.Last = training.ComputeGradients(new SequenceBatch<double> { Tokens = tokens, Labels = labels }).Loss;
                loss.First = step == 0 ? loss.Last : loss.First;
                global::System.Span<double> values = network.Parameters.Values;
                global::System.Span<double> gradients = training.Gradients.Values;
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] -= 0.5 * gradients[i];
                }
            }

            return loss;
        }
    }
}
