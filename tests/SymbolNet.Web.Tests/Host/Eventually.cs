using System.Diagnostics;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Waits for what another thread does.</summary>
static class Eventually
{
    public static Task HoldsAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(20))
                throw new TimeoutException("It did not become true within 20 seconds.");
            await Task.Delay(5);
        }
    }
}
