using System.Diagnostics;
using SymbolNet.Learning.Checkpoints;

namespace SymbolNet.Learning.Evaluation;

/// <summary>How often a model's own classifier, or its one unit that answers yes or no, is right about drawings of the classes it was trained on.</summary>
public static class ClassifierTest
{
    const int Batch = 256;

    /// <summary>Runs the test on every drawing whose class the classifier knows.</summary>
    /// <param name="asked">The drawings.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InvalidInputException">It knows none of the classes.</exception>
    public static ClassificationResult Run(RenderedCollection asked, ClassifierModel classifier, CancellationToken cancellation = default)
    {
        var truths = asked.Collection.Classes.Select(classifier.AnswerTo).ToArray();
        if (truths.All(truth => truth is null))
            throw new InvalidInputException($"The model's classifier knows none of the {truths.Length} classes of {asked.Collection.Description}; it was trained on {string.Join(", ", classifier.Classes.Take(8).Select(symbol => symbol.Name))}{(classifier.Classes.Count > 8 ? " and others" : "")}.");
        var (classified, clock) = (new List<ClassifiedDrawing>(), new Stopwatch());
        foreach (var batch in Enumerable.Range(0, asked.Collection.Items.Count).Where(item => truths[asked.Collection.Items[item].Class] is not null).Chunk(Batch))
        {
            var bitmaps = asked.Of(batch, cancellation);
            clock.Start();
            var probabilities = classifier.Classify(bitmaps);
            clock.Stop();
            classified.AddRange(batch.Zip(probabilities, (item, row) => new ClassifiedDrawing(item, truths[asked.Collection.Items[item].Class]!.Value, Array.IndexOf(row, row.Max()), row)));
        }
        // Answers that are no classes have no face.
        return new(classifier.Answers, classified, classified.Count / clock.Elapsed.TotalSeconds)
        {
            Faces = classifier.IsYesOrNo ? [] : [.. classifier.Answers.Select((_, answer) => Array.IndexOf(truths, answer) is >= 0 and var symbol ? asked.Collection.ItemsOf[symbol][0] : -1)],
        };
    }
}
