using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Tests.Host;

/// <summary>What a visitor teaches, forgets, renames, merges, moves and takes back: at once, after a restart, and beside other visitors.</summary>
public sealed class BankTests : IDisposable
{
    readonly DataPlace place = new();
    readonly BankId bank = BankId.New();
    AppHost host;

    public BankTests() => host = AppHost.Start(place);

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    [Fact]
    public async Task A_new_visitor_has_the_starter_memory_and_no_row()
    {
        var snapshot = await host.Banks.OpenAsync(bank);
        Assert.Equal(["line", "cross", "angle"], snapshot.Memory.Categories.Select(category => category.Name));
        Assert.Equal((0, 3, 0L), (snapshot.OwnCategoryCount, snapshot.StarterCategoryCount, snapshot.Version));
        Assert.Same((await host.Banks.OpenAsync(BankId.New())).Memory, snapshot.Memory);
        Assert.Equal(0L, Count("Banks"));
    }

    [Fact]
    public async Task One_drawing_teaches_a_symbol()
    {
        var change = await host.Banks.TeachAsync(bank, "  square ", Sketches.Square);
        var snapshot = await host.Banks.OpenAsync(bank);
        var square = snapshot.Memory.FindByName("square");
        Assert.Equal((change.Category, "Learned square.", 1, 1L), (square!.Id, change.Summary, square.ExemplarCount, snapshot.Version));
        Assert.True(snapshot.IsOwn(square.Id) && snapshot.IsOwn(change.Exemplar!.Value));
        Assert.False(snapshot.IsOwn(Sketches.Starter[0].Id));
        Assert.Equal(Sketches.Square, await host.Banks.DrawingAsync(bank, change.Exemplar.Value));

        var more = await host.Banks.TeachAsync(bank, "square", Sketches.Gate);
        Assert.Equal((square.Id, "Learned another square."), (more.Category, more.Summary));
        var drawings = await host.Banks.DrawingsAsync(bank, square.Id);
        Assert.Equal([Sketches.Square, Sketches.Gate], drawings.Select(drawing => drawing.Drawing));
        Assert.All(drawings, drawing => Assert.NotNull(drawing.TaughtAt));
    }

    [Fact]
    public async Task Every_kind_of_change_is_there_after_a_restart()
    {
        var banks = host.Banks;
        var (line, cross, angle) = (Sketches.Starter[0], Sketches.Starter[1], Sketches.Starter[2]);
        var square = await banks.TeachAsync(bank, "square", Sketches.Square);
        await banks.TeachAsync(bank, square.Category, Sketches.Gate);
        var bar = await banks.TeachAsync(bank, "bar", Sketches.Bar);
        await banks.TeachAsync(bank, line.Id, Sketches.Numbered(1));
        await banks.RenameAsync(bank, line.Id, "dash");
        await banks.RenameAsync(bank, square.Category, "line");
        await banks.MoveAsync(bank, angle.Exemplars[0].Id, square.Category);
        await banks.MergeAsync(bank, bar.Category, line.Id);
        await banks.ForgetAsync(bank, cross.Id);
        await banks.ForgetAsync(bank, line.Exemplars[1].Id);
        var undone = await banks.TeachAsync(bank, "mistake", Sketches.Numbered(2));
        await banks.UndoAsync(bank, undone.Id);
        var before = await Contents(bank);
        Assert.Equal(["angle", "dash", "line"], before.Keys.Order());
        Assert.Equal(
            [2, 3, 3],
            before.OrderBy(category => category.Key).Select(category => category.Value.Count));

        Restart();
        Assert.Equal(before, await Contents(bank), Same);
        var memory = (await host.Banks.OpenAsync(bank)).Memory;
        var match = memory.Search(await host.Model.Recognizer!.EmbedAsync(Sketches.Gate), 1)[0];
        Assert.Equal(("line", 1f), (match.Category.Name, MathF.Round(match.Similarity, 4)));
        // What was taken back stays so, and undoing still works on the other side of a restart.
        await Assert.ThrowsAsync<InvalidInputException>(() => host.Banks.UndoAsync(bank, undone.Id));
    }

