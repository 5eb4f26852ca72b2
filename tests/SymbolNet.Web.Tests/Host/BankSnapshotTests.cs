using SymbolNet.Embeddings;
using SymbolNet.Memory;
using SymbolNet.Raster;
using SymbolNet.Recognition;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Tests.Components;
using SymbolNet.Web.Tests.Lab;

namespace SymbolNet.Web.Tests.Host;

public sealed class BankSnapshotTests
{
    static readonly DecisionRule Rule = new() { UnknownLevel = 0.2f, UnknownTemperature = 0.05f };

    /// <summary>Sees everything in one direction.</summary>
    sealed class OneDirection(float degrees) : IEmbedder
    {
        public string ModelId => "one";

        public int Dimension => 2;

        public RasterOptions Raster { get; } = new();

        public ValueTask<Embedding> EmbedAsync(SymbolBitmap bitmap, CancellationToken cancellation = default) => new(LabBanks.Direction(degrees));
    }

    /// <summary>Symbols 8 degrees apart with three drawings each: much more alike than the level of the rule allows for.</summary>
    static BankSnapshot Alike(float seen) => LabBanks.Of([.. from symbol in Enumerable.Range(0, 8) from degrees in new[] { -1, 0, 1 } select ($"symbol {symbol}", 8f * symbol + degrees)]) with
    {
        Model = new ServingModel("one", 2, new Recognizer(new OneDirection(seen), Rule), null),
    };

    [Fact]
    public async Task A_bank_recognises_with_the_level_of_its_own_drawings()
    {
        // Between two symbols, where no drawing of either lies.
        var bank = Alike(28);
        var byRule = await bank.Model.Recognizer!.RecogniseAsync(Sample.Cross, bank.Memory);
        var byBank = await bank.Recognizer!.RecogniseAsync(Sample.Cross, bank.Memory);
        Assert.Equal(byRule.Candidates.Select(candidate => candidate.Category), byBank.Candidates.Select(candidate => candidate.Category));
        Assert.True(byBank.UnknownProbability > 10 * byRule.UnknownProbability, $"{byBank.UnknownProbability} against {byRule.UnknownProbability}");
        // On a drawing it has, it is no less sure.
        var known = Alike(24);
        Assert.InRange((await known.Recognizer!.RecogniseAsync(Sample.Cross, known.Memory)).UnknownProbability, 0, 0.5);
    }

    [Fact]
    public void It_is_worked_out_once_for_each_memory()
    {
        var bank = Alike(0);
        Assert.Same(bank.Recognizer, bank.Recognizer);
        var fewer = bank with { Memory = bank.Memory.Forget(bank.Memory.Categories[0].Id) };
        Assert.NotSame(bank.Recognizer, fewer.Recognizer);
        Assert.Null((bank with { Model = ServingModel.None, Memory = MemoryBank.Empty(1) }).Recognizer);
    }
}
