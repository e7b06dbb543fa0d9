namespace RnnGen.Fuzz.Tests.Declarations;

/// <summary>Draws declarations that the documents allow; one in eight is disturbed, and may not be.</summary>
internal sealed partial class DeclarationGenerator
{
    private const int Disturbed = 8;

    private static readonly int[] Narrow = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly int[] Wide = [1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 15, 16, 17, 20, 24, 31, 32, 33];

    private readonly Draws _draws;
    private readonly int _number;
    private readonly bool _isNarrow;
    private readonly LayerGenerator _layers;
    private readonly List<Part> _parts = [];

    private string _shape = "";
    private int _steps;
    private Part? _loss;
    private readonly List<Part> _others = [];
    private int _outputs;

    private DeclarationGenerator(int number)
    {
        (_number, _draws) = (number, new Draws(number));
        _isNarrow = _draws.Chance(0.45);
        _layers = new(_draws, _isNarrow ? Narrow : Wide, _draws.Pick(0.02, 0.06, 0.12, 0.12, 0.25));
    }

    private bool IsTree { get; set; }

    private bool IsClasses => _loss is { } loss && (loss.LossWord == "LossKind.Focal" || (loss.LossWord == "LossKind.SoftmaxCrossEntropy" && loss.Value("Targets") is null or "LossTargets.Indices"));

    private bool IsLogits => IsOfParameters || _loss?.LossWord is "LossKind.BinaryCrossEntropy" or "LossKind.SoftmaxCrossEntropy" or "LossKind.Ctc" or "LossKind.Focal";

    /// <summary>Whether outputs are not values to predict, so that the last layer is [Dense].</summary>
    private bool IsOfParameters => _loss?.LossWord is "LossKind.Quantile" or "LossKind.Gaussian" or "LossKind.StudentT" or "LossKind.Poisson" or "LossKind.NegativeBinomial" or "LossKind.GaussianMixture" or "Loss<OwnNormal>";

    /// <summary>The width of a target, and of what is fed back, of so many outputs.</summary>
    private int TargetWidth => Topology.TargetWidth(_loss, _outputs);

    /// <summary>The width of the last layer.</summary>
    private int Width => Widths[^1];

    private int[] Widths => Topology.Widths(new(0, Part.Of("RecurrentNetwork").With("Shape", "SequenceShape." + _shape), _parts, _loss, _layers.Cells));

    public static Declaration Draw(int number)
    {
        var generator = new DeclarationGenerator(number);
        var declaration = generator.Draw();
        return number % Disturbed == 0 ? Disturbance.Of(declaration, generator._draws) : declaration;
    }

    private Declaration Draw()
    {
        _shape = _draws.Weighted((24, "ManyToMany"), (20, "ManyToOne"), (7, "OneToOne"), (14, "OneToMany"), (20, "EncoderDecoder"), (15, "Tree"));
        IsTree = _shape == "Tree";
        _shape = IsTree ? _draws.Pick("ManyToOne", "ManyToMany") : _shape;
        _steps = _shape == "OneToOne" ? 1 : _draws.Chance(0.02) && _isNarrow ? _draws.Pick(48, 128) : _draws.Pick(1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 12, 17);
        _steps = IsTree ? Math.Max(2, _steps) : _steps;
        _outputs = _layers.Size();
        _loss = _draws.Chance(0.06) ? null : Loss();
        switch (_shape)
        {
            case "OneToMany":
                OneToMany();
                break;
            case "EncoderDecoder":
                EncoderDecoder();
                break;
            default:
                Input();
                if (!IsTree && _shape is "ManyToMany" or "OneToOne" && _draws.Chance(0.08))
                {
                    FeedForward();
                    break;
                }

                Stack(IsTree ? 1 : 0, canReverse: !IsTree);
                Head(canForce: _shape == "ManyToMany" && !IsTree);
                break;
        }

        for (var count = _loss?.LossWord is null or "LossKind.Ctc" ? 0 : _draws.Weighted((78, 0), (16, 1), (6, 2)); count > 0; count--)
        {
            AnotherHead();
        }

        Expose();
        _loss = _draws.Chance(0.04) ? _loss?.With("Of", Quoted(_parts.Count - 1)) : _loss;
        return new(_number, Network(), _parts, _loss, _layers.Cells) { Others = _others };
    }

