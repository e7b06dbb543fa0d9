using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ground;
using RnnGen.Compiler.Topology;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes the members that the user's class gets: thin, since the library does the work.</summary>
internal static class SurfaceEmitter
{
    /// <param name="network">The network.</param>
    /// <param name="context">Its schedule; null for a surface whose bodies throw.</param>
    public static string Emit(NetworkGraph network, EmissionContext? context)
    {
        var writer = new SourceWriter();
        var type = network.Type;
        var closings = new Stack<System.IDisposable>();
        if (type.Namespace.Length > 0)
        {
            closings.Push(writer.Block("namespace " + string.Join(".", type.Namespace.Split('.').Select(Keywords.Escape))));
        }

        foreach (var container in type.ContainingTypes)
        {
            closings.Push(writer.Block($"partial {container.Keyword} {Keywords.EscapeType(container.Name)}"));
        }

        var t = network.Options.Precision == Precision.Double ? "double" : "float";
        writer.Write($"[global::System.CodeDom.Compiler.GeneratedCodeAttribute(\"RnnGen\", \"{CompilerVersion.Text}\")]");
        using (writer.Block($"partial {type.Keyword} {Keywords.EscapeType(type.Name)} : global::RnnGen.IRecurrentNetwork<{Keywords.EscapeType(type.Name)}, {t}>"))
        {
            WriteSizes(writer, network, context);
            WriteMembers(writer, network, t, context);
            if (network.HasNamedBatch)
            {
                BatchEmitter.Write(writer, network);
            }

            if (network.HasNamedOutputs)
            {
                OutputsEmitter.Write(writer, network, context?.Schedule.Program.Interface.Exposed ?? []);
            }
        }

        while (closings.Count > 0)
        {
            closings.Pop().Dispose();
        }

        return writer.ToString();
    }

    private static void WriteSizes(SourceWriter writer, NetworkGraph network, EmissionContext? context)
    {
        var options = network.Options;
        var schedule = context?.Schedule;
        writer.Write("/// <summary>The network's dimensions.</summary>");
        using (writer.Block("public static class Sizes"))
        {
            Constant("int", "Steps", "The number of time steps of a sequence.", options.Steps);
            Constant("int", "BatchSize", "The most rows of a call.", options.BatchSize);
            Constant("int", "InputSize", network.HasSeveralInputs ? "Features per step, of all inputs together." : "Features per step; 0 for a network of tokens.", network.InputSize);
            Constant("int", "Vocabulary", network.HasSeveralInputs ? "Number of tokens of the first input that has some at each step; 0 where none has." : "Number of tokens; 0 for a network of features.", network.Vocabulary);
            Constant("int", "OutputSize", network.HasSeveralHeads ? "Values per output step, of all heads together." : "Values per output step.", network.OutputWidth);
            if (network.TargetWidth != network.OutputWidth)
            {
                Constant("int", "TargetSize", network.HasSeveralHeads ? "Values of a target per output step, of all heads together." : "Values of a target per output step.", network.TargetWidth);
            }

            Constant("int", "OutputSteps", "Steps with an output.", network.OutputSteps);
            Constant("int", "ParameterCount", "The number of trained numbers.", schedule?.Parameters.Count ?? 0);
            Constant("long", "WorkspaceBytes", "What a training context needs for its tape and intermediate values.", schedule is null ? 0 : schedule.Memory.WholeTrainingLength * schedule.ElementBytes);
            Constant("long", "FlopsPerStep", "The products of one step of one row, forward; 2 for a multiply-add.", schedule is null ? 0 : LayoutEmitter.FlopsPerStep(schedule));
        }

        writer.Line();

        void Constant(string type, string name, string summary, long value)
        {
            writer.Write($"/// <summary>{summary}</summary>");
            writer.Write($"public const {type} {name} = {EmissionContext.Number(value)};");
        }
    }

