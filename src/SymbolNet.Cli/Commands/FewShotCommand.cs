using System.CommandLine;
using System.Globalization;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate few-shot</c>: k-way n-shot accuracy with its 95% interval over episodes.</summary>
static class FewShotCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, alphabets, model, seed, json, shots, episodes) =
            (SharedOptions.Dataset(), SharedOptions.Alphabets(), SharedOptions.Model(), SharedOptions.Seed(), Report.JsonOption(), SharedOptions.Shots(), SharedOptions.Episodes(400));
        var device = SharedOptions.Device();
        var ways = new Option<string>("--ways") { Description = "Characters to choose from, or all: then every other drawing of every character is asked.", DefaultValueFactory = _ => "20" };
        var queries = new Option<int?>("--queries") { Description = "Drawings of each character that are asked; 1 by default, with --ways all every other drawing." };
        var (report, withInput) = (ReportFile.Option(), InputEnd.Option());
        var within = new Option<bool>("--within-alphabet") { Description = "Characters of one alphabet at a time, taught by one drawer and asked by another, as in Omniglot's official runs." };
        var command = new Command("few-shot", "k-way n-shot accuracy.") { dataset, alphabets, model, device, ways, shots, queries, episodes, within, report, seed, json, withInput };
        command.SetAction(parse =>
        {
            var stop = parse.GetValue(withInput) ? InputEnd.Or(cancellation) : cancellation;
            var all = parse.GetValue(ways) == "all";
            var k = 0;
            if (!all && (!int.TryParse(parse.GetValue(ways), NumberStyles.None, CultureInfo.InvariantCulture, out k) || k < 2))
                throw new InvalidInputException($"--ways takes a number from 2 on, or all, not '{parse.GetValue(ways)}'.");
            if (parse.GetValue(episodes) < 1)
                throw new InvalidInputException($"The number of episodes must be at least 1, not {parse.GetValue(episodes)}.");
            var collection = SharedOptions.Open(parse.GetRequiredValue(dataset), error, parse.GetValue(alphabets));
            var sampler = new EpisodeSampler(
                collection, k, parse.GetValue(shots), parse.GetValue(queries) ?? (all ? EpisodeSampler.AllQueries : 1), parse.GetValue(within), parse.GetValue(seed));
            if (sampler.LeftOut.Count > 0)
                error.WriteLine($"Left out, with too few characters: {string.Join(", ", sampler.LeftOut)}.");
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var similarity = ClassSimilarity.Of(collection, embedder, embedder.Rule, Report.Progress(error, parse.GetValue(json), "Embedding"), stop);
            var accuracies = FewShotEvaluation.Accuracies(similarity, sampler, parse.GetValue(episodes), stop);
            var accuracy = MeanEstimate.Of(accuracies);
            var confidence = double.IsNaN(accuracy.Confidence95) ? 0 : accuracy.Confidence95;
            var chosen = all && !parse.GetValue(within) ? collection.Classes.Count : k;
            var title = $"{(chosen == 0 ? "all" : chosen)}-way {parse.GetValue(shots)}-shot{(parse.GetValue(within) ? " within an alphabet" : "")}";
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new { accuracy = accuracy.Mean, confidence95 = confidence, episodes = accuracy.Count, ways = chosen, shots = parse.GetValue(shots), withinAlphabet = parse.GetValue(within), scoredBy = similarity.Name, model = embedder.ModelId }
                    : null,
                title, ["accuracy", "error", "± (95%)", "episodes", "characters", "scored by", "model"],
                [[SharedOptions.Percent(accuracy.Mean), SharedOptions.Percent(1 - accuracy.Mean), SharedOptions.Percent(confidence), $"{accuracy.Count}", $"{collection.Classes.Count}", similarity.Name, embedder.ModelId]]);
            ReportFile.Save(parse.GetValue(report), title, $"{embedder.ModelId} on {collection.Description}, scored by {similarity.Name}.", page => FewShotSection.Add(page, accuracies, sampler, collection, embedder));
            return 0;
        });
        return command;
    }
}