    /// <summary>Lets predictions give the values of some layers that are no outputs.</summary>
    private void Expose()
    {
        var heads = _others.Append(_loss).OfType<Part>().Select(loss => loss.Value("Of")).Append(Quoted(_parts.Count - 1)).ToList();
        var isDrawn = !IsTree && _draws.Chance(0.2);
        for (var i = 0; isDrawn && i < _parts.Count; i++)
        {
            var isValue = _parts[i].Kind is not ("Input" or "Decoder") && !heads.Contains(Quoted(i));
            _parts[i] = isValue && _draws.Chance(0.6) ? _parts[i].With("Exposed", "true") : _parts[i];
        }
    }

    private Part Loss()
    {
        var kind = _draws.Weighted((20, "MeanSquaredError"), (10, "MeanAbsoluteError"), (10, "Huber"), (14, "BinaryCrossEntropy"), (26, "SoftmaxCrossEntropy"), (_shape == "ManyToMany" && !IsTree ? 16 : 0, "Ctc"),
            (9, "Quantile"), (5, "Gaussian"), (5, "StudentT"), (4, "Poisson"), (5, "NegativeBinomial"), (7, "GaussianMixture"), (6, "Focal"), (4, "Hinge"), (4, "Cosine"), (9, "Custom"));
        var loss = Part.Of("Loss", "LossKind." + kind);
        switch (kind)
        {
            case "Huber" when _draws.Chance(0.6):
                return loss.With("Delta", _draws.Pick("0.125", "0.5", "2"));
            case "SoftmaxCrossEntropy":
                _outputs = Math.Max(2, _outputs);
                loss = _draws.Chance(0.35) ? loss.With("Targets", _draws.Pick("LossTargets.Distributions", "LossTargets.Distributions", "LossTargets.Indices")) : loss;
                return _draws.Chance(0.25) ? loss.With("LabelSmoothing", _draws.Pick("0.1", "0.5")) : loss;
            case "Quantile":
                string[] levels = [.. new[] { "0.05", "0.1", "0.3", "0.5", "0.75", "0.9" }.Where(_ => _draws.Chance(0.45)).DefaultIfEmpty("0.5")];
                _outputs = levels.Length * _draws.Pick(1, 1, 2);
                loss = loss.With("Quantiles", $"new[] {{ {string.Join(", ", levels)} }}");
                return _draws.Chance(0.4) ? loss.With("NonCrossing", "true") : loss;
            case "Gaussian" or "NegativeBinomial":
                _outputs = 2 * _draws.Pick(1, 1, 2, 3);
                return loss;
            case "StudentT":
                _outputs = 3 * _draws.Pick(1, 1, 2);
                return loss;
            case "GaussianMixture":
                var components = _draws.Pick(1, 2, 2, 3);
                _outputs = components + (2 * components * _draws.Pick(1, 1, 2));
                return loss.With("Components", components);
            case "Focal":
                _outputs = Math.Max(2, _outputs);
                return _draws.Chance(0.5) ? loss.With("Gamma", _draws.Pick("0", "0.5", "1", "3")) : loss;
            case "Custom":
                return OwnLoss();
            case "Ctc":
                _outputs = Math.Max(2, _outputs);
                return loss.With("Labels", 1 + _draws.Next(Math.Min(_steps, 5)));
            default:
                return loss;
        }
    }

    /// <summary>A loss with a class of its own.</summary>
    private Part OwnLoss()
    {
        switch (_draws.Next(3))
        {
            case 0:
                var expectile = Part.Of("Loss<OwnExpectile>", _draws.Pick("0.125", "0.75"));
                return _draws.Chance(0.3) ? expectile.With("NormalizeTargets", "true") : expectile;
            case 1:
                _outputs = 2 * _draws.Pick(1, 1, 2);
                return Part.Of("Loss<OwnNormal>", _draws.Pick("0.25", "1"));
            default:
                return Part.Of("Loss<OwnLogCosh>");
        }
    }