    private static void WriteMembers(SourceWriter writer, NetworkGraph network, string t, EmissionContext? context)
    {
        var program = context?.ClassName;
        var name = Keywords.Escape(network.Type.Name);
        var bare = network.Type.Name;
        string Body(string expression) => program is null
            ? "throw new global::System.InvalidOperationException(\"The declaration of " + bare + " has errors.\");"
            : expression + ";";

        writer.Write($$"""
            private {{name}}(global::RnnGen.Runtime.NetworkEngine<{{t}}> engine) => Engine = engine;

            /// <summary>Creates a network with initial weights.</summary>
            /// <param name="seed">Equal seeds give equal weights.</param>
            public {{name}}(int seed = 0)
                : this({{(program is null ? $"(global::RnnGen.Runtime.NetworkEngine<{t}>)null!" : $"new global::RnnGen.Runtime.NetworkEngine<{t}>(global::RnnGen.Generated.{program}.Instance, seed)")}})
            {
            }

            /// <summary>The network's layers, dimensions, parameters and costs; as text, a table.</summary>
            public static global::RnnGen.NetworkDescription Description => {{Body($"global::RnnGen.NetworkDescription.Of(global::RnnGen.Generated.{program}.Instance)")}}

            /// <summary>The engine that the members delegate to; for the library.</summary>
            [global::System.ComponentModel.EditorBrowsableAttribute(global::System.ComponentModel.EditorBrowsableState.Never)]
            public global::RnnGen.Runtime.NetworkEngine<{{t}}> Engine { get; }

            /// <summary>The weights, by name and as one flat block.</summary>
            public global::RnnGen.ParameterSet<{{t}}> Parameters => Engine.Parameters;

            /// <summary>The relation of inputs and targets to the numbers that the network computes on; null to take them as they are. Saved with the weights.</summary>
            public global::RnnGen.Normalization{{"?"}} Normalization { get => Engine.Normalization; set => Engine.Normalization = value; }

            /// <summary>The maximum number of threads per call; null to use as many as the work is worth. Results do not depend on it.</summary>
            public int{{"?"}} MaxDegreeOfParallelism { get => Engine.MaxDegreeOfParallelism; set => Engine.MaxDegreeOfParallelism = value; }

            static {{name}} global::RnnGen.IRecurrentNetwork<{{name}}, {{t}}>.Create(int seed) => new {{name}}(seed);

            /// <summary>Reads a network from a safetensors file.</summary>
            /// <param name="path">The file.</param>
            /// <param name="options">How to read it; null for the defaults.</param>
            public static {{name}} Load(string path, global::RnnGen.LoadOptions{{"?"}} options = null) => {{Body($"new {name}(global::RnnGen.Runtime.NetworkEngine<{t}>.Load(global::RnnGen.Generated.{program}.Instance, path, options))")}}

            /// <summary>Reads a network from a stream in the safetensors format.</summary>
            /// <param name="stream">The stream; read to its end.</param>
            /// <param name="options">How to read it; null for the defaults.</param>
            public static {{name}} Load(global::System.IO.Stream stream, global::RnnGen.LoadOptions{{"?"}} options = null) => {{Body($"new {name}(global::RnnGen.Runtime.NetworkEngine<{t}>.Load(global::RnnGen.Generated.{program}.Instance, stream, options))")}}

            /// <summary>Reads a network from bytes in the safetensors format, such as a resource of the assembly.</summary>
            /// <param name="bytes">The bytes.</param>
            /// <param name="options">How to read them; null for the defaults.</param>
            public static {{name}} Load(global::System.ReadOnlySpan<byte> bytes, global::RnnGen.LoadOptions{{"?"}} options = null) => {{Body($"new {name}(global::RnnGen.Runtime.NetworkEngine<{t}>.Load(global::RnnGen.Generated.{program}.Instance, bytes, options))")}}

            /// <summary>Writes the network to a safetensors file; the file is complete or not there.</summary>
            /// <param name="path">The file.</param>
            public void Save(string path) => Engine.Save(path);

            /// <summary>Writes the network to a stream in the safetensors format.</summary>
            /// <param name="stream">The stream.</param>
            public void Save(global::System.IO.Stream stream) => Engine.Save(stream);

            /// <summary>The network in the safetensors format.</summary>
            public byte[] ToBytes() => Engine.ToBytes();
            """);
        if (network.Type.Keyword != "record")
        {
            // C# keeps the name to itself in records.
            writer.Write($$"""

                /// <summary>A network of its own with the same weights.</summary>
                public {{name}} Clone() => new {{name}}(Engine.Clone());
                """);
        }

        var hasTrees = network.Tree is not null;
        var isTokens = network.Vocabulary > 0;
        foreach (var number in network.HasNamedBatch ? [] : Numbers(t))
        {
            var note = Note(t, number, isTokens);
            WritePredict(writer, number, isTokens, hasTrees, network.BeyondLength, "Predict", "Predicts: probabilities after a cross-entropy, values otherwise. Any number of threads may predict at once." + note);
            WritePredict(writer, number, isTokens, hasTrees, network.BeyondLength, "PredictLogits", "Predicts the last layer's values, before the loss's link function." + note);
            if (network.HasNamedOutputs)
            {
                WritePredictApart(writer, number, "Predict", "Predicts, and gives the values of exposed layers: probabilities after a cross-entropy, values otherwise. Any number of threads may predict at once." + note);
                WritePredictApart(writer, number, "PredictLogits", "Predicts the last layer's values, before the loss's link function, and gives those of exposed layers." + note);
            }

            if (context?.Schedule.Program.Interface.Choices is not null && (number == t || !isTokens))
            {
                WriteDecode(writer, number, isTokens, !network.ChoosesClasses, note);
            }
        }

        if (context?.Schedule.Encoder is not null)
        {
            writer.Write($$"""

                /// <summary>Opens a session of the encoder: it takes the inputs step by step, and the decoder predicts from where it is, whenever asked.</summary>
                /// <param name="options">The options; null for the defaults.</param>
                public global::RnnGen.EncoderSession<{{t}}> CreateEncoderSession(global::RnnGen.SessionOptions{{"?"}} options = null) => Engine.CreateEncoderSession(options);
                """);
        }

        if (context?.Schedule.CanStream ?? true)
        {
            writer.Write($$"""

                /// <summary>Opens a session: the network step by step, with states of its own.</summary>
                /// <param name="options">The options; null for the defaults.</param>
                public global::RnnGen.Session<{{t}}> CreateSession(global::RnnGen.SessionOptions{{"?"}} options = null) => Engine.CreateSession(options);
                """);
        }

        if (network.HasNamedBatch)
        {
            BatchCalls.Write(writer, Numbers(t), context?.Schedule.Program.Interface.Choices is null ? null : network.ChoosesClasses ? Decoding.Classes : Decoding.Values(null), network.HasSeveralHeads, network.HasNamedOutputs, network.BeyondLength, Body("global::RnnGen.SequenceDataset.FromBatch(Description, in sequences)"));
        }
        else
        {
            writer.Write($$"""

                /// <summary>Computes the mean loss over a batch, without dropout and without penalties.</summary>
                /// <param name="batch">Inputs or tokens, targets or labels, lengths and weights.</param>
                public double Evaluate(in global::RnnGen.SequenceBatch<{{t}}> batch) => Engine.Evaluate(in batch);
                """);
        }

        writer.Write($$"""

            /// <summary>Creates a training context: tape, gradients and workspace.</summary>
            /// <param name="options">The options; null for the defaults.</param>
            public global::RnnGen.TrainingContext<{{t}}> CreateTrainingContext(global::RnnGen.TrainingContextOptions{{"?"}} options = null) => Engine.CreateTrainingContext(options);
            """);
    }

