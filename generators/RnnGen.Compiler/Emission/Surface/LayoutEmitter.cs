using System.Globalization;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Ir;
using RnnGen.Compiler.Scheduling;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the program's class as the library sees it: its layout, and its entries.</summary>
internal static class LayoutEmitter
{
    public static string Emit(EmissionContext context)
    {
        var writer = new SourceWriter();
        writer.Write("/// <summary>The one instance: a program has no state.</summary>");
        writer.Write($"public static {context.ClassName} Instance {{ get; }} = new {context.ClassName}();");
        writer.Line();
        writer.Write($"""
            /// <inheritdoc />
            protected override string GeneratorVersion => "{CompilerVersion.Text}";

            /// <inheritdoc />
            protected override int Contract => {GeneratedContract.Current};

            /// <inheritdoc />
            """);
        WriteLayout(writer, context.Schedule);
        writer.Line();
        WriteEntries(writer, context.Schedule, context.T);
        if (context.Schedule.Stream is not null)
        {
            WriteStep(writer, context.T);
        }

        return writer.ToString();
    }

    public static long FlopsPerStep(Schedule schedule) => schedule.Layers.Sum(FlopsPerStep);

    public static long FlopsPerStep(LoweredLayer layer) => layer.FlopsPerStep;

    private static void WriteLayout(SourceWriter writer, Schedule schedule)
    {
        var (network, options) = (schedule.Network, schedule.Network.Options);
        var loss = schedule.Network.Loss is { } declared ? "global::RnnGen.LossKind." + declared.Kind : "null";
        writer.Write("protected override NetworkLayout CreateLayout() => new NetworkLayout");
        writer.Write("{");
        writer.Write($"""
                Name = "{network.Type.FullName}",
                Shape = global::RnnGen.SequenceShape.{options.Shape},
                Steps = {network.InputSteps},
                OutputSteps = {network.OutputSteps},
                BatchSize = {options.BatchSize},
                InputSize = {network.InputSize},
                Vocabulary = {network.Vocabulary},
                OutputSize = {network.OutputWidth},
                Loss = {loss},
                ParameterCount = {schedule.Parameters.Count},
                ParameterLength = {schedule.Parameters.Length},
                FlopsPerStep = {FlopsPerStep(schedule)},
            """);
        if (schedule.Memory.Shards.Count > 1)
        {
            writer.Write($"    ShardRows = {schedule.Memory.ShardRows},");
        }

        if (schedule.Memory.TransposedLength > 0)
        {
            writer.Write($"    CopiesLength = {schedule.Memory.TransposedLength},");
        }

        if (schedule.HasTrees)
        {
            writer.Write("    HasTrees = true,");
        }

        if (schedule.ScoresOutputs)
        {
            writer.Write("    ScoresOutputs = true,");
        }

        if (network.RepeatsLastOutput)
        {
            writer.Write("    RepeatLastOutput = true,");
        }

        if (schedule.Program.Interface.Forcing is { } forcing)
        {
            writer.Write($"    TeacherForcing = global::RnnGen.TeacherForcing.{forcing},");
        }

        if (schedule.Network.Loss is { Kind: LossKind.Ctc } ctc)
        {
            writer.Write($"    MaxLabels = {ctc.Labels},");
        }

        if (network.TargetWidth != network.OutputWidth)
        {
            writer.Write($"    TargetSize = {network.TargetWidth},");
        }

        if (network.HasSeveralHeads)
        {
            WriteList(writer, "Heads", "HeadLayout", HeadEmitter.Heads(schedule));
        }
        else
        {
            foreach (var (name, value) in HeadEmitter.Options(network.Heads[0]))
            {
                writer.Write($"    {name} = {value},");
            }
        }

        WriteList(writer, "Tensors", "TensorLayout", schedule.Parameters.Tensors.Select(Tensor));
        WriteList(writer, "Layers", "LayerDescription", schedule.Layers.Select(l =>
            $"new LayerDescription(\"{l.Name}\", \"{l.Kind}\", {l.InputSize}, {l.OutputSize}, {l.Parameters.Sum(p => p.Count)}, {FlopsPerStep(l)}){SourcesOf(l)}"));
        WriteOptionalList(writer, "Inputs", "InputLayout", Inputs(schedule));
        WriteList(writer, "Dropouts", "DropoutSite", schedule.Program.Interface.Masks.Select((mask, site) => Dropout(schedule, mask, site)));
        WriteOptionalList(writer, "States", "CarriedState", States(schedule));
        WriteOptionalList(writer, "Traces", "TraceLayout", schedule.Program.Interface.Traces.Select(trace => Trace(schedule, trace)));
        WriteOptionalList(writer, "InputGradients", "int", InputGradients(schedule));
        WriteOptionalList(writer, "Exposed", "ExposedLayout", Exposed(schedule));
        WriteOptionalList(writer, "Noise", "NoiseLayout", Noise(schedule));
        writer.Write($"    Training = {Workspace(schedule, schedule.Memory.TrainingLength)},");
        writer.Write($"    Prediction = {Workspace(schedule, schedule.Memory.PredictionLength)},");
        writer.Write($"    Session = {(schedule is { Stream: { } stream, Encoder: null } ? Session(stream) : "null")},");
        if (schedule is { Stream: { } encoder, Encoder: { } part })
        {
            writer.Write($"    Encoder = {Session(encoder)},");
            WriteList(writer, "HandedOver", "HandedOverState", part.HandedOver.Select(handed => HandedOver(schedule, encoder, handed.Scan, handed.History)));
        }

        writer.Write("};");
    }

