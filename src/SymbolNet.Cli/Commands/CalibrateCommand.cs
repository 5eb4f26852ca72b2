using System.CommandLine;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet calibrate</c>: fits the decision rule on alphabets the model was not trained on and stores it in <c>model.json</c>.</summary>
static class CalibrateCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, alphabets, model, seed, json) = (SharedOptions.Dataset(), SharedOptions.Alphabets(), SharedOptions.Model(), SharedOptions.Seed(), Report.JsonOption());
        alphabets.Description = "Alphabets the model was not trained on, separated by commas; those it was trained without by default.";
        var rules = new Option<string?>("--rule-of") { Description = "Take over the rule of this model instead of fitting: for a model trained on everything, the rule of its sibling trained without the held-out alphabets.", HelpName = "DIR" };
        var (device, withInput) = (SharedOptions.Device(), InputEnd.Option());
        dataset.Required = false;
        var command = new Command("calibrate", "Fits when an answer is confident, unsure or unknown.") { dataset, alphabets, model, device, rules, seed, json, withInput };
        command.SetAction(parse =>
        {
            var stop = parse.GetValue(withInput) ? InputEnd.Or(cancellation) : cancellation;
            var directory = SharedOptions.ModelDirectory(parse.GetValue(model));
            using var embedder = EmbeddingModel.Load(directory, parse.GetRequiredValue(device));
            var rule = embedder.Rule;
            if (parse.GetValue(rules) is { } sibling)
                rule = ModelDescription.Read(sibling).Rule;
            else
            {
                var chosen = parse.GetValue(alphabets) is { } list ? SharedOptions.Names(list) : [.. embedder.Description.HeldOut];
                if (chosen.Length == 0)
                    throw new InvalidInputException("This model held no alphabets out: name alphabets it was not trained on with --alphabets, or take a sibling's rule with --rule-of DIR.");
                if (parse.GetValue(dataset) is not { Length: > 0 } paths)
                    throw new InvalidInputException("Name the data set with the held-out alphabets with --dataset PATH.");
                var collection = SharedOptions.Open(paths, error, string.Join(',', chosen));
                rule = RuleCalibration.Fit(EmbeddedCollection.Embed(collection, embedder, null, Report.Progress(error, parse.GetValue(json), "Embedding"), stop), rule, parse.GetValue(seed));
            }
            (embedder.Description with { Rule = rule }).Write(directory);
            Report.Write(parse.InvocationConfiguration.Output, parse.GetValue(json) ? rule : null, $"Decision rule of {embedder.ModelId}", ["T", "u", "V", "c", "prototype", "confident", "unknown"],
                [[$"{rule.Temperature:0.0000}", $"{rule.UnknownLevel:0.000}", $"{rule.UnknownTemperature:0.0000}", $"{rule.CohortWeight:0.000}", $"{rule.PrototypeWeight:0.00}", $"{rule.ConfidentFrom:0.00}", $"{rule.UnknownFrom:0.00}"]]);
            return 0;
        });
        return command;
    }
}