    private void Input(int? features = null, int? vocabulary = null)
    {
        var isTokens = vocabulary is not null || (features is null && _draws.Chance(0.35));
        _parts.Add(isTokens ? Part.Of("Input").With("Vocabulary", vocabulary ?? 2 + _draws.Next(9)) : Part.Of("Input", features ?? 1 + _draws.Next(_isNarrow ? 5 : 12)));
    }

    private bool ReadsTokens => _parts[^1] is { Kind: "Input" } input && input.Integer("Vocabulary") > 0;

    /// <summary>Layers between the input and the last one: at least so many that carry states.</summary>
    private void Stack(int least, bool canReverse, bool isDecoder = false)
    {
        if (ReadsTokens && _draws.Chance(0.65))
        {
            // It may also say that it reads what stands before it.
            _parts.Add(_draws.Chance(0.1) ? _layers.Embedding().With("From", Quoted(_parts.Count - 1)) : _layers.Embedding());
        }

        var begin = _parts.Count - 1;
        AnotherInput(isDecoder);
        Between(isDecoder);
        for (var count = Math.Max(least, _draws.Weighted((68, 1), (26, 2), (6, 3))); count > 0; count--)
        {
            Recurrent(canReverse, isDecoder, null);
            AnotherInput(isDecoder);
            Between(isDecoder);
        }

        if (_draws.Chance(0.25))
        {
            Branch(begin, canReverse, isDecoder);
        }
    }

    /// <summary>Lets a branch begin at a layer from a first one on, and joins it with what there is.</summary>
    private void Branch(int begin, bool canReverse, bool isDecoder)
    {
        // What is fed back may be nothing, or a class.
        begin += _parts[begin].Kind == "Decoder" && (Widths[begin] == 0 || IsClasses || _parts[0].Integer("Vocabulary") > 0) ? 1 : 0;
        var (end, once) = (_parts.Count - 1, _shape is "ManyToOne" or "OneToOne");
        var first = _parts.FindIndex(part => part.IsRecurrent || part.IsTree);
        int[] others = [.. Enumerable.Range(begin, Math.Max(0, end - begin)).Where(index => _parts[index].Integer("Vocabulary") == 0 && (!once || index < first || _parts[index].IsRecurrent))];
        if (others.Length == 0)
        {
            return;
        }

        // In a network with one output a branch ends with a recurrent layer: one that there is, or, from a layer before all of them, another one.
        var other = _draws.Pick(others);
        if (once ? other < first : _draws.Chance(0.6))
        {
            _parts.Add(Branch(other, once, canReverse, isDecoder).With("From", Quoted(other)));
            other = _parts.Count - 1;
        }

        var widths = Widths;
        var join = widths[other] == widths[end] ? _draws.Pick("Concat", "Add", "Multiply") : "Concat";
        string[] names = _draws.Chance(0.5) ? [Quoted(other), Quoted(end)] : [Quoted(end), Quoted(other)];
        if (_draws.Chance(0.12))
        {
            _parts.Add(_layers.OwnOf(names[0], names[1]));
            return;
        }

        _parts.Add(_layers.Named(Part.Of(join, _draws.Chance(0.15) ? [.. names, names[0]] : names), chance: 0.35));
    }

    private Part Branch(int source, bool once, bool canReverse, bool isDecoder)
    {
        var width = Widths[source];
        switch (once ? 3 : _draws.Next(4))
        {
            case 0:
                return _layers.Dropout();
            case 1:
                return _layers.Named(Part.Of("LayerNorm"));
            case 2:
                return _layers.Dense(_draws.Chance(0.5) ? Width : _layers.Size(), width, isLinear: false);
            default:
                if (!once && width <= 16 && CanConvolve(isDecoder) && _draws.Chance(0.75))
                {
                    return _draws.Chance(0.35) ? _layers.Convolution(canStride: false) : _layers.SelfAttention(width);
                }

                int? output = _draws.Chance(0.5) ? Width : null;
                return _draws.Chance(0.3) && !IsTree ? _draws.Chance(0.7) || width > 16 ? _layers.Pool() : _layers.Named(Part.Of("Lags", 1 + _draws.Next(3))) : IsTree ? _layers.Tree(output ?? _layers.Size()) : _layers.Recurrent(new Place(width) { CanReverse = canReverse && !isDecoder }, output);
        }
    }

