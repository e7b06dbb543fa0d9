using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RnnGen.Benchmarks.Peers;

/// <summary>One of the scripts of <c>benchmarks/peers</c> as a child: a JSON object a line there, and one back. On one thread.</summary>
internal sealed class PythonProcess : IDisposable
{
    private static readonly string[] ThreadCounts = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];

    private readonly Process _process;

    private PythonProcess(Process process, string name) => (_process, Name) = (process, name);

    /// <summary>What answers, with its version.</summary>
    public string Name { get; }

    /// <summary>Starts a script.</summary>
    /// <exception cref="AbsentException">There is no such interpreter, or what the script needs is not installed.</exception>
    public static PythonProcess Start(string python, string script)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(PeerFolder.Scripts, script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in ThreadCounts)
        {
            start.Environment[name] = "1";
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new AbsentException($"there is no {python}; see benchmarks/peers");
        }

        if (process.StandardOutput.ReadLine() is not { } hello)
        {
            var reason = process.StandardError.ReadToEnd().TrimEnd().Split('\n')[^1];
            process.Dispose();
            throw new AbsentException($"{script}: {reason}; see benchmarks/peers");
        }

        // Warnings must not fill the pipe.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return new(process, (string)JsonNode.Parse(hello)!["hello"]!);
    }

    /// <summary>Asks for something, and waits for the answer.</summary>
    public JsonNode Ask(JsonObject request)
    {
        _process.StandardInput.WriteLine(request.ToJsonString());
        _process.StandardInput.Flush();
        var answer = JsonNode.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended."))!;
        return answer["error"] is { } error ? throw new InvalidOperationException($"{Name}: {error}") : answer;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
