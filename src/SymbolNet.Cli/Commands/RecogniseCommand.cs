using System.CommandLine;
using SymbolNet.Ink;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Memory;
using SymbolNet.Raster;
using SymbolNet.Recognition;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet recognise drawing.json</c>: what the app would say about a drawing.</summary>
static class RecogniseCommand
{
    /// <summary>Where the front-end build leaves the starter memory.</summary>
    const string StarterMemory = "wwwroot-assets/dist/starter-memory.json";

    public static Command Create(TextWriter error)
    {
        var (model, json) = (SharedOptions.Model(), Report.JsonOption());
        var drawing = new Argument<string>("drawing") { Description = "A drawing in JSON: {\"version\":1,\"strokes\":[[[x,y],...],...]}." };
        var bank = new Option<string?>("--bank") { Description = "What is known: a starter memory, or any data set.", HelpName = "PATH" };
        var command = new Command("recognise", "Says what a drawing is.") { drawing, bank, model, json };
        command.SetAction(parse =>
        {
            var ink = ReadDrawing(parse.GetRequiredValue(drawing));
            var place = parse.GetValue(bank) ?? UpwardSearch.Find(StarterMemory)
                ?? throw new InvalidInputException($"The starter memory is not built yet ({StarterMemory}); build the front end, or name a memory with --bank PATH.");
            var known = SharedOptions.Open([place], error);
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model));
            Show(parse.InvocationConfiguration.Output, parse.GetValue(json), embedder.Pairs is { } judge ? Judge(ink, known, judge, embedder.Raster) : Recognise(ink, known, embedder));
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

    /// <summary>SymbolNet's rule, for models that judge pairs: what scores above its threshold is the answer, or the choice.</summary>
    static Answer Judge(Drawing ink, SymbolCollection known, PairModel judge, RasterOptions raster)
    {
        using var memory = judge.NewMemory();
        var drawings = new RenderedCollection(known, raster);
        foreach (var (name, items) in Named(known))
            memory.Register(name, judge.Embed(drawings.Of(items)));
        var answer = memory.Answer(judge.Embed([new Rasterizer(raster).Render(ink)])[0]);
        return new(answer.Certainty, null, [.. answer.All.Select(category => (category.Category.Name, (float?)null, category.Score))]);
    }

    static Answer Recognise(Drawing ink, SymbolCollection known, EmbeddingModel model)
    {
        var (embedded, memory) = (EmbeddedCollection.Embed(known, model), MemoryBank.Empty(model.Dimension));
        foreach (var (name, items) in Named(known))
        {
            var category = CategoryId.New();
            foreach (var item in items)
                memory = memory.Remember(category, name, new Exemplar(ExemplarId.New(), embedded[item]));
        }
        // The embedder answers at once: there is nothing to wait for.
        var answer = new Recognizer(new SynchronousEmbedder(model), model.Rule).RecogniseAsync(ink, memory).AsTask().GetAwaiter().GetResult();
        return new(answer.Certainty, answer.UnknownProbability, [.. answer.Candidates.Select(candidate => (candidate.Category.Name, (float?)candidate.Probability, candidate.Similarity))]);
    }

    /// <summary>The drawings of every name. Names alone may repeat over groups: capital Alpha and capital A look alike but are not.</summary>
    static Dictionary<string, List<int>> Named(SymbolCollection known)
    {
        var named = new Dictionary<string, List<int>>();
        foreach (var (symbol, items) in known.Classes.Zip(known.ItemsOf))
        {
            var name = named.ContainsKey(symbol.Name) ? $"{symbol.Name} ({symbol.Alphabet})" : symbol.Name;
            if (!named.TryAdd(name, [.. items]))
                named[name].AddRange(items);
        }
        return named;
    }

    static void Show(TextWriter output, bool json, Answer answer) => Report.Write(output,
        json
            ? new
            {
                certainty = $"{answer.Certainty}".ToLowerInvariant(), unknown = answer.Unknown,
                candidates = answer.Candidates.Select(candidate => new { name = candidate.Name, probability = candidate.Probability, similarity = candidate.Similarity }),
            }
            : null,
        answer.Unknown is { } unknown ? $"{answer.Certainty}; unknown {SharedOptions.Percent(unknown)}" : $"{answer.Certainty}", ["symbol", "probability", "similarity"],
        answer.Candidates.Take(10).Select(candidate => new[] { candidate.Name, candidate.Probability is { } probability ? SharedOptions.Percent(probability) : "-", $"{candidate.Similarity:0.000}" }));

    /// <summary>What a drawing is.</summary>
    /// <param name="Certainty">How sure the answer is.</param>
    /// <param name="Unknown">Probability that it is none of what is known; null where pairs are judged, whose scores are no probabilities of categories.</param>
    /// <param name="Candidates">What it can be, best first; the similarity of a judge of pairs is its score.</param>
    sealed record Answer(Certainty Certainty, float? Unknown, IReadOnlyList<(string Name, float? Probability, float Similarity)> Candidates);
}