    private string Quoted(int index) => "\"" + Topology.Name(_parts, index) + "\"";

    /// <summary>Layers without states.</summary>
    private void FeedForward()
    {
        if (ReadsTokens && _draws.Chance(0.65))
        {
            _parts.Add(_layers.Embedding());
        }

        for (var count = _draws.Next(3); count > 0; count--)
        {
            _parts.Add(_layers.Dense(_layers.Size(), Width, isLinear: false));
            _parts.AddRange(_draws.Chance(0.3) ? [_draws.Chance(0.5) ? _layers.Dropout() : _layers.Named(Part.Of("LayerNorm"))] : []);
        }

        _parts.Add(_layers.Dense(_outputs, Width, IsLogits));
    }

    private void Recurrent(bool canReverse, bool isDecoder, int? output, bool canForce = false)
    {
        var readsNothing = _parts[^1] is { Kind: "Decoder" } && Width == 0;
        var place = new Place(Width)
        {
            CanReverse = canReverse && !isDecoder,
            CanForce = canForce && !isDecoder,
            IsLogits = IsLogits && output is not null,
            HasNoValues = readsNothing || ReadsTokens || (_parts[^1].Kind == "Decoder" && (IsClasses || _parts[0].Integer("Vocabulary") > 0)),
            ReadsNothing = readsNothing,
        };
        if (IsTree)
        {
            _parts.Add(_layers.Tree(output ?? _layers.Size()));
            return;
        }

        var layer = _layers.Recurrent(place, output);
        _parts.AddRange(canForce || layer.KeepsSteps || (isDecoder && !SeesEncoder) ? [layer] : Begun(layer));
    }

    /// <summary>Whether the decoder so far attends to an encoder, or has a layer that begins with its states; of what has no encoder, nothing need see one.</summary>
    private bool SeesEncoder => _shape != "EncoderDecoder" || _parts.SkipWhile(part => part.Kind != "Decoder")
        .Any(part => part.Value("Attention") is not (null or "AttentionKind.None") || (part is { IsRecurrent: true, KeepsSteps: false } && part.Value("InitialState") is not "InitialState.Learned" && part.Value("InitialStateFrom") is null));

    /// <summary>A recurrent layer, and now and then what its states begin with.</summary>
    private Part[] Begun(Part layer)
    {
        switch (_draws.Weighted((76, 0), (12, 1), (12, 2)))
        {
            case 1:
                return [layer.With("InitialState", _draws.Weighted((5, "InitialState.Learned"), (1, "InitialState.Zeros")))];
            case 2:
                var first = Part.Of("Input", _draws.Chance(0.4) ? layer.Size() : 1 + _draws.Next(5)).With("Span", "InputSpan.Sequence").With("Name", $"\"first{_parts.Count}\"");
                return [first, layer.With("From", Quoted(_parts.Count - 1)).With("InitialStateFrom", $"new[] {{ {first.Value("Name")} }}")];
            default:
                return [layer];
        }
    }

    private void Between(bool isDecoder)
    {
        var isFirst = _parts[^1].Kind is "Input" or "Decoder";
        if (isFirst && (ReadsTokens || _parts[^1].Kind == "Decoder"))
        {
            return;
        }

        switch (_draws.Next(isDecoder ? 26 : 20))
        {
            case 0:
                _parts.Add(_layers.Dropout());
                break;
            case 1:
                _parts.Add(_layers.Named(Part.Of("LayerNorm")));
                break;
            case 2:
                _parts.Add(_layers.Dense(_draws.Chance(0.4) ? Width : _layers.Size(), Width, isLinear: false));
                break;
            case 3 when !IsTree && Width <= 16:
                _parts.Add(_layers.Named(Part.Of("Lags", 1 + _draws.Next(3))));
                break;
            case 4 or 5 when !IsTree:
                _parts.Add(_layers.Pool());
                break;
            case 6 or 7:
                _parts.Add(_layers.Own());
                break;
            case 8 or 9 when CanConvolve(isDecoder):
                _parts.Add(_layers.Convolution(canStride: _shape != "ManyToMany"));
                break;
            case 10 or 11 when CanConvolve(isDecoder):
                _parts.Add(_layers.SelfAttention(Width));
                break;
        }
    }