    [Fact]
    public async Task A_change_is_in_the_file_before_its_method_returns()
    {
        for (var i = 0; i < 5; i++)
        {
            await host.Banks.TeachAsync(bank, $"symbol {i}", Sketches.Numbered(i));
            // Another connection sees what is committed, and nothing else: this is what a killed server leaves behind.
            Assert.Equal(i + 1L, Count("Exemplars"));
            Assert.Equal(i + 1L, Count("Changes"));
        }
    }

    [Fact]
    public async Task Undo_takes_back_exactly_one_change_and_can_itself_be_undone()
    {
        var banks = host.Banks;
        var first = await banks.TeachAsync(bank, "square", Sketches.Square);
        var second = await banks.TeachAsync(bank, "square", Sketches.Gate);
        var undo = await banks.UndoAsync(bank, first.Id);
        Assert.Equal("Undone: Learned square.", undo.Summary);
        Assert.Equal([Sketches.Gate], (await banks.DrawingsAsync(bank, first.Category)).Select(drawing => drawing.Drawing));
        var redo = await banks.UndoAsync(bank, undo.Id);
        Assert.Equal("Redone: Learned square.", redo.Summary);
        Assert.Equal(2, (await banks.DrawingsAsync(bank, first.Category)).Count);
        await banks.UndoAsync(bank, second.Id);
        await banks.UndoAsync(bank, redo.Id);
        Assert.Null((await banks.OpenAsync(bank)).Memory.FindByName("square"));
    }

    [Fact]
    public async Task A_change_that_others_were_built_on_cannot_be_undone_alone()
    {
        var banks = host.Banks;
        var taught = await banks.TeachAsync(bank, "square", Sketches.Square);
        var renamed = await banks.RenameAsync(bank, taught.Category, "box");
        await banks.RenameAsync(bank, taught.Category, "frame");
        await Refused("Something else was done", banks.UndoAsync(bank, renamed.Id));
        var moved = await banks.MoveAsync(bank, taught.Exemplar!.Value, Sketches.Starter[0].Id);
        await Refused("Something else was done", banks.UndoAsync(bank, taught.Id));
        await banks.UndoAsync(bank, moved.Id);
        await Refused("taken back already", banks.UndoAsync(bank, moved.Id));
        await Refused("too old", banks.UndoAsync(bank, Guid.NewGuid()));
        await Refused("too old", banks.UndoAsync(BankId.New(), taught.Id));

        var forgotten = await banks.ForgetAsync(bank, taught.Category);
        await banks.TeachAsync(bank, "frame", Sketches.Gate);
        await Refused("already a symbol named", banks.UndoAsync(bank, forgotten.Id));
        Assert.Single(await banks.DrawingsAsync(bank, (await banks.OpenAsync(bank)).Memory.FindByName("frame")!.Id));
    }

    [Fact]
    public async Task Several_categories_are_forgotten_and_brought_back_as_one_change()
    {
        var before = await Contents(bank);
        var change = await host.Banks.ForgetAsync(bank, [Sketches.Starter[0].Id, Sketches.Starter[2].Id, CategoryId.New()]);
        Assert.Equal("Deleted 2 symbols.", change.Summary);
        Assert.Equal(["cross"], (await Contents(bank)).Keys);
        await host.Banks.UndoAsync(bank, change.Id);
        Assert.Equal(before, await Contents(bank), Same);
        await Refused("no longer in the memory", host.Banks.ForgetAsync(bank, [CategoryId.New()]));
    }

