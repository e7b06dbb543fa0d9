namespace RnnGen;

/// <summary>Which steps of a sequence carry inputs and outputs.</summary>
public enum SequenceShape
{
    /// <summary>One input step, one output.</summary>
    OneToOne = 0,

    /// <summary>An input at every step, one output after the last valid step.</summary>
    ManyToOne = 1,

    /// <summary>An input and an output at every step.</summary>
    ManyToMany = 2,
}