    /// <summary>Whether there are several steps: not in a decoder, and not behind what makes one value of them.</summary>
    private bool CanConvolve(bool isDecoder) => !isDecoder && !IsTree && _shape != "OneToMany" && Width <= 16 && (_shape is "ManyToMany" or "EncoderDecoder" || !_parts.Any(part => part.IsRecurrent));

    /// <summary>The last layer.</summary>
    private void Head(bool canForce, bool needsDense = false)
    {
        var hasRecurrent = _parts.Any(part => (part.IsRecurrent && !part.KeepsSteps) || part.IsTree);
        if (canForce && !IsTree && _draws.Chance(0.3) && _loss is not null && !IsOfParameters)
        {
            _parts.Add(JordanHead());
            return;
        }

        if (needsDense || IsLogits || (hasRecurrent && _draws.Chance(0.7)))
        {
            _parts.Add(_layers.Dense(_outputs, Width, IsLogits));
            return;
        }

        if (_parts[^1] is { IsRecurrent: false, IsTree: false } || _draws.Chance(0.2))
        {
            Recurrent(canReverse: _parts.All(part => part.Kind != "Decoder") && _shape != "OneToMany", isDecoder: false, _draws.Chance(0.5) ? _outputs : null);
        }
    }

    private Part JordanHead()
    {
        for (; ; )
        {
            var layer = _layers.Recurrent(new(Width) { CanReverse = true, CanForce = _loss!.LossWord != "LossKind.Ctc", IsLogits = IsLogits, HasNoValues = ReadsTokens }, _outputs);
            if (layer.Kind == "Jordan" || !IsLogits)
            {
                return layer;
            }
        }
    }

    private void OneToMany()
    {
        if (_draws.Chance(0.35))
        {
            Input();
            Stack(1, canReverse: false);
            Head(canForce: false);
            return;
        }

        var feedsBack = _draws.Chance(0.75);
        if (feedsBack)
        {
            Input(IsClasses ? null : TargetWidth, IsClasses ? _outputs : null);
        }
        else
        {
            Input();
        }

        var isTokens = ReadsTokens;
        _parts.Add(Decoder(feedsBack, encoder: 0));
        if (isTokens && _draws.Chance(0.6))
        {
            _parts.Add(_layers.Embedding());
        }

        Stack(1, canReverse: false, isDecoder: true);
        _parts.Add(_layers.Dense(_outputs, Width, IsLogits));
    }

    private void EncoderDecoder()
    {
        Input();
        Stack(1, canReverse: true);
        while (_parts.All(part => !part.IsRecurrent || part.KeepsSteps))
        {
            Recurrent(canReverse: true, isDecoder: false, null);
        }

        var encoder = Width;
        var feedsBack = _draws.Chance(0.75);
        var decoder = Decoder(feedsBack, encoder);
        _parts.Add(decoder);
        if (feedsBack && IsClasses && _draws.Chance(0.6))
        {
            _parts.Add(_layers.Embedding());
        }

        if (decoder.Value("Attention") == "AttentionKind.Dot")
        {
            Recurrent(canReverse: false, isDecoder: true, encoder);
            _parts.Add(_layers.Dense(_outputs, Width, IsLogits));
            return;
        }

        Stack(1, canReverse: false, isDecoder: true);
        _parts.Add(_layers.Dense(_outputs, Width, IsLogits));
    }

