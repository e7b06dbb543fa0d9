namespace RnnGen.Integration.Tests.Published;

/// <summary>A test with a model of others, which this project does not ship: it needs the folder of such models that <c>RNNGEN_ZOO</c> names.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ZooFactAttribute : FactAttribute
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RNNGEN_ZOO");

    public ZooFactAttribute(string file)
    {
        if (Folder is null || !File.Exists(PathOf(file)))
        {
            Skip = $"Needs {file} in the folder that RNNGEN_ZOO names.";
        }
    }

    public static string PathOf(string file) => Path.Combine(Folder ?? "", file);
}
