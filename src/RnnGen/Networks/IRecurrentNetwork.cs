using System.ComponentModel;
using System.Numerics;
using RnnGen.Runtime;

namespace RnnGen;

/// <summary>A network, whatever its layers: for code that takes any. Emitted classes have the same members, and more where their inputs are plain.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IRecurrentNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The engine that the members of this interface delegate to; for the library and for emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkEngine<T> Engine { get; }

    /// <inheritdoc cref="NetworkEngine{T}.Parameters" />
    ParameterSet<T> Parameters => Engine.Parameters;

    /// <inheritdoc cref="NetworkEngine{T}.Normalization" />
    Normalization? Normalization
    {
        get => Engine.Normalization;
        set => Engine.Normalization = value;
    }

    /// <inheritdoc cref="NetworkEngine{T}.MaxDegreeOfParallelism" />
    int? MaxDegreeOfParallelism
    {
        get => Engine.MaxDegreeOfParallelism;
        set => Engine.MaxDegreeOfParallelism = value;
    }

    /// <inheritdoc cref="NetworkEngine{T}.Predict(in SequenceBatch{T}, Span{T})" />
    void Predict(in SequenceBatch<T> batch, Span<T> outputs) => Engine.Predict(in batch, outputs);

    /// <inheritdoc cref="NetworkEngine{T}.Predict(ReadOnlySpan{T}, Span{T})" />
    void Predict(ReadOnlySpan<T> inputs, Span<T> outputs) => Engine.Predict(inputs, outputs);

    /// <inheritdoc cref="NetworkEngine{T}.Predict(ReadOnlySpan{int}, Span{T})" />
    void Predict(ReadOnlySpan<int> tokens, Span<T> outputs) => Engine.Predict(tokens, outputs);

    /// <inheritdoc cref="NetworkEngine{T}.PredictLogits(in SequenceBatch{T}, Span{T})" />
    void PredictLogits(in SequenceBatch<T> batch, Span<T> outputs) => Engine.PredictLogits(in batch, outputs);

    /// <inheritdoc cref="NetworkEngine{T}.Decode(in SequenceBatch{T}, Span{T}, DecodingOptions)" />
    void Decode(in SequenceBatch<T> batch, Span<T> values, DecodingOptions? options = null) => Engine.Decode(in batch, values, options);

    /// <inheritdoc cref="NetworkEngine{T}.Decode(in SequenceBatch{T}, Span{int}, DecodingOptions)" />
    void Decode(in SequenceBatch<T> batch, Span<int> outputs, DecodingOptions? options = null) => Engine.Decode(in batch, outputs, options);

    /// <inheritdoc cref="NetworkEngine{T}.Evaluate(in SequenceBatch{T})" />
    double Evaluate(in SequenceBatch<T> batch) => Engine.Evaluate(in batch);

    /// <inheritdoc cref="NetworkEngine{T}.CreateSession" />
    Session<T> CreateSession(SessionOptions? options = null) => Engine.CreateSession(options);

    /// <inheritdoc cref="NetworkEngine{T}.CreateTrainingContext" />
    TrainingContext<T> CreateTrainingContext(TrainingContextOptions? options = null) => Engine.CreateTrainingContext(options);

    /// <inheritdoc cref="NetworkEngine{T}.Save(string)" />
    void Save(string path) => Engine.Save(path);

    /// <inheritdoc cref="NetworkEngine{T}.Save(Stream)" />
    void Save(Stream stream) => Engine.Save(stream);

    /// <inheritdoc cref="NetworkEngine{T}.ToBytes" />
    byte[] ToBytes() => Engine.ToBytes();
}

/// <summary>A class of networks: for generic code that creates and loads them.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IRecurrentNetwork<TSelf, T> : IRecurrentNetwork<T>
    where TSelf : IRecurrentNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The layers, dimensions, parameters and costs of every network of the class; as text, a table.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Creates a network with initial weights.</summary>
    /// <param name="seed">The same seed gives the same weights, to the bit, on every machine.</param>
    /// <returns>A network with initial weights and no normalization.</returns>
    static abstract TSelf Create(int seed = 0);

    /// <summary>Reads a network from a safetensors file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The way to read it; null for the defaults.</param>
    /// <returns>A network with the saved weights and normalization.</returns>
    /// <exception cref="SafetensorsException">The file is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    static abstract TSelf Load(string path, LoadOptions? options = null);

    /// <summary>Reads a network from a stream in the safetensors format, which ends with it.</summary>
    /// <param name="stream">The stream; read to its end.</param>
    /// <param name="options">The way to read it; null for the defaults.</param>
    /// <returns>A network with the saved weights and normalization.</returns>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    static abstract TSelf Load(Stream stream, LoadOptions? options = null);

    /// <summary>Reads a network from bytes in the safetensors format, such as a resource of the assembly.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="options">The way to read them; null for the defaults.</param>
    /// <returns>A network with the saved weights and normalization.</returns>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    static abstract TSelf Load(ReadOnlySpan<byte> bytes, LoadOptions? options = null);
}