    [Fact]
    public async Task What_is_not_there_is_refused_with_a_sentence()
    {
        var banks = host.Banks;
        var (nobody, nothing) = (CategoryId.New(), ExemplarId.New());
        await Refused("nothing on the sheet", banks.TeachAsync(bank, "empty", Drawing.Empty));
        await Refused("no longer in the memory", banks.TeachAsync(bank, nobody, Sketches.Line));
        await Refused("no longer in the memory", banks.ForgetAsync(bank, nothing));
        await Refused("no longer in the memory", banks.ForgetAsync(bank, nobody));
        await Refused("no longer in the memory", banks.RenameAsync(bank, nobody, "name"));
        await Refused("no longer in the memory", banks.MergeAsync(bank, nobody, Sketches.Starter[0].Id));
        await Refused("merged with itself", banks.MergeAsync(bank, Sketches.Starter[0].Id, Sketches.Starter[0].Id));
        await Refused("no longer in the memory", banks.MoveAsync(bank, nothing, Sketches.Starter[0].Id));
        await Refused("one of line already", banks.MoveAsync(bank, Sketches.Starter[0].Exemplars[0].Id, Sketches.Starter[0].Id));
        await Refused("already a symbol named", banks.RenameAsync(bank, Sketches.Starter[0].Id, "cross"));
        Assert.Equal(0L, Count("Changes"));
    }

    public static TheoryData<string> NamesThatAreNone => ["", "   ", new string('x', 10_000), "a\nb", "a\u202Eb", "a\u0000b", "\u200B", "\uD800"];

