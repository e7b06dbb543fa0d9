namespace RnnGen.Fuzz.Tests.Declarations;

/// <content>Inputs beside the first one.</content>
internal sealed partial class DeclarationGenerator
{
    /// <summary>Whether the last layer's output can be joined with another value.</summary>
    private bool HasValues => _parts[^1] switch
    {
        { Kind: "Input" } input => input.Integer("Vocabulary") == 0,
        { Kind: "Decoder" } => Width > 0 && !IsClasses && _parts[0].Integer("Vocabulary") == 0,
        _ => true,
    };

    /// <summary>Whether nothing but another input can be read.</summary>
    private bool ReadsNothing => _parts[^1].Kind == "Decoder" && Width == 0;

    /// <summary>Joins another input with what there is, now and then; or lets the layers after a decoder that has nothing read one.</summary>
    private void AnotherInput(bool isDecoder)
    {
        if (!_draws.Chance(ReadsNothing ? 0.4 : 0.13) || (!HasValues && !ReadsNothing) || Span(isDecoder) is not { } span)
        {
            return;
        }

        var (alone, other) = (ReadsNothing, _parts.Count - 1);
        var isTokens = _draws.Chance(0.45);
        var input = isTokens ? Part.Of("Input").With("Vocabulary", 2 + _draws.Next(7)) : Part.Of("Input", 1 + _draws.Next(_isNarrow ? 3 : 9));
        input = span != "Steps" || _draws.Chance(0.15) ? input.With("Span", "InputSpan." + span) : input;
        _parts.Add(_draws.Chance(0.3) ? input.With("Name", $"\"given{_parts.Count}\"") : input);
        if (alone)
        {
            _parts.AddRange(isTokens && _draws.Chance(0.5) ? [_layers.Embedding()] : []);
            return;
        }

        if (isTokens)
        {
            _parts.Add(_layers.Embedding());
        }
        else if (_draws.Chance(0.35))
        {
            _parts.Add(_layers.Dense(_draws.Chance(0.6) ? Widths[other] : _layers.Size(), Width, isLinear: false));
        }

        // As wide as the output is what is fed back, and that is not known yet.
        var join = _parts[other].Kind != "Decoder" && Widths[other] == Width ? _draws.Pick("Concat", "Add", "Multiply") : "Concat";
        string[] names = _draws.Chance(0.5) ? [Quoted(other), Quoted(_parts.Count - 1)] : [Quoted(_parts.Count - 1), Quoted(other)];
        if (_draws.Chance(0.2))
        {
            _parts.Add(_layers.OwnOf(names[0], names[1]));
            return;
        }

        _parts.Add(_layers.Named(Part.Of(join, names), chance: 0.3));
    }

    /// <summary>Steps at which another input can have values here; null for none.</summary>
    private string? Span(bool isDecoder)
    {
        if (IsTree)
        {
            return _shape == "ManyToMany" || !_parts.Any(part => part.IsTree) ? "Steps" : null;
        }

        if (ReadsNothing)
        {
            return "OutputSteps";
        }

        if (isDecoder || _shape == "OneToMany")
        {
            return _draws.Pick("Sequence", "OutputSteps", "OutputSteps");
        }

        // Where there is one output, what follows the first recurrent layer may stand once.
        var isOnce = _shape is "ManyToOne" or "OneToOne" && _parts.Any(part => part.IsRecurrent);
        return isOnce ? "Sequence" : _draws.Pick("Steps", "Sequence");
    }
}