    private Part Decoder(bool feedsBack, int encoder)
    {
        var decoder = Part.Of("Decoder");
        decoder = !feedsBack ? decoder.With("Feedback", "FeedbackSource.Zeros") : _draws.Chance(0.2) ? decoder.With("Feedback", "FeedbackSource.Output") : decoder;
        decoder = feedsBack && _loss is not null && _draws.Chance(0.6) ? decoder.With("TeacherForcing", _draws.Pick("TeacherForcing.Always", "TeacherForcing.Never", "TeacherForcing.Scheduled")) : decoder;
        if (encoder > 0 && _draws.Chance(0.55))
        {
            decoder = decoder.With("Attention", _draws.Weighted((1, "AttentionKind.None"), (3, "AttentionKind.Dot"), (4, "AttentionKind.Additive"), (4, "AttentionKind.Multiplicative")));
            var isMultiplicative = decoder.Value("Attention") == "AttentionKind.Multiplicative";
            decoder = (isMultiplicative || decoder.Value("Attention") == "AttentionKind.Additive") && _draws.Chance(0.5) ? decoder.With("AttentionUnits", _layers.Size()) : decoder;
            var units = decoder.Integer("AttentionUnits") is > 0 and var written ? written : encoder;
            decoder = isMultiplicative && _draws.Chance(0.7) ? decoder.With("AttentionHeads", _draws.Pick([.. Enumerable.Range(1, Math.Min(units, 4)).Where(heads => units % heads == 0)])) : decoder;
        }

        decoder = _draws.Chance(0.1) ? decoder.With("From", Quoted(_parts.Count - 1)) : decoder;
        return _draws.Chance(0.05) ? decoder.With("Name", "\"reader\"") : decoder;
    }

    private Part Network()
    {
        var network = Part.Of("RecurrentNetwork").With("Shape", "SequenceShape." + _shape).With("Steps", _steps);
        if (_shape == "EncoderDecoder")
        {
            network = network.With("OutputSteps", _draws.Pick(1, 2, 3, 4, 5, 7, 9));
        }

        network = network.With("BatchSize", _isNarrow ? _draws.Pick(1, 2, 3, 5, 8, 15, 16, 17, 18, 20, 24, 33) : _draws.Pick(1, 1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17));
        network = _draws.Weighted((75, "Double"), (5, "Single"), (20, "")) is { Length: > 0 } precision ? network.With("Precision", "Precision." + precision) : network;
        if (IsTree)
        {
            return network;
        }

        network = Unrolled(network);
        network = _shape == "ManyToMany" && _draws.Chance(0.2) ? network.With("RepeatLastOutput", "true") : network;
        if (_loss is null)
        {
            return network;
        }

        network = !IsTree && _parts.Any(part => part.Kind == "Input" && part.Integer("Vocabulary") == 0) && _draws.Chance(0.12) ? network.With("InputGradients", "true") : network;

        var canCarry = _shape is "ManyToMany" or "ManyToOne" or "OneToOne" && !_parts.Any(part => part.Flag("Bidirectional") || part.Flag("Reverse") || part.Value("InitialStateFrom") is not null || part.Value("InitialState") == "InitialState.Learned" || part.Integer("Stride") > 1 || part.Value("Padding") == "ConvolutionPadding.Centered" || part.Kind == "SelfAttention");
        network = canCarry && _draws.Chance(0.15) ? network.With("Stateful", "true") : network;
        network = _draws.Chance(network.Flag("Stateful") ? 0.5 : 0.08) ? network.With("BackpropSteps", 1 + _draws.Next(_steps)) : network;
        return _draws.Chance(0.1) ? network.With("TraceGradients", "true") : network;
    }

    /// <summary>Steps that are written out are long to compile, so most are not.</summary>
    private Part Unrolled(Part network)
    {
        var divisors = Enumerable.Range(1, Math.Min(_steps, 6)).Where(factor => _steps % factor == 0).ToArray();
        return _draws.Weighted((70, "None"), (_steps <= 5 ? 16 : 3, "Auto"), (_steps <= 4 ? 6 : 0, "Full"), (10, "Factor")) switch
        {
            "Auto" when _draws.Chance(0.7) => network,
            "Factor" => network.With("Unroll", "UnrollMode.Factor").With("UnrollFactor", _draws.Pick(divisors)),
            var unroll => network.With("Unroll", "UnrollMode." + unroll),
        };
    }
}
