namespace RnnGen.Compiler.Declarations;

/// <summary>As RnnGen.Feedback.</summary>
internal enum Feedback
{
    Output = 0,
    Zeros = 1,
}

/// <summary>As RnnGen.Attention.</summary>
internal enum Attention
{
    None = 0,
    Dot = 1,
    Additive = 2,
}

/// <summary>As RnnGen.TeacherForcing.</summary>
internal enum TeacherForcing
{
    Always = 0,
    Never = 1,
    Scheduled = 2,
}
