using System.Numerics.Tensors;
using SymbolNet.Embeddings;
using SymbolNet.Recognition;

namespace SymbolNet.Learning.Evaluation;

/// <summary>The examples of several classes, laid out for scoring many queries the way the product's decision rule scores categories. Immutable, thread-safe.</summary>
public sealed class SupportSet
{
    readonly Embedding[][] examples;
    readonly Embedding[] prototypes;
    readonly DecisionRule rule;

    /// <summary>Makes a support set.</summary>
    /// <param name="examples">Per class its examples; at least one.</param>
    /// <param name="rule">How a score comes about.</param>
    public SupportSet(IEnumerable<IEnumerable<Embedding>> examples, DecisionRule rule)
    {
        this.examples = [.. examples.Select(example => example.ToArray())];
        this.rule = rule;
        prototypes = Array.ConvertAll(this.examples, Prototype);
    }

    /// <summary>Number of classes.</summary>
    public int Ways => examples.Length;

    /// <summary>The <see cref="DecisionRule.Score"/> of every class for a query.</summary>
    public void Score(Embedding query, Span<float> scores)
    {
        for (var way = 0; way < examples.Length; way++)
        {
            var nearest = float.NegativeInfinity;
            foreach (var example in examples[way])
                nearest = MathF.Max(nearest, example.Similarity(query));
            scores[way] = examples[way].Length == 1 ? nearest : rule.Score(nearest, prototypes[way].Similarity(query), examples[way].Length);
        }
    }

    /// <summary>The class with the highest score; the first of equal ones.</summary>
    public int Recognise(Embedding query)
    {
        Span<float> scores = Ways <= 1024 ? stackalloc float[Ways] : new float[Ways];
        Score(query, scores);
        return TensorPrimitives.IndexOfMax<float>(scores);
    }

    static Embedding Prototype(Embedding[] examples)
    {
        if (examples.Length == 1)
            return examples[0];
        var sum = new float[examples[0].Dimension];
        foreach (var example in examples)
            TensorPrimitives.Add(sum, example.Values, sum);
        // Examples that cancel out have no direction in common; any of them is as good.
        return TensorPrimitives.Norm<float>(sum) > 1e-6f ? new Embedding(sum) : examples[0];
    }
}
