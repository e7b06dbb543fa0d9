using RnnGen.Compiler.Declarations;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A file-local type cannot be extended from another file.</summary>
internal sealed class FileLocal() : TypeRule(
    RuleIds.FileLocal,
    TypeProblemKind.FileLocal,
    "Network class is file-local",
    "'{1}' is file-local, and the network's other parts are emitted into files of their own. Use 'internal' instead of 'file'.");
