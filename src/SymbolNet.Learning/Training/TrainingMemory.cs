using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Networks;

namespace SymbolNet.Learning.Training;

/// <summary>
/// About how much memory a training takes at its peak, from its numbers alone. The factors were fitted on the processor to seven short trainings of five networks, from 0.4 to 4.2 GB, all of which it meets
/// within a sixth; libtorch's own buffers are what it cannot know.
/// </summary>
public static class TrainingMemory
{
    /// <summary>The program and libtorch.</summary>
    const long Program = 250L << 20;

    /// <summary>Bytes for each trained value: itself, its gradient, its average, what optimisers remember of it, and copies of all of these while a checkpoint is written.</summary>
    const long BytesPerParameter = 16 * sizeof(float);

    /// <summary>How often values that layers give are there at once: for the way back, and as gradients and buffers on it.</summary>
    const long CopiesOfActivations = 2;

    /// <summary>Bytes of a drawing beside its distance field: its outline, and its strokes or what is left of its picture.</summary>
    const long BytesPerDrawing = 2 * FieldSet.OutlinePoints * sizeof(float) + 2048;

    /// <summary>Batches that are made ahead, the one that is learned from and the one that is being made.</summary>
    const long Batches = 5;

    /// <summary>Bytes at the peak.</summary>
    /// <param name="options">The numbers.</param>
    /// <param name="drawings">Drawings of the data set.</param>
    /// <param name="characters">Characters of it.</param>
    /// <exception cref="InvalidInputException">The numbers make no training.</exception>
    public static long Estimate(TrainingOptions options, long drawings, long characters)
    {
        var complete = options.Complete();
        // Composed characters have as many drawings as the others.
        drawings += complete.ComposedCharacters * drawings / Math.Max(1, characters);
        characters += complete.ComposedCharacters;
        var tally = NetworkRegistry.TallyOf(complete.Network);
        long pixels = (long)complete.Raster.Size * complete.Raster.Size, cells = pixels * complete.FieldResolution * complete.FieldResolution;
        var labels = characters * complete.Orientations;
        // One weight for each label and value, or what judges pairs.
        var head = complete.Objective.Name is "margin-softmax" or "classification" ? labels * complete.Network.Dimension : complete.Objective.PairHead is null ? 0 : (long)PairEvaluator.Hidden * complete.Network.Dimension;
        // Processors without it compute in Float32 whatever is asked for.
        var bytes = complete.Precision == TrainingPrecision.BFloat16 && (complete.Device != "cpu" || ComputeDevice.ProcessorHasBFloat16) ? sizeof(float) / 2 : sizeof(float);
        // Warping takes a batch's fields as numbers, and its sampling points.
        var warping = cells * (1 + sizeof(float)) + 6 * pixels * sizeof(float);
        return Program
            + (tally.Parameters + head) * BytesPerParameter
            + complete.Batch * (CopiesOfActivations * tally.Activations * bytes + (labels > 0 ? labels * sizeof(float) * CopiesOfActivations : 0) + Batches * pixels * sizeof(float) + warping)
            // What is held out is kept as pictures instead of fields, which take no more.
            + drawings * (cells + BytesPerDrawing);
    }
}
