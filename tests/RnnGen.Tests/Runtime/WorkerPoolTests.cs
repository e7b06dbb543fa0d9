using RnnGen.Runtime;
using RnnGen.Testing;

namespace RnnGen.Tests.Runtime;

public sealed class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(WorkerPool.MaxParts)]
    public void Run_DoesEachPartOnce_PhaseAfterPhase(int parts)
    {
        for (var repetition = 0; repetition < 50; repetition++)
        {
            var work = new Tally(phases: 4, parts);
            WorkerPool.Run(work, parts);
            work.AssertDone();
        }
    }

    [Fact]
    public void Run_WakesWorkers_ThatHaveGoneToSleep()
    {
        for (var repetition = 0; repetition < 5; repetition++)
        {
            Thread.Sleep(20);
            var work = new Tally(phases: 2, parts: 3);
            WorkerPool.Run(work, 3);
            work.AssertDone();
        }
    }

    [Fact]
    public void Run_ThrowsWhatAPartThrows_AndGoesOnWorking()
    {
        for (var repetition = 0; repetition < 20; repetition++)
        {
            var failing = new Failing(repetition % 3);
            Assert.Equal("as expected", Assert.Throws<InvalidOperationException>(() => WorkerPool.Run(failing, 3)).Message);
            Assert.Equal(1, failing.LastPhase);

            var work = new Tally(phases: 3, parts: 3);
            WorkerPool.Run(work, 3);
            work.AssertDone();
        }
    }

    [Fact]
    public void Run_FromWithinAPart_RunsThere()
    {
        var nesting = new Nesting();
        WorkerPool.Run(nesting, 3);
        Assert.All(nesting.Inner, inner => Assert.Equal(1, inner.Threads));
        Assert.All(nesting.Inner, inner => inner.AssertDone());
    }

    [Fact]
    public async Task Run_FromManyThreads_DoesAllOfTheirWork()
    {
        var callers = Enumerable.Range(0, 8).Select(caller => Task.Run(() =>
        {
            for (var repetition = 0; repetition < 200; repetition++)
            {
                var parts = 1 + ((caller + repetition) % 4);
                var work = new Tally(phases: 3, parts);
                WorkerPool.Run(work, parts);
                work.AssertDone();
            }
        }));
        await Task.WhenAll(callers);
    }

    [Fact]
    public void Run_AllocatesNothing_OnceTheThreadsExist()
    {
        var work = new Tally(phases: 3, parts: 4) { IsCounting = false };
        Assert.Equal(0, Allocation.Of(() => WorkerPool.Run(work, 4)));
    }

    /// <summary>Counts how often each part ran, and checks that no phase begins before the one before it has ended.</summary>
    private sealed class Tally(int phases, int parts) : SharedWork
    {
        private readonly int[] _counts = new int[phases * Math.Max(1, parts)];
        private readonly HashSet<int> _threads = [];
        private int _done;
        private int _early;
        private int _cut;

        public bool IsCounting { get; init; } = true;

        public int Threads => _threads.Count;

        public override int Phases => phases;

        public override void Run(int phase, int part, int cut)
        {
            if (!IsCounting)
            {
                return;
            }

            lock (_threads)
            {
                _threads.Add(Environment.CurrentManagedThreadId);
            }

            _cut = cut;
            if (Volatile.Read(ref _done) < phase * cut)
            {
                Interlocked.Increment(ref _early);
            }

            Interlocked.Increment(ref _counts[(phase * cut) + part]);
            Thread.SpinWait(part * 10);
            Interlocked.Increment(ref _done);
        }

        /// <summary>A pool that was taken leaves the work in one part.</summary>
        public void AssertDone()
        {
            Assert.Contains(_cut, new[] { 1, parts });
            Assert.Equal(0, _early);
            Assert.All(_counts.Take(phases * _cut), count => Assert.Equal(1, count));
            Assert.Equal(phases * _cut, _done);
        }
    }

    private sealed class Failing(int part) : SharedWork
    {
        public int LastPhase { get; private set; }

        public override int Phases => 3;

        public override void Run(int phase, int asked, int parts)
        {
            LastPhase = Math.Max(LastPhase, phase);
            if (phase == 1 && (asked == part || parts == 1))
            {
                throw new InvalidOperationException("as expected");
            }
        }
    }

    private sealed class Nesting : SharedWork
    {
        public Tally[] Inner { get; } = [new(2, 2), new(2, 2), new(2, 2)];

        public override int Phases => 1;

        public override void Run(int phase, int part, int parts)
        {
            for (var i = part * Inner.Length / parts; i < (part + 1) * Inner.Length / parts; i++)
            {
                WorkerPool.Run(Inner[i], 2);
            }
        }
    }
}
