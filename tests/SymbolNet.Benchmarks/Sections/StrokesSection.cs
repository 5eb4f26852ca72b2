using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Benchmarks.Apps;
using SymbolNet.Benchmarks.Drawers;
using SymbolNet.Benchmarks.Measuring;
using SymbolNet.Embeddings;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Sampling;
using SymbolNet.Memory;
using SymbolNet.Raster;
using SymbolNet.Recognition;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;

namespace SymbolNet.Benchmarks.Sections;

/// <summary>
/// Real strokes through the product's own path: in every trial a new visitor who knows nothing is taught one drawing each of 20 characters of an alphabet, then draws them as somebody else did, over a real
/// connection to the hub: stroke file → ink batches → hub → rasteriser → live model → the visitor's stored bank. Beside it the same trials with the scanned pictures of the same drawings.
/// </summary>
static class StrokesSection
{
    const int Ways = 20;
    const double MostPoints = 2;

    /// <summary>Measures it.</summary>
    /// <exception cref="InvalidInputException">The drawings are not there or too few.</exception>
    public static async IAsyncEnumerable<Measure> MeasureAsync(Settings settings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (settings.Strokes.Count == 0 || settings.Images.Count == 0)
            throw new InvalidInputException("Name stroke files and pictures of the same drawings with --strokes and --images.");
        var pairs = LargeAlphabets(PairedCollections.Of(DatasetReader.Open(settings.Strokes).Only(settings.Alphabets), DatasetReader.Open(settings.Images).Only(settings.Alphabets)));
        var sampler = new EpisodeSampler(pairs.Strokes, Ways, shots: 1, queries: 1, withinAlphabet: true, seed: 1);
        var trials = settings.Trials ?? (settings.IsQuick ? 20 : 200);

        using var data = new TemporaryFolder();
        await using var app = new AppInProcess(settings.Model, data.Path, hasStarterMemory: false);
        var (asStrokes, asImages) = (new List<double>(), new List<double>());
        for (var trial = 0; trial < trials; trial++)
        {
            var episode = sampler.Draw(trial);
            asStrokes.Add(await OverTheHubAsync(app, pairs.Strokes, episode, cancellation));
            asImages.Add(await AsPicturesAsync(app, settings.Model, pairs.Images, episode, cancellation));
        }
        var what = string.Create(CultureInfo.InvariantCulture, $"strokes: {Ways}-way 1-shot within {pairs.Strokes.Alphabets.Count} alphabets, {trials} trials");
        yield return Accuracy($"{what}, over the hub", asStrokes);
        yield return Accuracy($"{what}, the same drawings as pictures", asImages);
        var difference = MeanEstimate.Of([.. asImages.Zip(asStrokes, (image, stroke) => image - stroke)]);
        yield return new Measure(
            "strokes: difference of the two", 100 * Math.Abs(difference.Mean),
            string.Create(CultureInfo.InvariantCulture, $"points (pictures - hub: {100 * difference.Mean:+0.00;-0.00;0.00} ± {100 * difference.Confidence95:0.00})"), MostPoints);
    }

    /// <summary>An alphabet of fewer characters than ways gives no trial (Tagalog has 17).</summary>
    static PairedCollections LargeAlphabets(PairedCollections pairs)
    {
        string[] large = [.. pairs.Strokes.Classes.GroupBy(symbol => symbol.Alphabet).Where(alphabet => alphabet.Count() >= Ways).Select(alphabet => alphabet.Key)];
        return new PairedCollections(pairs.Strokes.Only(large), pairs.Images.Only(large));
    }

    static Measure Accuracy(string name, List<double> accuracies)
    {
        var estimate = MeanEstimate.Of(accuracies);
        return new Measure(name, 100 * estimate.Mean, string.Create(CultureInfo.InvariantCulture, $"% right (± {100 * estimate.Confidence95:0.00}, 95%)"));
    }

    static async Task<double> OverTheHubAsync(AppInProcess app, SymbolCollection strokes, Episode episode, CancellationToken cancellation)
    {
        var visitor = await Visitor.ArriveAsync(app.Address, cancellation);
        var (bank, banks) = (app.BankOf(visitor), app.Services.GetRequiredService<Banks>());
        for (var way = 0; way < Ways; way++)
            await banks.TeachAsync(bank, NameOf(way), Drawing(episode.Support[way][0]), cancellation);
        using var sheet = app.OpenSheet(visitor);
        await using var drawer = await Drawer.ConnectAsync(visitor, sheet.Token, cancellation);
        var right = 0;
        for (var way = 0; way < Ways; way++)
            if ((await drawer.RecogniseAsync(Drawing(episode.Queries[way][0]), cancellation)).Candidates[0].Name == NameOf(way))
                right++;
        return (double)right / Ways;

        Ink.Drawing Drawing(int item) => ((DrawingItem)strokes.Items[item]).Drawing;
    }

    /// <summary>The same model and the same rule, but pictures.</summary>
    static async Task<double> AsPicturesAsync(AppInProcess app, string modelFolder, SymbolCollection images, Episode episode, CancellationToken cancellation)
    {
        var (model, rule) = (app.Services.GetRequiredService<LiveModel>(), ModelDescription.Read(modelFolder).Rule);
        var rasterizer = new Rasterizer(model.Raster);
        var bank = MemoryBank.Empty(model.Dimension);
        for (var way = 0; way < Ways; way++)
            bank = bank.Remember(CategoryId.New(), NameOf(way), new Exemplar(ExemplarId.New(), await EmbedAsync(episode.Support[way][0])));
        var right = 0;
        for (var way = 0; way < Ways; way++)
            if (rule.Decide(bank.Search(await EmbedAsync(episode.Queries[way][0]), Recognizer.CandidateCount)).Candidates[0].Category.Name == NameOf(way))
                right++;
        return (double)right / Ways;

        ValueTask<Embedding> EmbedAsync(int item) => model.EmbedAsync(images.Items[item].Render(rasterizer), cancellation);
    }

    static string NameOf(int way) => string.Create(CultureInfo.InvariantCulture, $"character {way + 1}");
}
