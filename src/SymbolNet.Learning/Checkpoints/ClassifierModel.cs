using System.Collections.Immutable;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Raster;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Checkpoints;

/// <summary>A network with a classifier or a unit that says yes or no, ready to be asked. Both must be in evaluation mode and stay the caller's. Not thread-safe.</summary>
public sealed class ClassifierModel
{
    readonly NetworkRunner runner;
    readonly nn.Module<Tensor, Tensor> head;
    readonly ImmutableArray<int> answers;

    internal ClassifierModel(NetworkRunner runner, nn.Module<Tensor, Tensor> head, IReadOnlyList<SymbolClass> classes, ObjectiveOptions objective)
    {
        (this.runner, this.head, Classes, IsYesOrNo) = (runner, head, classes, head is BinaryHead);
        var positive = objective.PositiveClasses ?? [];
        Answers = IsYesOrNo ? ["no", "yes"] : SharedClasses.LabelsOf(Classes);
        answers = [.. Classes.Select((symbol, index) => !IsYesOrNo ? index : positive.Contains(symbol.Name) ? 1 : 0)];
    }

    /// <summary>The classes it was trained on.</summary>
    public IReadOnlyList<SymbolClass> Classes { get; }

    /// <summary>Whether it answers a yes-or-no question instead of naming the class.</summary>
    public bool IsYesOrNo { get; }

    /// <summary>Names of its answers: of the classes, with their alphabets where names are not unique; or "no" and "yes".</summary>
    public ImmutableArray<string> Answers { get; }

    /// <summary>
    /// The right answer to drawings of a class: an index into <see cref="Answers"/>; null where it knows no such class. A name of one letter or digit is the symbol itself, whatever the data set calls its
    /// alphabet; other names ("character01") mean nothing without it.
    /// </summary>
    public int? AnswerTo(SymbolClass symbol)
    {
        int[] found = [.. Enumerable.Range(0, Classes.Count).Where(index => Classes[index] == symbol)];
        if (found.Length == 0 && symbol.Name.Length == 1)
            found = [.. Enumerable.Range(0, Classes.Count).Where(index => Classes[index].Name == symbol.Name)];
        return found.Length == 1 ? answers[found[0]] : null;
    }

    /// <summary>The probability, 0..1, of every answer for each picture.</summary>
    /// <exception cref="ArgumentException">A picture has another size.</exception>
    public float[][] Classify(IReadOnlyList<SymbolBitmap> pictures) => runner.Run(pictures, embeddings =>
    {
        var logits = head.call(embeddings);
        if (IsYesOrNo)
            return cat([1 - logits.sigmoid(), logits.sigmoid()], 1);
        // Turned and mirrored drawings were classes of their own while it learned; those asked here stand upright.
        return logits.reshape(embeddings.shape[0], Classes.Count, -1).select(2, 0).softmax(1);
    });
}
