using System.Numerics.Tensors;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Raster;
using static System.FormattableString;

namespace SymbolNet.Learning.Evaluation;

/// <summary>
/// Tells pairs apart by the Euclidean distance of their embeddings, for models without a judge of pairs. A model of the contrastive loss has learned to part them by the distance of its embeddings as they are:
/// half of its margin parts same from different. Of other models the length of an embedding means nothing: they are compared on the unit sphere, where half of the greatest distance, 1, is an angle of 60°. Not
/// thread-safe.
/// </summary>
/// <param name="model">The model; it stays the caller's.</param>
public sealed class PairDistance(EmbeddingModel model)
{
    /// <summary>The greatest distance on the unit sphere.</summary>
    const double Diameter = 2;

    readonly double? margin = MarginOf(model);

    /// <summary>From this distance on a pair counts as different.</summary>
    public double Threshold => (margin ?? Diameter) / 2;

    /// <summary>What is measured, in a sentence for people.</summary>
    public string Explanation => margin is { } m
        ? Invariant($"It has no judge of pairs: drawings count as the same symbol while the distance of their embeddings is below {Threshold:0.##}, half of the margin of {m:0.##} that it was trained with.")
        : Invariant($"It has no judge of pairs: drawings count as the same symbol while the distance of their embeddings, each made as long as 1, is below {Threshold:0.##}, which is an angle of 60°.");

    /// <summary>The margin of the contrastive loss that a model was trained with; null when it was trained in another way.</summary>
    public static double? MarginOf(EmbeddingModel model) => model.Description.Training?.Objective is { Name: "contrastive", Margin: { } margin } ? margin : null;

    /// <summary>The embeddings whose distances count.</summary>
    public float[][] Embed(IReadOnlyList<SymbolBitmap> pictures)
    {
        var embeddings = model.EmbedUnscaled(pictures);
        if (margin is null)
            foreach (var embedding in embeddings)
                TensorPrimitives.Divide(embedding, MathF.Max(TensorPrimitives.Norm<float>(embedding), float.Epsilon), embedding);
        return embeddings;
    }

    /// <summary>What pairs of embeddings score: 1 at no distance, 0.5 at the threshold, falling evenly and without end.</summary>
    public float[] Scores(IReadOnlyList<(float[] First, float[] Second)> pairs) => [.. pairs.Select(pair => (float)(1 - TensorPrimitives.Distance<float>(pair.First, pair.Second) / (2 * Threshold)))];
}
