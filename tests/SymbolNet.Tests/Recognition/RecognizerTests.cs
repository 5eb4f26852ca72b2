using SymbolNet.Embeddings;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Tests.Recognition;

public sealed class RecognizerTests
{
    /// <summary>Takes the picture itself for its embedding.</summary>
    sealed class PictureEmbedder : IEmbedder
    {
        public string ModelId => "picture";
        public RasterOptions Raster { get; } = new() { Size = 16, InkExtent = 12, PenWidth = 3 };
        public int Dimension => Raster.Size * Raster.Size;
        public ValueTask<Embedding> EmbedAsync(SymbolBitmap bitmap, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            return ValueTask.FromResult(new Embedding(bitmap.Ink));
        }
    }

    static readonly Drawing Cross = new(Line(0, 0, 10, 10), Line(10, 0, 0, 10));
    static readonly Drawing Plus = new(Line(0, 5, 10, 5), Line(5, 0, 5, 10));

    readonly Recognizer recognizer = new(new PictureEmbedder(), new DecisionRule());

    static Stroke Line(float x1, float y1, float x2, float y2) => new(new InkPoint(x1, y1), new InkPoint(x2, y2));

    [Fact]
    public async Task One_drawing_teaches_a_symbol()
    {
        var bank = MemoryBank.Empty(256);
        foreach (var (name, drawing) in new[] { ("times", Cross), ("plus", Plus) })
            bank = bank.Remember(CategoryId.New(), name, new(ExemplarId.New(), await recognizer.EmbedAsync(drawing)));
        var shaky = new Drawing(Line(100, 101, 199, 200), Line(201, 99, 101, 198));
        var answer = await recognizer.RecogniseAsync(shaky, bank);
        Assert.Equal("times", answer.Candidates[0].Category.Name);
        Assert.Equal(Certainty.Confident, answer.Certainty);
        Assert.Equal(bank.ExemplarsOf(answer.Candidates[0].Category.Id)[0], answer.Candidates[0].Best);
    }

    [Fact]
    public async Task A_clean_sheet_or_an_empty_bank_is_unknown()
    {
        Assert.Same(RankedCandidates.None, await recognizer.RecogniseAsync(Drawing.Empty, MemoryBank.Empty(256)));
        Assert.Same(RankedCandidates.None, await recognizer.RecogniseAsync(Plus, MemoryBank.Empty(256)));
    }

    [Fact]
    public async Task It_can_be_cancelled() => await Assert.ThrowsAsync<OperationCanceledException>(async () =>
    {
        var bank = MemoryBank.Empty(256).Remember(CategoryId.New(), "plus", new(ExemplarId.New(), await recognizer.EmbedAsync(Plus)));
        await recognizer.RecogniseAsync(Plus, bank, new CancellationToken(canceled: true));
    });
}
