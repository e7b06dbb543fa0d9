namespace RnnGen.Peers;

/// <summary>Tells why a peer's native library does not load.</summary>
internal static class NativeObstacle
{
    /// <summary>Whether an exception says that a native library does not load.</summary>
    public static bool Is(Exception exception) => exception is DllNotFoundException or NotSupportedException or TypeInitializationException;

    /// <summary>The reason, as tables print it: the last line, which is the system's.</summary>
    public static string Text(string peer, Exception exception) => $"{peer} does not load: {exception.GetBaseException().Message.Trim().Split('\n')[^1].Trim()}";
}
