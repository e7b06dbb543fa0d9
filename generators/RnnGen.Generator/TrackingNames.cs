namespace RnnGen.Generator;

/// <summary>The names of the pipeline's steps; tests of incrementality look their results up.</summary>
internal static class TrackingNames
{
    /// <summary>Attributes read: one NetworkDeclaration for each annotated declaration, null for all but the first of a class.</summary>
    public const string Declaration = "Declaration";

    /// <summary>Compiled: the files of one network.</summary>
    public const string Files = "Files";

    /// <summary>A cell read: one CellDeclaration for each, null for what is no sound and partial cell.</summary>
    public const string Cell = "Cell";

    /// <summary>A cell's file.</summary>
    public const string CellFile = "CellFile";
}
