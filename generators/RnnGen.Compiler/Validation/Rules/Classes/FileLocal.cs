using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A file-local type cannot be extended from another file.</summary>
internal sealed class FileLocal() : TypeRule(
    RuleIds.FileLocal,
    TypeProblemKind.FileLocal,
    "Network class is file-local",
    static (_, type) => $"'{type}' is file-local, so the files that the generator emits cannot extend it. Use 'internal' instead of 'file'.");
