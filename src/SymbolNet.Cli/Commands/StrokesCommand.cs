using System.CommandLine;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate strokes</c>: the same drawings as strokes and as pictures, in the same episodes; they should be recognised equally well.</summary>
static class StrokesCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, alphabets, model, seed, json, shots, episodes) =
            (SharedOptions.Dataset(), SharedOptions.Alphabets(), SharedOptions.Model(), SharedOptions.Seed(), Report.JsonOption(), SharedOptions.Shots(), SharedOptions.Episodes(400));
        var device = SharedOptions.Device();
        dataset.Description = "Folder or zip of stroke files. May be given several times.";
        var images = new Option<string>("--images") { Description = "Folder or zip with pictures of the same drawings.", HelpName = "PATH", Required = true };
        var ways = new Option<int>("--ways") { Description = "Characters to choose from, all of one alphabet.", DefaultValueFactory = _ => 20 };
        var report = ReportFile.Option();
        var command = new Command("strokes", "The same drawings as strokes and as pictures, within alphabets.") { dataset, images, alphabets, model, device, ways, shots, episodes, report, seed, json };
        command.SetAction(parse =>
        {
            var strokes = SharedOptions.Open(parse.GetRequiredValue(dataset), error);
            if (strokes.Items.Any(item => item is not DrawingItem))
                throw new InvalidInputException($"{strokes.Description} holds pictures where strokes are expected.");
            var pairs = PairedCollections.Of(parse.GetValue(alphabets) is { } names ? strokes.Only(SharedOptions.Names(names)) : strokes, SharedOptions.Open([parse.GetRequiredValue(images)], error));
            var sampler = new EpisodeSampler(pairs.Strokes, parse.GetValue(ways), parse.GetValue(shots), 1, true, parse.GetValue(seed));
            if (sampler.LeftOut.Count > 0)
                error.WriteLine($"Left out, with too few characters: {string.Join(", ", sampler.LeftOut)}.");
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var progress = Report.Progress(error, parse.GetValue(json), "Embedding");
            var (ink, pictures) = (EmbeddedCollection.Embed(pairs.Strokes, embedder, null, progress, cancellation), EmbeddedCollection.Embed(pairs.Images, embedder, null, progress, cancellation));
            MeanEstimate Measure(EmbeddedCollection support, EmbeddedCollection queries) =>
                MeanEstimate.Of(FewShotEvaluation.Accuracies(support, queries, sampler, parse.GetValue(episodes), embedder.Rule, cancellation));
            var (asStrokes, asImages, mixed) = (Measure(ink, ink), Measure(pictures, pictures), Measure(pictures, ink));
            string[] Row(string name, MeanEstimate accuracy) => [name, SharedOptions.Percent(accuracy.Mean), SharedOptions.Percent(double.IsNaN(accuracy.Confidence95) ? 0 : accuracy.Confidence95)];
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new
                    {
                        strokes = asStrokes.Mean, images = asImages.Mean, strokesAgainstImages = mixed.Mean, difference = asImages.Mean - asStrokes.Mean, episodes = asStrokes.Count, ways = parse.GetValue(ways),
                        shots = parse.GetValue(shots), drawings = pairs.Strokes.Items.Count, model = embedder.ModelId,
                    }
                    : null,
                $"{parse.GetValue(ways)}-way {parse.GetValue(shots)}-shot within alphabets, {pairs.Strokes.Items.Count:N0} drawings", ["drawings as", "accuracy", "± (95%)"],
                [Row("strokes", asStrokes), Row("pictures", asImages), Row("strokes asked, pictures taught", mixed)]);
            ReportFile.Save(parse.GetValue(report), "Strokes and pictures", $"{embedder.ModelId}: the same {pairs.Strokes.Items.Count:N0} drawings, as strokes and as pictures.", page =>
                page.AddChart(new BarChart("Accuracy", $"{parse.GetValue(ways)}-way {parse.GetValue(shots)}-shot within alphabets, in the same episodes; with 95 % intervals.", new ChartAxis("accuracy") { IsShare = true },
                    [("strokes", asStrokes.Mean, asStrokes.Confidence95), ("pictures", asImages.Mean, asImages.Confidence95), ("strokes asked, pictures taught", mixed.Mean, mixed.Confidence95)])));
            return 0;
        });
        return command;
    }
}
