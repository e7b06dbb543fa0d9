using System.Security.Cryptography;
using System.Text;

namespace RnnGen.Checkpoints;

/// <summary>The SHA-256 digest of a checkpoint: its metadata but for the digest itself, in ordinal order, and then its data.</summary>
internal static class CheckpointDigest
{
    internal const string Key = "sha256";

    internal static string Of(IEnumerable<KeyValuePair<string, string>> metadata, Action<Stream> writeData)
    {
        using var sha = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
        {
            foreach (var (key, value) in metadata.Where(m => m.Key != Key).OrderBy(m => m.Key, StringComparer.Ordinal))
            {
                stream.Write(Encoding.UTF8.GetBytes($"{key}\0{value}\0"));
            }

            writeData(stream);
        }

        return Convert.ToHexStringLower(sha.Hash!);
    }
}
