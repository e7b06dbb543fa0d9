#if RNNGEN_COMPILER
namespace RnnGen.Compiler.Declarations;
#else
namespace RnnGen;
#endif

/// <summary>
/// The rule by which, in training, the target takes the place of the output that a network feeds back to itself (Williams and Zipser, 1989). At inference the
/// network runs on its own outputs.
/// </summary>
public enum TeacherForcing
{
    /// <summary>At every step; <c>Evaluate</c> forces too.</summary>
    Always = 0,

    /// <summary>Never: the network learns from its own outputs, and gradients flow through them where they are values.</summary>
    Never = 1,

    /// <summary>
    /// At each step of each row with a probability that a schedule lowers in the course of training, drawn from the seed (Bengio et al., 2015):
    /// <c>TrainerOptions.TeacherForcingSchedule</c>, or <c>TrainingContext.TeacherForcingRate</c>.
    /// </summary>
    Scheduled = 2,
}