    private static void WriteList(SourceWriter writer, string name, string type, System.Collections.Generic.IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
        {
            writer.Write($"    {name} = global::System.Array.Empty<{type}>(),");
            return;
        }

        writer.Write($"    {name} = new {type}[]\n    {{");
        foreach (var line in lines)
        {
            writer.Write($"        {line},");
        }

        writer.Write("    },");
    }

    /// <summary>A list that the library takes to be empty where it is not written.</summary>
    private static void WriteOptionalList(SourceWriter writer, string name, string type, System.Collections.Generic.IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count > 0)
        {
            WriteList(writer, name, type, lines);
        }
    }

    /// <summary>The states that a window hands on to the next one, 0 where the library says nothing.</summary>
    private static System.Collections.Generic.IEnumerable<string> States(Schedule schedule) =>
        from carried in schedule.CarriedOver
        let buffer = schedule.Memory.Buffers[carried.History]
        let first = schedule.Memory.OffsetOf(buffer) + buffer.Column(carried.History)
        select $"new CarriedState(\"{carried.History.Name}\", {first}, {first + (carried.Scan.Steps * schedule.Memory.StepStride(buffer))}, {carried.History.Width}, {buffer.RowStride})";

    /// <summary>A state that a decoder begins with: where the encoder's stream keeps it, and where a prediction has it.</summary>
    private static string HandedOver(Schedule schedule, Schedule encoder, Scan scan, SequenceValue history)
    {
        var buffer = schedule.Memory.Buffers[history];
        var inStream = encoder.Memory.Buffers.All.Single(state => state.Use == BufferUse.States && state.Sequences.Any(sequence => sequence.Name == history.Name));
        var column = inStream.Column(inStream.Sequences.Single(sequence => sequence.Name == history.Name));
        var final = schedule.Memory.OffsetOf(buffer) + buffer.Column(history) + (scan.Steps * schedule.Memory.StepStride(buffer));
        return $"new HandedOverState({encoder.Session!.StateOffsetOf(inStream) + column}, {final}, {history.Width}, {buffer.RowStride})";
    }

    /// <summary>The inputs where there are several; of one, the sizes say all.</summary>
    private static System.Collections.Generic.IEnumerable<string> Inputs(Schedule schedule) =>
        from pair in schedule.Network.HasSeveralInputs ? schedule.Network.Inputs.Zip(schedule.Program.Interface.Inputs, (layer, input) => (Layer: layer, input.Sequence)) : []
        let buffer = schedule.Memory.Buffers[pair.Sequence]
        let inSession = schedule.Stream is { Session: { } session } stream ? (buffer.IsInteger ? session.TokenOf(stream.Memory.Buffers[pair.Sequence]) : session.OffsetOf(stream.Memory.Buffers[pair.Sequence])) : 0
        select $"new InputLayout(\"{pair.Layer.Name}\", global::RnnGen.InputSpan.{pair.Layer.Given}, {pair.Layer.Features}, {pair.Layer.Vocabulary}, {(buffer.IsInteger ? schedule.Memory.IntegerOffsetOf(buffer) : schedule.Memory.OffsetOf(buffer))}, {inSession})";

    /// <summary>The places of dL/dx of each input in training, -1 for none; empty where nobody asks.</summary>
    private static System.Collections.Generic.IEnumerable<string> InputGradients(Schedule schedule) =>
        from input in schedule.Program.Interface is { HasInputGradients: true } contract ? contract.Inputs : []
        select input.Gradient is { } gradient ? $"{Offset(schedule, gradient)}" : "-1";

    /// <summary>The values of layers that predictions can give: of each its values, and then its states where it has any.</summary>
    private static System.Collections.Generic.IEnumerable<string> Exposed(Schedule schedule) =>
        from layer in schedule.Program.Interface.Exposed
        from sequence in layer.Sequences
        let steps = sequence.Span == SequenceSpan.Once ? 0 : sequence.Steps
        let time = schedule.Times.IsOfOutputs(sequence) ? " { IsOfOutputs = true }" : steps > 0 && schedule.Times.StrideOf(steps) is > 1 and var stride ? $" {{ Stride = {stride} }}" : ""
        select $"new ExposedLayout(\"{layer.Name}{(sequence == layer.States ? ".states" : "")}\", {Offset(schedule, sequence)}, {steps}, {sequence.Width}){time}";

    /// <summary>What values are drawn from; of classes, their number says all.</summary>
    private static System.Collections.Generic.IEnumerable<string> Noise(Schedule schedule) =>
        from part in schedule.Network.ChoosesClasses ? [] : schedule.Program.Interface.NoiseParts
        select $"new NoiseLayout(global::RnnGen.Runtime.NoiseKind.{part.Kind}, {part.Width})";

    private static string SourcesOf(LoweredLayer layer) =>
        layer.Sources.Count == 0 ? "" : $" {{ Sources = new[] {{ {string.Join(", ", layer.Sources.Select(name => $"\"{name}\""))} }} }}";

    private static string Trace(Schedule schedule, GradientTrace trace)
    {
        var (sequence, isReversed) = (trace.Sequence, trace.Direction == Direction.Backward ? "true" : "false");
        var time = schedule.Times.IsOfOutputs(sequence) ? " { IsOfOutputs = true }" : schedule.Times.StrideOf(sequence.Steps) is > 1 and var stride ? $" {{ Stride = {stride} }}" : "";
        return $"new TraceLayout(\"{trace.Layer}\", {Offset(schedule, sequence)}, {sequence.Steps}, {sequence.Width}, {isReversed}){time}";
    }

    private static string Tensor(TensorPlan tensor)
    {
        var first = tensor.Blocks[0];
        var shape = string.Join(", ", tensor.Shape.Select(Number));
        var blocks = tensor.Blocks.Zip(tensor.Places, Block);
        return $"new TensorLayout(\"{tensor.Name}\", new[] {{ {shape} }}, new[] {{ {string.Join(", ", blocks)} }}, {Real(first.Penalty.L1)}, {Real(first.Penalty.L2)}){Options(tensor, first)}";
    }

    private static string Options(TensorPlan tensor, Parameter first) => first.Method is { } method
        ? $" {{ Frozen = true, Constants = new {(tensor.Shape.Count == 1 ? "Vector" : "Matrix")}Constants({method}) }}"
        : first.Frozen ? " { Frozen = true }" : "";

    private static string Block(Parameter block, ParameterPlace place)
    {
        var (rows, rowStride, columnStride) = block.RowLength is { } length ? (block.Rows / length, length, 1)
            : block.IsTable ? (block.Columns, place.InputStride, place.OutputStride)
            : (block.Rows, place.OutputStride, place.InputStride);
        return $"new TensorBlock({place.Offset}, {rows}, {rowStride}, {columnStride}, global::RnnGen.Initializer.{block.Start.Initializer}, {Real(block.Start.Scale)})";
    }

    private static string Dropout(Schedule schedule, DropoutMask mask, int site)
    {
        return $"new DropoutSite({Offset(schedule, mask.Sequence)}, {mask.Sequence.Entries}, {mask.Sequence.Width}, {Real(mask.Rate)}, {site}, {Real(mask.Kept)})";
    }

    private static string Workspace(Schedule schedule, long length)
    {
        var contract = schedule.Program.Interface;
        var head = contract.Heads[contract.Heads.Count - 1];
        var fields = new[]
        {
            ("Length", length),
            ("Inputs", contract.Inputs is [{ Sequence: { Role: SequenceRole.Inputs } input }] ? Offset(schedule, input) : 0),
            ("Valid", Offset(schedule, contract.Valid)),
            ("Targets", head.Target is { Role: SequenceRole.Targets } target ? Offset(schedule, target) : 0),
            ("Weights", head.Weights is { } weights ? Offset(schedule, weights) : 0),
            ("RowLosses", head.RowLosses is { } losses ? Offset(schedule, losses) : 0),
            ("Logits", Offset(schedule, head.Logits)),
            ("Outputs", Offset(schedule, head.Outputs)),
        };
        var places = new[]
        {
            ("OutputValid", contract.OutputValid is { } valid ? Offset(schedule, valid) : (long?)null),
            ("Forced", contract.Forced is { } forced ? Offset(schedule, forced) : null),
            ("Noise", contract.Noise is { } noise ? Offset(schedule, noise) : null),
            ("Choices", contract.Choices is { } choices ? Offset(schedule, new Feed(choices)) : null),
            ("Skips", contract.Paths is { } skipping ? Offset(schedule, skipping.Skips) : null),
            ("Ends", contract.Paths is { } ending ? Offset(schedule, ending.Ends) : null),
            ("FirstChoice", contract.Choices is not { Width: 1 } || !schedule.Network.ChoosesClasses || schedule.Network.Options.Shape == SequenceShape.OneToMany ? null : 1),
        };
        var more = string.Join(", ", places.Where(p => p.Item2 is not null).Select(p => $"{p.Item1} = {EmissionContext.Number(p.Item2!.Value)}"));
        return $"new WorkspaceLayout({string.Join(", ", fields.Select(f => $"{f.Item1}: {EmissionContext.Number(f.Item2)}"))}){(more.Length > 0 ? $" {{ {more} }}" : "")}";
    }

    public static long Offset(Schedule schedule, SequenceValue sequence) => schedule.Memory.OffsetOf(schedule.Memory.Buffers[sequence]);

    /// <summary>The first output: a history begins (or ends) with the initial state, which is none.</summary>
    public static long Offset(Schedule schedule, Feed feed)
    {
        var buffer = schedule.Memory.Buffers[feed.Sequence];
        var entry = buffer.Span != SequenceSpan.History ? 0 : feed.Access == FeedAccess.Final ? buffer.Steps : 1;
        return schedule.Memory.OffsetOf(buffer) + ((long)entry * schedule.Memory.StepStride(buffer));
    }

    private static string Session(Schedule schedule)
    {
        var memory = schedule.Session!;
        var contract = schedule.Program.Interface;
        var states = memory.States.Select(buffer => $"new StateLayout(\"{buffer.Name}\", {memory.StateOffsetOf(buffer)}, {buffer.RowStride})").ToList();
        var list = states.Count == 0 ? "global::System.Array.Empty<StateLayout>()" : $"new[] {{ {string.Join(", ", states)} }}";
        var inputs = contract.Inputs is [{ Sequence: { Role: SequenceRole.Inputs } input }] ? memory.OffsetOf(schedule.Memory.Buffers[input]) : 0;
        return $"new SessionLayout(Length: {memory.Length}, Inputs: {inputs}, Logits: {memory.Logits}, Outputs: {memory.Outputs}, "
            + $"StateLength: {memory.StateLength}, States: {list}){LearnedStates(schedule, memory)}";
    }

    private static string LearnedStates(Schedule schedule, SessionPlan memory)
    {
        var learned = schedule.LearnedStates.Select(state =>
        {
            var buffer = schedule.Memory.Buffers[state.History];
            return $"new LearnedStateLayout({memory.StateOffsetOf(buffer) + buffer.Column(state.History)}, {schedule.Parameters[state.Parameter].Offset}, {state.Parameter.Rows})";
        });
        return schedule.LearnedStates.Count == 0 ? "" : $" {{ LearnedStates = new[] {{ {string.Join(", ", learned)} }} }}";
    }

    private static void WriteEntries(SourceWriter writer, Schedule schedule, string t)
    {
        var entries = Dispatch.Entries.Concat(schedule.ScoresOutputs ? ["Score"] : []).Concat(schedule.Encoder is null ? [] : ["Decode"]);
        foreach (var entry in entries)
        {
            var parameters = Dispatch.Signature(entry, t);
            var names = Dispatch.Renamed(parameters, t);
            var arguments = string.Join(", ", names.Split(',').Select(p => p.Trim().Split(' ')).Select(p => p[0] == "ref" ? "ref " + p[2] : p[p.Length - 1]));
            writer.Write($$"""
                /// <inheritdoc />
                public override void {{entry}}({{names}}) => Run{{entry}}({{arguments}});

                static partial void Run{{entry}}({{parameters}});

                """);
        }
    }

    private static void WriteStep(SourceWriter writer, string t) => writer.Write($$"""
            /// <inheritdoc />
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public override void Step(LaneWidth width, ref {{t}} parameters, ref {{t}} workspace, ref {{t}} previous, ref {{t}} next, ref int token) =>
                RunStep(width, ref parameters, ref workspace, ref previous, ref next, ref token);

            static partial void RunStep(LaneWidth width, ref {{t}} p, ref {{t}} a, ref {{t}} previous, ref {{t}} next, ref int token);
            """);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Real(double number) => NumberText.Of(number) + "d";
}
