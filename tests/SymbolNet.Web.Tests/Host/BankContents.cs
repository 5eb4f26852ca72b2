using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Tests.Host;

/// <summary>What a bank holds, for comparing: names and which drawings they have.</summary>
static class BankContents
{
    public static async Task<Dictionary<string, HashSet<Guid>>> Of(Banks banks, BankId bank)
    {
        var memory = (await banks.OpenAsync(bank)).Memory;
        var contents = new Dictionary<string, HashSet<Guid>>();
        foreach (var category in memory.Categories)
        {
            var drawings = await banks.DrawingsAsync(bank, category.Id);
            Assert.Equal(category.ExemplarCount, drawings.Count);
            Assert.Equal(memory.ExemplarsOf(category.Id).ToHashSet(), drawings.Select(drawing => drawing.Id).ToHashSet());
            contents[category.Name] = [.. drawings.Select(drawing => drawing.Id.Value)];
        }
        return contents;
    }

    public static bool Same(Dictionary<string, HashSet<Guid>> one, Dictionary<string, HashSet<Guid>> other) =>
        one.Count == other.Count && one.All(category => other.TryGetValue(category.Key, out var drawings) && drawings.SetEquals(category.Value));
}
