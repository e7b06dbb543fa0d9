namespace RnnGen.Fuzz.Tests.Language;

/// <summary>A statement of a method.</summary>
internal abstract record Statement;

/// <summary><c>var name = value;</c> or with the type.</summary>
internal sealed record Let(string Name, Expression Value, bool HasType) : Statement;

/// <summary><c>name = value;</c> or <c>name += operand;</c>, where value is the sum.</summary>
internal sealed record Assign(string Name, Expression Value, bool IsCompound) : Statement;

/// <summary>A tuple into locals: <c>var (a, b) = Call(...);</c>, or <c>var p = Call(...);</c>, whose elements are p.Item1 and p.Item2.</summary>
internal sealed record Unpack(IReadOnlyList<string> Names, Expression Call, string? Tuple) : Statement;

/// <summary><c>for (var i = first; i &lt; end; i += step) { ... }</c>; with a negative step downwards, i >= end. A turn that breaks is the last.</summary>
internal sealed record Loop(string Variable, int First, int End, int Step, IReadOnlyList<Statement> Body, int? SkipAt) : Statement;

/// <summary><c>if (condition) { ... } else { ... }</c> with a condition that is known; or a <c>switch</c>.</summary>
internal sealed record Branch(Condition Condition, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Otherwise, bool IsSwitch) : Statement;

/// <summary><c>var name = 2;</c>, a number for conditions.</summary>
internal sealed record Count(string Name, int Value) : Statement;
