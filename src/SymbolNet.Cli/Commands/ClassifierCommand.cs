using System.CommandLine;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate classifier</c>: how often a model's own classifier, or its one yes-or-no unit, is right.</summary>
static class ClassifierCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, model, json, report) = (SharedOptions.Dataset(), SharedOptions.Model(), Report.JsonOption(), ReportFile.Option());
        var device = SharedOptions.Device();
        var command = new Command("classifier", "How often the classifier that was trained with or on a network is right.") { dataset, model, device, report, json };
        command.SetAction(parse =>
        {
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            if (embedder.Classifier is not { } classifier)
                throw new InvalidInputException($"The model '{embedder.ModelId}' has no classifier; train one with --objective classification, frozen-classifier or frozen-binary, or take 'evaluate neighbours', which every model can do.");
            var (asked, _) = TestOptions.Open(parse.GetRequiredValue(dataset), null, embedder.Raster, error);
            var result = ClassifierTest.Run(asked, classifier, cancellation);
            var yes = classifier.IsYesOrNo ? string.Join(", ", embedder.Description.Head!.PositiveClasses!) : null;
            ClassificationPrinter.Print(parse.InvocationConfiguration.Output, parse.GetValue(json), result, $"Classifier on {asked.Collection.Description}{(yes is null ? "" : $", is it one of {yes}?")}", embedder.ModelId);
            ReportFile.Save(parse.GetValue(report), "Classifier", $"{embedder.ModelId} on {asked.Collection.Description}{(yes is null ? "" : $": is it one of {yes}?")}.", page =>
            {
                ClassificationSection.Add(page, result, asked, asked);
                FeatureMapSection.Add(page, embedder, asked[result.Queries[0].Item]);
            });
            return 0;
        });
        return command;
    }
}