    [Theory]
    // Half a character does not survive being listed by a test runner.
    [MemberData(nameof(NamesThatAreNone), DisableDiscoveryEnumeration = true)]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        await Assert.ThrowsAsync<InvalidInputException>(() => host.Banks.TeachAsync(bank, name, Sketches.Line));
        await Assert.ThrowsAsync<InvalidInputException>(() => host.Banks.RenameAsync(bank, Sketches.Starter[0].Id, name));
        Assert.Equal(0L, Count("Changes"));
    }

    public static TheoryData<string> StrangeNames => ["<script>alert(1)</script>", "'; DROP TABLE Banks; --", "שלום", "β̂", "👩‍🔬", "a b", "\"", "{0}", "%s", "..", "B"];

    [Theory]
    [MemberData(nameof(StrangeNames))]
    public async Task A_strange_name_is_kept_as_it_is(string name)
    {
        await host.Banks.TeachAsync(bank, name, Sketches.Square);
        Restart();
        Assert.NotNull((await host.Banks.OpenAsync(bank)).Memory.FindByName(name));
    }

    [Fact]
    public async Task Composed_and_decomposed_letters_are_one_name()
    {
        var one = await host.Banks.TeachAsync(bank, "\u00E9", Sketches.Square);
        Assert.Equal(one.Category, (await host.Banks.TeachAsync(bank, "e\u0301", Sketches.Gate)).Category);
    }

    [Fact]
    public async Task Limits_are_sentences()
    {
        using var small = AppHost.Start(place, ("Banks:ExemplarLimit", "8"), ("Banks:CategoryLimit", "4"), ("Banks:ExemplarsPerCategoryLimit", "3"));
        var square = await small.Banks.TeachAsync(bank, "square", Sketches.Square);
        await Refused("holds 4 symbols", small.Banks.TeachAsync(bank, "bar", Sketches.Bar));
        await Refused("up to 3 drawings", small.Banks.TeachAsync(bank, "angle", Sketches.Angle));
        await Refused("up to 3 drawings", small.Banks.MergeAsync(bank, square.Category, Sketches.Starter[2].Id));
        await Refused("up to 3 drawings", small.Banks.MoveAsync(bank, square.Exemplar!.Value, Sketches.Starter[2].Id));
        await small.Banks.TeachAsync(bank, "square", Sketches.Gate);
        await Refused("holds 8 drawings", small.Banks.TeachAsync(bank, "square", Sketches.Bar));
    }

    [Fact]
    public async Task A_flood_of_changes_is_refused()
    {
        using var slow = AppHost.Start(place, ("Banks:ChangesPerMinute", "3"));
        for (var i = 0; i < 3; i++)
            await slow.Banks.TeachAsync(bank, $"{i}", Sketches.Numbered(i));
        await Refused("a lot of changes", slow.Banks.TeachAsync(bank, "more", Sketches.Line));
        await slow.Banks.TeachAsync(BankId.New(), "others", Sketches.Line);
    }

    [Fact]
    public async Task Visitors_do_not_see_each_other()
    {
        var other = BankId.New();
        var mine = await host.Banks.TeachAsync(bank, "secret", Sketches.Square);
        await host.Banks.ForgetAsync(bank, Sketches.Starter[0].Id);
        Assert.Equal(["line", "cross", "angle"], (await host.Banks.OpenAsync(other)).Memory.Categories.Select(category => category.Name));
        Assert.Null(await host.Banks.DrawingAsync(other, mine.Exemplar!.Value));
        Assert.Empty(await host.Banks.DrawingsAsync(other, mine.Category));
        await Refused("no longer in the memory", host.Banks.ForgetAsync(other, mine.Exemplar.Value));
        await Refused("no longer in the memory", host.Banks.RenameAsync(other, mine.Category, "mine"));
    }

    [Fact]
    public async Task Covers_show_one_drawing_of_every_symbol()
    {
        var square = await host.Banks.TeachAsync(bank, "square", Sketches.Square);
        await host.Banks.TeachAsync(bank, "square", Sketches.Gate);
        var covers = await host.Banks.CoversAsync(bank);
        Assert.Equal(4, covers.Count);
        Assert.Equal(Sketches.Square, covers[square.Category]);
        Assert.Equal(Sketches.Line, covers[Sketches.Starter[0].Id]);
        // A drawing that went and came back is in its old place.
        var forgotten = await host.Banks.ForgetAsync(bank, square.Exemplar!.Value);
        Assert.Equal(Sketches.Gate, (await host.Banks.CoversAsync(bank))[square.Category]);
        await host.Banks.UndoAsync(bank, forgotten.Id);
        Assert.Equal(Sketches.Square, (await host.Banks.CoversAsync(bank))[square.Category]);
    }

    [Fact]
    public async Task Subscribers_see_every_version_in_order_until_they_leave()
    {
        var versions = new List<long>();
        using (host.Banks.Subscribe(bank, snapshot => versions.Add(snapshot.Version)))
        using (host.Banks.Subscribe(bank, _ => throw new InvalidOperationException("a broken page")))
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => host.Banks.TeachAsync(bank, $"symbol {i % 5}", Sketches.Numbered(i))));
        await host.Banks.TeachAsync(bank, "later", Sketches.Line);
        Assert.Equal(Enumerable.Range(1, 20).Select(version => (long)version), versions);
        var memory = (await host.Banks.OpenAsync(bank)).Memory;
        Assert.Equal(3 + 5 + 1, memory.Categories.Count);
        Assert.Equal(6 + 20 + 1, memory.ExemplarCount);
    }

    [Fact]
    public async Task An_idle_bank_leaves_main_memory_and_comes_back_whole()
    {
        using var forgetful = AppHost.Start(place, ("Banks:IdleAfter", "00:00:00"));
        await forgetful.Banks.TeachAsync(bank, "square", Sketches.Square);
        using (forgetful.Banks.Subscribe(bank, _ => { }))
        {
            forgetful.Banks.CloseIdle();
            Assert.Equal(1, forgetful.Banks.OpenCount);
        }
        forgetful.Banks.CloseIdle();
        Assert.Equal(0, forgetful.Banks.OpenCount);
        Assert.NotNull((await forgetful.Banks.OpenAsync(bank)).Memory.FindByName("square"));
    }

    [Fact]
    public async Task What_can_no_longer_be_undone_is_erased_for_good()
    {
        using var hasty = AppHost.Start(place, ("Banks:UndoFor", "00:00:00"));
        var taught = await hasty.Banks.TeachAsync(bank, "square", Sketches.Square);
        await hasty.Banks.TeachAsync(bank, "square", Sketches.Gate);
        await hasty.Banks.ForgetAsync(bank, taught.Exemplar!.Value);
        await Task.Delay(2);
        await Refused("too old", hasty.Banks.UndoAsync(bank, taught.Id));
        await hasty.Banks.TeachAsync(bank, "bar", Sketches.Bar);
        Assert.Equal(2L, Count("Exemplars"));
        Assert.Equal(2L, Count("Embeddings"));
        Assert.True(Count("Changes") <= 1);
    }

    [Fact]
    public async Task A_starter_symbol_that_is_only_added_to_keeps_its_place()
    {
        var (line, cross, angle) = (Sketches.Starter[0], Sketches.Starter[1], Sketches.Starter[2]);
        await host.Banks.TeachAsync(bank, line.Id, Sketches.Gate);
        host.Dispose();
        host = AppHost.Start(place);
        var memory = (await host.Banks.OpenAsync(bank)).Memory;
        Assert.Equal([line.Id, cross.Id, angle.Id], memory.Categories.Select(category => category.Id));
        Assert.Equal(line.Exemplars.Length + 1, memory.Find(line.Id)!.ExemplarCount);
    }

    [Fact]
    public async Task What_was_put_into_a_starter_symbol_stays_when_a_later_version_lacks_it()
    {
        var (line, cross, angle) = (Sketches.Starter[0], Sketches.Starter[1], Sketches.Starter[2]);
        var taught = await host.Banks.TeachAsync(bank, line.Id, Sketches.Numbered(1));
        await host.Banks.MoveAsync(bank, angle.Exemplars[0].Id, cross.Id);
        host.Dispose();
        host = AppHost.Start(place, new FakeNetwork(), services => services.AddSingleton(provider => new StarterMemory(
            [angle], provider.GetRequiredService<LiveModel>(), provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<ILogger<StarterMemory>>())));
        var contents = await Contents(bank);
        Assert.Equal(["angle", "cross", "line"], contents.Keys.Order());
        Assert.Equal([taught.Exemplar!.Value.Value], contents["line"]);
    }

    [Fact]
    public async Task A_fault_of_the_model_refuses_the_drawing_and_the_next_one_is_learned()
    {
        host.Network.Fault = new InvalidOperationException("a broken network");
        await Refused("was not learned", host.Banks.TeachAsync(bank, "square", Sketches.Square));
        await Refused("was not learned", host.Banks.TeachAsync(bank, Sketches.Starter[0].Id, Sketches.Square));
        host.Network.Fault = null;
        await host.Banks.TeachAsync(bank, "square", Sketches.Square);
        Assert.Equal(1L, Count("Exemplars"));
    }

    [Fact]
    public async Task Another_model_sees_the_same_drawings()
    {
        await host.Banks.TeachAsync(bank, "square", Sketches.Square);
        host.Dispose();
        host = AppHost.Start(place, new FakeNetwork { ModelId = "another" });
        var memory = (await host.Banks.OpenAsync(bank)).Memory;
        Assert.Equal("square", memory.Search(await host.Model.Recognizer!.EmbedAsync(Sketches.Square), 1)[0].Category.Name);
        Assert.Equal(2L, Count("Embeddings"));
    }

    [Fact]
    public async Task Two_servers_on_one_database_do_not_overwrite_each_other()
    {
        using var second = AppHost.Start(place);
        await host.Banks.TeachAsync(bank, "square", Sketches.Square);
        await second.Banks.TeachAsync(bank, "bar", Sketches.Bar);
        await host.Banks.TeachAsync(bank, "gate", Sketches.Gate);
        await second.Banks.TeachAsync(bank, "gate", Sketches.Numbered(1));
        var memory = (await second.Banks.OpenAsync(bank)).Memory;
        Assert.Equal((1, 1, 2), (memory.FindByName("square")!.ExemplarCount, memory.FindByName("bar")!.ExemplarCount, memory.FindByName("gate")!.ExemplarCount));
    }

    void Restart()
    {
        host.Dispose();
        host = AppHost.Start(place);
    }

    async Task<Dictionary<string, HashSet<Guid>>> Contents(BankId id) => await BankContents.Of(host.Banks, id);

    static bool Same(Dictionary<string, HashSet<Guid>> one, Dictionary<string, HashSet<Guid>> other) => BankContents.Same(one, other);

    static async Task Refused(string part, Task<BankChange> change) =>
        Assert.Contains(part, (await Assert.ThrowsAsync<InvalidInputException>(() => change)).Message, StringComparison.Ordinal);

    long Count(string table)
    {
        using var connection = place.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of tables are written above.
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
