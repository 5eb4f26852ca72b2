using SymbolNet.Memory;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Tests.Host;

/// <summary>A random sequence of changes leaves what a naive model says; a restart changes nothing; undoing all of it in reverse leads back to the start.</summary>
public sealed class BankPropertyTests : IDisposable
{
    const int Steps = 120;

    readonly DataPlace place = new();
    readonly BankId bank = BankId.New();
    // The naive model: a name for every category that ever was, a place for every drawing that ever was.
    readonly Dictionary<CategoryId, string> names = [];
    readonly Dictionary<ExemplarId, CategoryId?> places = [];
    AppHost host;

    public BankPropertyTests()
    {
        host = AppHost.Start(place);
        foreach (var category in Sketches.Starter)
        {
            names[category.Id] = category.Name;
            foreach (var exemplar in category.Exemplars)
                places[exemplar.Id] = category.Id;
        }
    }

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_bank_does_what_a_naive_model_does(int seed)
    {
        var random = new Random(seed);
        var start = Expected();
        var done = new List<Guid>();
        for (var step = 0; step < Steps; step++)
        {
            if (await ChangeAsync(random, step) is { } change)
                done.Add(change.Id);
            Assert.Equal(Expected(), await BankContents.Of(host.Banks, bank), BankContents.Same);
        }
        Assert.True(done.Count > Steps / 2);

        host.Dispose();
        host = AppHost.Start(place);
        Assert.Equal(Expected(), await BankContents.Of(host.Banks, bank), BankContents.Same);

        for (var i = done.Count - 1; i >= 0; i--)
            await host.Banks.UndoAsync(bank, done[i]);
        Assert.Equal(start, await BankContents.Of(host.Banks, bank), BankContents.Same);
        host.Dispose();
        host = AppHost.Start(place);
        Assert.Equal(start, await BankContents.Of(host.Banks, bank), BankContents.Same);
    }

    async Task<BankChange?> ChangeAsync(Random random, int step)
    {
        CategoryId[] living = [.. Living()];
        ExemplarId[] present = [.. places.Where(exemplar => exemplar.Value is not null).Select(exemplar => exemplar.Key).OrderBy(id => id.Value)];
        var banks = host.Banks;
        try
        {
            switch (random.Next(living.Length < 2 ? 1 : 7))
            {
                case 0 or 1:
                {
                    var name = $"symbol {random.Next(8)}";
                    var known = living.Where(id => names[id] == name).Select(id => (CategoryId?)id).FirstOrDefault();
                    var change = await banks.TeachAsync(bank, name, Sketches.Numbered(step));
                    Assert.Equal(known ?? change.Category, change.Category);
                    names[change.Category] = name;
                    places[change.Exemplar!.Value] = change.Category;
                    return change;
                }
                case 2:
                {
                    var category = Pick(random, living);
                    var change = await banks.TeachAsync(bank, category, Sketches.Numbered(step));
                    places[change.Exemplar!.Value] = category;
                    return change;
                }
                case 3:
                {
                    var exemplar = Pick(random, present);
                    var change = await banks.ForgetAsync(bank, exemplar);
                    places[exemplar] = null;
                    return change;
                }
                case 4:
                {
                    var (category, name) = (Pick(random, living), $"symbol {random.Next(8)}");
                    var taken = living.Any(id => id != category && names[id] == name);
                    var renaming = banks.RenameAsync(bank, category, name);
                    if (taken)
                    {
                        await Assert.ThrowsAsync<InvalidInputException>(() => renaming);
                        return null;
                    }
                    var change = await renaming;
                    names[category] = name;
                    return change;
                }
                case 5:
                {
                    var (from, into) = (Pick(random, living), Pick(random, living));
                    var merging = random.Next(3) == 0 ? banks.ForgetAsync(bank, from) : banks.MergeAsync(bank, from, into);
                    var change = await merging;
                    foreach (var exemplar in present.Where(id => places[id] == from))
                        places[exemplar] = change.Summary.StartsWith("Deleted", StringComparison.Ordinal) ? null : into;
                    return change;
                }
                default:
                {
                    var (exemplar, category) = (Pick(random, present), Pick(random, living));
                    var change = await banks.MoveAsync(bank, exemplar, category);
                    places[exemplar] = category;
                    return change;
                }
            }
        }
        catch (InvalidInputException)
        {
            // Merging with itself or moving to where it is: refused, and nothing changed, as the comparison after this step shows.
            return null;
        }
    }

    IEnumerable<CategoryId> Living() => names.Keys.Where(id => places.ContainsValue(id)).OrderBy(id => id.Value);

    Dictionary<string, HashSet<Guid>> Expected() =>
        Living().ToDictionary(id => names[id], id => places.Where(exemplar => exemplar.Value == id).Select(exemplar => exemplar.Key.Value).ToHashSet());

    static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
