namespace RnnGen.Compiler.Declarations;

/// <summary>Where the equations of a user's cell are looked for, which says why there are none.</summary>
internal enum CellSource
{
    /// <summary>In the project's own source.</summary>
    Project,

    /// <summary>Nowhere: the class is of another project or package, and carries none.</summary>
    None,

    /// <summary>In an attribute of a class of another project or package.</summary>
    Attribute,
}