    /// <summary>The types of the numbers that a network takes and returns: its own, and double.</summary>
    private static string[] Numbers(string t) => t == "double" ? [t] : [t, "double"];

    private static string Note(string t, string number, bool isTokens) => number == t ? ""
        : isTokens ? " In double precision: outputs are widened before they are brought to the targets' units."
        : " In double precision: numbers are normalized before they are narrowed.";

    private static void WriteDecode(SourceWriter writer, string t, bool isTokens, bool isOfValues, string note)
    {
        var (type, inputs, shape) = isTokens ? ("int", "tokens", "[rows, steps]") : (t, "inputs", "[rows, steps, features]");
        var call = isOfValues ? Decoding.Values(t) : Decoding.Classes;
        var given = isOfValues ? $"new global::RnnGen.SequenceBatch<{t}> {{ {(isTokens ? "Tokens" : "Inputs")} = {inputs} }}" : inputs;
        writer.Write($$"""

            /// <summary>{{call.Summary}}{{note}}</summary>
            /// <param name="{{inputs}}">{{shape}}, 1 to BatchSize rows.</param>
            /// <param name="{{call.Name}}">{{call.Shape}}</param>
            /// <param name="options">{{call.Options}}</param>
            public void Decode(global::System.ReadOnlySpan<{{type}}> {{inputs}}, global::System.Span<{{call.Type}}> {{call.Name}}, global::RnnGen.DecodingOptions{{"?"}} options = null) => Engine.Decode({{given}}, {{call.Name}}, options);

            /// <summary>{{call.Summary}}{{note}}</summary>
            /// <param name="batch">The rows, with their lengths where they differ.</param>
            /// <param name="{{call.Name}}">{{call.Shape}}</param>
            /// <param name="options">{{call.Options}}</param>
            public void Decode(in global::RnnGen.SequenceBatch<{{t}}> batch, global::System.Span<{{call.Type}}> {{call.Name}}, global::RnnGen.DecodingOptions{{"?"}} options = null) => Engine.Decode(in batch, {{call.Name}}, options);
            """);
    }

