using System.Collections.Concurrent;
using System.Diagnostics;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Tests.Components;

public sealed class NewestTests
{
    [Fact]
    public async Task A_flood_is_thinned_out_and_its_last_value_is_shown()
    {
        var newest = new Newest<int>(TimeProvider.System);
        var shown = new ConcurrentQueue<int>();
        using var stop = new CancellationTokenSource();
        var following = newest.FollowAsync(value => { shown.Enqueue(value); return Task.CompletedTask; }, () => Task.CompletedTask, stop.Token);

        var watch = Stopwatch.StartNew();
        var value = 0;
        while (watch.Elapsed < TimeSpan.FromMilliseconds(500)) { newest.Offer(++value); await Task.Yield(); }
        await Poll.UntilAsync(() => shown.LastOrDefault() == value);
        var most = watch.Elapsed / Newest<int>.Pace + 1;
        await stop.CancelAsync();
        await following;

        Assert.InRange(shown.Count, 2, most);
        Assert.Equal(shown.Order(), shown);
    }

    [Fact]
    public async Task It_rests_once_after_a_pause_and_shows_what_comes_then()
    {
        var newest = new Newest<int>(TimeProvider.System);
        int shown = 0, rests = 0;
        using var stop = new CancellationTokenSource();
        var following = newest.FollowAsync(value => { shown = value; return Task.CompletedTask; }, () => { rests++; return Task.CompletedTask; }, stop.Token);

        newest.Offer(1);
        await Poll.UntilAsync(() => rests == 1);
        newest.Offer(2);
        await Poll.UntilAsync(() => rests == 2);
        await stop.CancelAsync();
        await following;

        Assert.Equal((2, 2), (shown, rests));
    }

    [Fact]
    public async Task A_fault_of_the_page_reaches_whoever_follows()
    {
        var newest = new Newest<int>(TimeProvider.System);
        var following = newest.FollowAsync(_ => throw new InvalidOperationException("broken"), () => Task.CompletedTask, CancellationToken.None);
        newest.Offer(1);
        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => following)).Message);
    }
}
