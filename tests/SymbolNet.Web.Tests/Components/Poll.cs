using System.Diagnostics;

namespace SymbolNet.Web.Tests.Components;

/// <summary>Waits for something that happens on another thread.</summary>
static class Poll
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task UntilAsync(Func<bool> happened)
    {
        var watch = Stopwatch.StartNew();
        while (!happened())
        {
            Assert.True(watch.Elapsed < Patience, "It did not happen in time.");
            await Task.Delay(5);
        }
    }
}