    private static void WritePredictApart(SourceWriter writer, string t, string name, string summary)
    {
        var (batch, outputs) = ($"global::RnnGen.SequenceBatch<{t}>", $"Outputs<{t}>");
        writer.Write($$"""

            /// <summary>{{summary}}</summary>
            /// <param name="batch">The rows, with their lengths where they differ.</param>
            /// <param name="outputs">A span for each part that is wanted.</param>
            public void {{name}}(in {{batch}} batch, {{outputs}} outputs) => Engine.{{name}}<{{batch}}, {{t}}, {{outputs}}>(in batch, outputs);
            """);
    }

    private static void WritePredict(SourceWriter writer, string t, bool isTokens, bool hasTrees, string beyond, string name, string summary)
    {
        writer.Line();
        if (hasTrees)
        {
            writer.Write($$"""
                /// <summary>{{summary}}</summary>
                /// <param name="batch">The trees: inputs or tokens and children of their nodes, and lengths where they differ.</param>
                /// <param name="outputs">[rows, output size] of the roots, or [rows, steps, output size] of the nodes; written, 0 beyond a tree's nodes.</param>
                public void {{name}}(in global::RnnGen.SequenceBatch<{{t}}> batch, global::System.Span<{{t}}> outputs) => Engine.{{name}}(in batch, outputs);
                """);
            return;
        }

        var (type, inputs, shape) = isTokens ? ("int", "tokens", "[rows, steps]") : (t, "inputs", "[rows, steps, features]");
        writer.Write($$"""
            /// <summary>{{summary}}</summary>
            /// <param name="{{inputs}}">{{shape}}, 1 to BatchSize rows.</param>
            /// <param name="outputs">[rows, output steps, output size]; written.</param>
            public void {{name}}(global::System.ReadOnlySpan<{{type}}> {{inputs}}, global::System.Span<{{t}}> outputs) => Engine.{{name}}({{inputs}}, outputs);

            /// <summary>{{summary}}</summary>
            /// <param name="batch">The rows, with their lengths where they differ.</param>
            /// <param name="outputs">[rows, output steps, output size]; written, {{beyond}} beyond a row's length.</param>
            public void {{name}}(in global::RnnGen.SequenceBatch<{{t}}> batch, global::System.Span<{{t}}> outputs) => Engine.{{name}}(in batch, outputs);
            """);
    }
}
