using SymbolNet.Evaluation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;

namespace SymbolNet.Learning.Evaluation;

/// <summary>Recognises a data set the model never saw, taught with a few drawings of each class.</summary>
public static class TransferEvaluation
{
    /// <summary>The accuracy with each of several random choices of examples; every query counts each time.</summary>
    /// <param name="teaching">Where the examples are taken from.</param>
    /// <param name="queries">What is to be recognised; classes are matched by alphabet and name.</param>
    /// <param name="model">The model.</param>
    /// <param name="examples">Examples of each class.</param>
    /// <param name="draws">How many choices of examples.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="progress">Told how many of how many drawings are embedded.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">A class has too few examples.</exception>
    public static Accuracy[] Accuracies(
        SymbolCollection teaching, SymbolCollection queries, EmbeddingModel model, int examples, int draws, long seed, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        if (examples < 1 || draws < 1)
            throw new InvalidInputException("At least one example and one draw are needed.");
        if (Enumerable.Range(0, teaching.Classes.Count).FirstOrDefault(symbol => teaching.ItemsOf[symbol].Length < examples, -1) is >= 0 and var few)
            throw new InvalidInputException($"{examples} examples are asked of every class, but '{teaching.Classes[few].Name}' of {teaching.Description} has {teaching.ItemsOf[few].Length}.");
        var chosen = Enumerable.Range(0, draws).Select(draw =>
        {
            var random = new SeededRandom(seed, RandomPurpose.Episodes, draw);
            return teaching.ItemsOf.Select(items => random.Choose(items, examples)).ToArray();
        }).ToArray();
        var similarity = ClassSimilarity.Of(teaching, [.. chosen.SelectMany(draw => draw.SelectMany(items => items)).Distinct().Order()], queries, model, model.Rule, progress, cancellation);
        var truth = queries.Classes.Select(symbol => teaching.Classes.ToList().IndexOf(symbol)).ToArray();
        int[] asked = [.. Enumerable.Range(0, queries.Items.Count)];
        return Array.ConvertAll(chosen, draw => new Accuracy(similarity.Recognise(draw, asked, cancellation).Where((answer, item) => answer == truth[queries.Items[item].Class]).Count(), asked.Length));
    }
}
