namespace RnnGen.Peers;

/// <summary>The peers, as tables print them.</summary>
internal static class PeerNames
{
    public const string TorchSharp = "TorchSharp";
    public const string OnnxRuntime = "ONNX Runtime";
}
