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
    /// <param name="queries">What is to be recognised, of other drawings; classes are matched by alphabet and name, and only those that both have are taught and asked.</param>
    /// <param name="model">The model.</param>
    /// <param name="examples">Examples of each class.</param>
    /// <param name="draws">How many choices of examples.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="progress">Told how many of how many drawings are embedded.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">A class has too few examples, or the collections have fewer than two classes in common.</exception>
    public static Accuracy[] Accuracies(
        SymbolCollection teaching, SymbolCollection queries, EmbeddingModel model, int examples, int draws, long seed, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        if (examples < 1 || draws < 1)
            throw new InvalidInputException("At least one example and one draw are needed.");
        var classes = SharedClasses.Of(teaching, queries);
        if (classes.Taught.FirstOrDefault(symbol => teaching.ItemsOf[symbol].Length < examples, -1) is >= 0 and var few)
            throw new InvalidInputException($"{examples} examples are asked of every class, but '{teaching.Classes[few].Name}' of {teaching.Description} has {teaching.ItemsOf[few].Length}.");
        var chosen = Enumerable.Range(0, draws).Select(draw =>
        {
            var random = new SeededRandom(seed, RandomPurpose.Episodes, draw);
            return classes.Taught.Select(symbol => random.Choose(teaching.ItemsOf[symbol], examples)).ToArray();
        }).ToArray();
        var questions = classes.Asked.SelectMany((symbol, truth) => queries.ItemsOf[symbol].Select(item => (Item: item, Truth: truth))).ToArray();
        var similarity = ClassSimilarity.Of(teaching, [.. chosen.SelectMany(draw => draw.SelectMany(items => items)).Distinct().Order()], queries, model, model.Rule, progress, cancellation);
        var asked = Array.ConvertAll(questions, question => question.Item);
        return Array.ConvertAll(chosen, draw => new Accuracy(similarity.Recognise(draw, asked, cancellation).Zip(questions).Count(pair => pair.First == pair.Second.Truth), asked.Length));
    }
}
