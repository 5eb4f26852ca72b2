using SymbolNet.Learning.Augmentation;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>The batches of a training, drawn and augmented ahead on a thread of their own, each from the seed and its step.</summary>
static class TrainingBatches
{
    /// <summary>Starts making them.</summary>
    /// <param name="training">What to learn from.</param>
    /// <param name="options">Complete options.</param>
    /// <param name="objective">Says what batches it needs.</param>
    /// <param name="fields">The distance fields of the drawings.</param>
    /// <param name="first">The first step.</param>
    /// <param name="steps">The step after the last one.</param>
    /// <param name="device">Where the pictures are drawn, and stay.</param>
    public static Prefetcher<TrainingBatch> Start(SymbolCollection training, TrainingOptions options, Objective objective, FieldSet fields, long first, long steps, Device device)
    {
        var sampler = BatchSampling.Create(options.Objective.Sampling, objective.Batches, training, options.Orientations, options.Batch, options.Seed);
        var augmentation = new FieldAugmentation(options.Augmentation, fields, device);
        return new Prefetcher<TrainingBatch>(first, steps, step =>
        {
            if (step == first)
                // One thread here: the network needs the cores.
                set_num_threads(1);
            var samples = sampler.Batch(step);
            var pictures = augmentation.Draw(samples, new SeededRandom(options.Seed, RandomPurpose.Augmentation, step));
            var labels = Array.ConvertAll(samples, sample => (long)fields.Labels[sample.Item] * options.Orientations + sample.Orientation);
            return new TrainingBatch(pictures, tensor(labels, device: device));
        }, whenDone: augmentation.Dispose);
    }
}
