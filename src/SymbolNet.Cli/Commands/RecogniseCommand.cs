using System.CommandLine;
using SymbolNet.Ink;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Memory;
using SymbolNet.Recognition;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet recognise drawing.json</c>: what the app would say about a drawing.</summary>
static class RecogniseCommand
{
    /// <summary>Where the front-end build leaves the starter memory.</summary>
    const string StarterMemory = "wwwroot-assets/dist/starter-memory.json";

    public static Command Create()
    {
        var (model, json) = (SharedOptions.Model(), Report.JsonOption());
        var drawing = new Argument<string>("drawing") { Description = "A drawing in JSON: {\"version\":1,\"strokes\":[[[x,y],...],...]}." };
        var bank = new Option<string?>("--bank") { Description = "What is known: a starter memory, or any data set.", HelpName = "PATH" };
        var command = new Command("recognise", "Says what a drawing is.") { drawing, bank, model, json };
        command.SetAction(parse =>
        {
            var ink = ReadDrawing(parse.GetRequiredValue(drawing));
            var known = DatasetReader.Open(
                parse.GetValue(bank) ?? UpwardSearch.Find(StarterMemory) ?? throw new InvalidInputException($"The starter memory is not built yet ({StarterMemory}); build the front end, or name a memory with --bank PATH."));
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model));
            var memory = Remember(known, embedder);
            // The embedder answers at once: there is nothing to wait for.
            var answer = new Recognizer(new SynchronousEmbedder(embedder), embedder.Rule).RecogniseAsync(ink, memory).AsTask().GetAwaiter().GetResult();
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new
                    {
                        certainty = $"{answer.Certainty}".ToLowerInvariant(), unknown = answer.UnknownProbability,
                        candidates = answer.Candidates.Select(candidate => new { name = candidate.Category.Name, probability = candidate.Probability, similarity = candidate.Similarity }),
                    }
                    : null,
                $"{answer.Certainty}; unknown {SharedOptions.Percent(answer.UnknownProbability)}", ["symbol", "probability", "similarity"],
                answer.Candidates.Take(10).Select(candidate => new[] { candidate.Category.Name, SharedOptions.Percent(candidate.Probability), $"{candidate.Similarity:0.000}" }));
            return 0;
        });
        return command;
    }

    static Drawing ReadDrawing(string path)
    {
        try
        {
            return DrawingFormat.FromJson(File.ReadAllText(path));
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' cannot be read: {(File.Exists(path) ? reason.Message : "there is no such file.")}", reason);
        }
    }

    static MemoryBank Remember(SymbolCollection known, EmbeddingModel model)
    {
        var embedded = EmbeddedCollection.Embed(known, model);
        var memory = MemoryBank.Empty(model.Dimension);
        for (var symbol = 0; symbol < known.Classes.Count; symbol++)
        {
            // Names alone may repeat over groups: capital Alpha and capital A look alike but are not.
            var name = known.Classes[symbol].Name;
            if (memory.FindByName(name) is not null)
                name = $"{name} ({known.Classes[symbol].Alphabet})";
            var category = memory.FindByName(name)?.Id ?? CategoryId.New();
            foreach (var item in known.ItemsOf[symbol])
                memory = memory.Remember(category, name, new Exemplar(ExemplarId.New(), embedded[item]));
        }
        return memory;
    }
}
