using System.CommandLine;
using SymbolNet.Evaluation;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate banks</c>: how well a memory tells its own symbols from others of the same alphabet, with the model's rule and with that of the memory.</summary>
static class BanksCommand
{
    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, alphabets, model, device, seed, json, shots, episodes) =
            (SharedOptions.Dataset(), SharedOptions.Alphabets(), SharedOptions.Model(), SharedOptions.Device(), SharedOptions.Seed(), Report.JsonOption(), SharedOptions.Shots(), SharedOptions.Episodes(20));
        var command = new Command("banks", "How well a memory knows its own symbols: half of an alphabet is taught, and every drawing asked about, by the model's rule and by the memory's own.") { dataset, alphabets, model, device, shots, episodes, seed, json };
        command.SetAction(parse =>
        {
            var collection = SharedOptions.Open(parse.GetRequiredValue(dataset), error, parse.GetValue(alphabets));
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var embedded = EmbeddedCollection.Embed(collection, embedder, null, Report.Progress(error, parse.GetValue(json), "Embedding"), cancellation);
            var results = BankEvaluation.Run(embedded, parse.GetValue(shots), parse.GetValue(episodes), embedder.Rule, parse.GetValue(seed), cancellation);
            var (rule, bank) = (MeanEstimate.Of(Array.ConvertAll(results, result => result.ByRule)), MeanEstimate.Of(Array.ConvertAll(results, result => result.ByBank)));
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json) ? new { byRule = rule.Mean, byBank = bank.Mean, shots = parse.GetValue(shots), episodes = results.Length, model = embedder.ModelId } : null,
                $"Rightly called known or unknown, {parse.GetValue(shots)}-shot", ["by the model's rule", "by the memory's own", "episodes", "model"],
                [[SharedOptions.Percent(rule.Mean), SharedOptions.Percent(bank.Mean), $"{results.Length}", embedder.ModelId]]);
            return 0;
        });
        return command;
    }
}
