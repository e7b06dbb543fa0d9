namespace Tasks;

/// <summary>A problem with a published answer, and the networks that are to find it, or must not.</summary>
internal interface ITask
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>The networks it is put to.</summary>
    IReadOnlyList<Trial> Trials { get; }
}
