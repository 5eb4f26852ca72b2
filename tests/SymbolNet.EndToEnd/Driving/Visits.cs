namespace SymbolNet.EndToEnd.Driving;

/// <summary>Going to pages as a person does, who looks before pressing anything.</summary>
static class Visits
{
    /// <summary>Goes to a page and waits until it listens.</summary>
    public static async Task VisitAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.ListensAsync();
    }

    /// <summary>Waits until the circuit has taken the page over. Until then nothing can be pressed; and a link that is pressed in that very moment is gone before it is let go.</summary>
    public static Task ListensAsync(this IPage page) => Assertions.Expect(page.Locator(".page-controls:not([disabled])")).ToBeAttachedAsync();
}
