using RnnGen.Runtime;
using RnnGen.Tests.Testing;

namespace RnnGen.Tests.Runtime;

public sealed class WorkspacePoolTests
{
    [Fact]
    public void Workspaces_AreReused_AndNeverSharedByTwoRenters()
    {
        var pool = new WorkspacePool<float>(new LeakyLayout());
        var (first, second) = (pool.Rent(), pool.Rent());
        Assert.NotSame(first, second);
        pool.Return(first);
        Assert.Same(first, pool.Rent());
    }

    [Fact]
    public void Pool_KeepsABoundedNumber()
    {
        var pool = new WorkspacePool<float>(new LeakyLayout());
        var rented = Enumerable.Range(0, 1000).Select(_ => pool.Rent()).ToHashSet();
        Assert.Equal(1000, rented.Count);
        foreach (var workspace in rented)
        {
            pool.Return(workspace);
        }

        var kept = Enumerable.Range(0, 1000).Count(_ => rented.Contains(pool.Rent()));
        Assert.InRange(kept, 8, 64);
    }
}
