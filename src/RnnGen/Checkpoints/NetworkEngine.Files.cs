using RnnGen.Checkpoints;

namespace RnnGen.Runtime;

/// <content>Weights and normalization in files.</content>
public sealed partial class NetworkEngine<T>
{
    /// <summary>Creates a network with saved weights, from a safetensors file with the names and shapes of <see cref="Parameters"/>: of the network's precision, or of less (F16, BF16, F32), which is widened exactly.</summary>
    /// <param name="program">The compiled passes.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">The way to read it; null for the defaults.</param>
    /// <returns>A network with the saved weights and normalization.</returns>
    /// <exception cref="SafetensorsException">The file is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public static NetworkEngine<T> Load(NetworkProgram<T> program, string path, LoadOptions? options = null)
    {
        var engine = new NetworkEngine<T>(program);
        engine.Restore(path, options);
        return engine;
    }

    /// <summary>Creates a network with saved weights, from a stream that ends with them.</summary>
    /// <param name="program">The compiled passes.</param>
    /// <param name="stream">The stream; read to its end.</param>
    /// <param name="options">The way to read it; null for the defaults.</param>
    /// <returns>A network with the saved weights and normalization.</returns>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public static NetworkEngine<T> Load(NetworkProgram<T> program, Stream stream, LoadOptions? options = null)
    {
        var engine = new NetworkEngine<T>(program);
        engine.Restore(stream, options);
        return engine;
    }

    /// <summary>Creates a network with saved weights, from memory: weights embedded in an assembly, for example.</summary>
    /// <param name="program">The compiled passes.</param>
    /// <param name="bytes">The bytes, in the safetensors format.</param>
    /// <param name="options">The way to read them; null for the defaults.</param>
    /// <returns>A network with the saved weights and normalization.</returns>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public static NetworkEngine<T> Load(NetworkProgram<T> program, ReadOnlySpan<byte> bytes, LoadOptions? options = null)
    {
        var engine = new NetworkEngine<T>(program);
        engine.Restore(bytes, options);
        return engine;
    }

    /// <summary>Replaces weights and normalization by saved ones. A file that is not valid leaves the network as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The way to read it; null for the defaults.</param>
    /// <exception cref="SafetensorsException">The file is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public void Restore(string path, LoadOptions? options = null)
    {
        using var stream = File.OpenRead(path);
        NetworkFile.Read(this, path, stream, options ?? new());
    }

    /// <summary>Replaces weights and normalization by saved ones, from a stream that ends with them. Data that is not valid leaves the network as it was.</summary>
    /// <param name="stream">The stream; read to its end.</param>
    /// <param name="options">The way to read it; null for the defaults.</param>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public void Restore(Stream stream, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NetworkFile.Read(this, "stream", stream, options ?? new());
    }

    /// <summary>Replaces weights and normalization by saved ones, from memory. Data that is not valid leaves the network as it was.</summary>
    /// <param name="bytes">The bytes, in the safetensors format.</param>
    /// <param name="options">The way to read them; null for the defaults.</param>
    /// <exception cref="SafetensorsException">The data is not valid, its tensors are not the network's, or a weight is not finite.</exception>
    public void Restore(ReadOnlySpan<byte> bytes, LoadOptions? options = null) => NetworkFile.Read(this, "bytes", bytes, options ?? new());

    /// <summary>
    /// Saves weights and normalization as safetensors: to a temporary file beside the target, which is flushed to the disk and then renamed, so that the target is a complete file at any
    /// time. A symbolic link stays one and its file is replaced; a file that is replaced keeps its mode bits. Temporary files of a process that was killed while it saved are removed.
    /// </summary>
    /// <param name="path">The file; created, or replaced.</param>
    /// <exception cref="InvalidOperationException">A weight is not finite; the file is as it was.</exception>
    /// <exception cref="IOException">The file cannot be written; it is as it was.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Saves weights and normalization as safetensors.</summary>
    /// <param name="stream">The stream to write to; it stays open.</param>
    /// <exception cref="InvalidOperationException">A weight is not finite; nothing was written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NetworkFile.Write(this, stream);
    }

    /// <summary>Weights and normalization as safetensors.</summary>
    /// <returns>The bytes of a file.</returns>
    /// <exception cref="InvalidOperationException">A weight is not finite.</exception>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Save(stream);
        return stream.ToArray();
    }
}
