using SymbolNet.Learning.Sampling;

namespace SymbolNet.Tests.Learning.Sampling;

public sealed class PrefetcherTests
{
    sealed class Thing(long number, Action disposed) : IDisposable
    {
        public long Number => number;

        public void Dispose() => disposed();
    }

    [Fact]
    public void Things_come_in_order_and_what_is_left_is_disposed()
    {
        var (made, disposed, done) = (0, 0, false);
        using (var prefetcher = new Prefetcher<Thing>(5, 100, number =>
        {
            Interlocked.Increment(ref made);
            return new Thing(number, () => Interlocked.Increment(ref disposed));
        }, whenDone: () => done = true))
            for (var number = 5; number < 15; number++)
            {
                using var thing = prefetcher.Take();
                Assert.Equal(number, thing.Number);
            }
        Assert.True(done);
        Assert.InRange(made, 10, 14);
        Assert.Equal(made, disposed);
    }

    [Fact]
    public void A_failure_arrives_where_things_are_taken()
    {
        using var prefetcher = new Prefetcher<Thing>(0, 10, number => number < 2 ? new Thing(number, () => { }) : throw new InvalidInputException("broken picture"));
        prefetcher.Take().Dispose();
        prefetcher.Take().Dispose();
        Assert.Equal("broken picture", Assert.Throws<InvalidInputException>(prefetcher.Take).Message);
    }

    [Fact]
    public void Beyond_the_last_there_is_nothing()
    {
        using var prefetcher = new Prefetcher<Thing>(0, 1, number => new Thing(number, () => { }));
        prefetcher.Take().Dispose();
        Assert.Throws<InvalidOperationException>(prefetcher.Take);
    }
}
