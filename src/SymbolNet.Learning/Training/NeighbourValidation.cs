using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>For other drawings of the classes that are learned: the vote of the 13 nearest drawings of the training part, of which as many of every class are looked at.</summary>
sealed class NeighbourValidation : Validation
{
    const int Neighbours = 13, MostTeachers = 6000;

    readonly SymbolCollection training;
    readonly int[] teachers, truth;
    readonly SymbolBitmap[] teacherBitmaps;

    public NeighbourValidation(SymbolCollection training, SymbolCollection heldOut, RasterOptions raster, CancellationToken cancellation) : base(heldOut, raster, cancellation)
    {
        this.training = training;
        var perClass = Math.Max(1, MostTeachers / training.Classes.Count);
        teachers = [.. training.ItemsOf.SelectMany((items, symbol) => new SeededRandom(0, RandomPurpose.Episodes, symbol).Choose(items, Math.Min(perClass, items.Length)))];
        teacherBitmaps = new SymbolBitmap[training.Items.Count];
        var rasterizer = new Rasterizer(raster);
        InParallel.For(teachers.Length, i => teacherBitmaps[teachers[i]] = training.Items[teachers[i]].Render(rasterizer), cancellation);
        var places = training.Classes.Select((symbol, index) => (symbol, index)).ToDictionary(pair => pair.symbol, pair => pair.index);
        truth = [.. heldOut.Items.Select(item => places[heldOut.Classes[item.Class]])];
    }

    public override string Decisive => "nearestNeighbours";

    public override IReadOnlyDictionary<string, double> Measure(EmbeddingNetwork network, nn.Module? head)
    {
        var asked = Embed(network);
        var known = EmbeddedCollection.Embed(training, item => teacherBitmaps[item], new NetworkRunner(network, network.parameters().First().device).Embed, teachers);
        var right = 0;
        InParallel.For(HeldOut.Items.Count, item =>
        {
            var similarities = Array.ConvertAll(teachers, teacher => known[teacher].Similarity(asked[item]));
            if (NearestVote.Of(similarities, [.. teachers.Select(teacher => training.Items[teacher].Class)], Neighbours) == truth[item])
                Interlocked.Increment(ref right);
        }, CancellationToken.None);
        return new Dictionary<string, double> { [Decisive] = (double)right / HeldOut.Items.Count };
    }
}
