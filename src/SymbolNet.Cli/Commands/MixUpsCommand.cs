using System.CommandLine;
using System.Globalization;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate mix-ups</c>: which symbols a model takes for which others, with the drawings, as a file that the app's pages show.</summary>
static class MixUpsCommand
{
    const int Shown = 20;

    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var (dataset, alphabets, classes, model, seed, json) = (SharedOptions.Dataset(), SharedOptions.Alphabets(), SharedOptions.Classes(), SharedOptions.Model(), SharedOptions.Seed(), Report.JsonOption());
        var device = SharedOptions.Device();
        var validation = new Option<double?>("--validation") { Description = "Ask this part of every class, between 0 and 1, and show drawings of the rest: with the seed of a training, the part it kept away." };
        var file = new Option<string?>("--out") { Description = "Write them with their drawings to this file.", HelpName = "FILE.json" };
        var tell = new Option<bool>("--progress") { Description = "Say how many of how many drawings were asked, a line DONE/TOTAL each time, on standard error." };
        var (report, withInput) = (ReportFile.Option(), InputEnd.Option());
        var command = new Command("mix-ups", "One drawing of every symbol is shown, others are asked: what is taken for what?") { dataset, alphabets, classes, model, device, validation, file, tell, report, seed, json, withInput };
        command.SetAction(parse =>
        {
            var stop = parse.GetValue(withInput) ? InputEnd.Or(cancellation) : cancellation;
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model), parse.GetRequiredValue(device));
            var all = SharedOptions.Open(parse.GetRequiredValue(dataset), error, parse.GetValue(alphabets), parse.GetValue(classes));
            var split = parse.GetValue(validation) is { } part ? CollectionSplit.Stratified(all, part, parse.GetValue(seed)) : new CollectionSplit(all, all);
            Action<int, int>? progress = parse.GetValue(tell) ? (done, total) => error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done}/{total}")) : Report.Progress(error, parse.GetValue(json), "Asking");
            var found = MixUps.Find(split.Training, split.HeldOut, embedder, parse.GetValue(seed), progress, stop);
            if (parse.GetValue(file) is { } path)
                found.Write(path);
            Report.Write(parse.InvocationConfiguration.Output, parse.GetValue(json) ? new { model = embedder.ModelId, symbols = found.Symbols.Count, asked = found.Asked, right = found.Right, mixUps = found.All.Count } : null,
                $"{embedder.ModelId}: {SharedOptions.Percent((double)found.Right / found.Asked)} of {found.Asked:N0} drawings recognised", ["symbol", "taken for", "times", "of"],
                found.All.Take(Shown).Select(one => new[] { found.NameOf(one.Symbol), found.NameOf(one.TakenFor), $"{one.Count}", $"{found.Symbols[one.Symbol].Asked}" }));
            ReportFile.Save(parse.GetValue(report), "Mix-ups", $"{embedder.ModelId} on {split.HeldOut.Description}: one drawing of every symbol was shown, others were asked.", page => MixUpSection.Add(page, found));
            return 0;
        });
        return command;
    }
}
