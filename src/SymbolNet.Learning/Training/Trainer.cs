using System.Diagnostics;
using System.Runtime.InteropServices;
using SymbolNet.Learning.Augmentation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Learning.Training;

/// <summary>
/// Trains an embedding network into a folder: <c>model.json</c> and <c>weights.safetensors</c> are the best weights so far (the latest where nothing is held out), <c>last.safetensors</c> is the state to
/// resume from. The same seed, data and threads give the same weights, also across an interruption. Not thread-safe: one run at a time on one thread.
/// </summary>
/// <param name="training">What to learn from.</param>
/// <param name="heldOut">Whole alphabets to measure on, or null.</param>
/// <param name="directory">The run's folder.</param>
/// <param name="report">Told what happens, on the training thread.</param>
public sealed class Trainer(SymbolCollection training, SymbolCollection? heldOut, string directory, Action<TrainingProgress> report)
{
    static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(2), SaveEvery = TimeSpan.FromMinutes(3);

    /// <summary>Steps that are run and thrown away to measure the speed; the first of them warm up.</summary>
    const int MeasuredSteps = 40, WarmUpSteps = 10;

    string Data => $"{training.Description}: {training.Classes.Count} characters of {training.Alphabets.Count} alphabets, {training.Items.Count} drawings";

    /// <summary>Starts a run in an empty folder.</summary>
    /// <returns>Whether the run came to its end; false when it was stopped.</returns>
    /// <exception cref="InvalidInputException">The options, the data or the folder cannot be used, or the loss became NaN; the last good checkpoint stays.</exception>
    public bool Start(TrainingOptions options, TrainingBudget budget, CancellationToken cancellation = default)
    {
        if (File.Exists(Path.Combine(directory, TrainingCheckpoint.FileName)))
            throw new InvalidInputException($"'{directory}' already holds a run: resume it, or choose another folder.");
        if (File.Exists(Path.Combine(directory, ModelDescription.FileName)))
            throw new InvalidInputException($"'{directory}' already holds a model: choose another folder.");
        options = options with { Network = NetworkRegistry.Complete(options.Network with { Size = options.Raster.Size }), Threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount };
        options.Validate();
        return Run(options, null, budget, cancellation);
    }

    /// <summary>Goes on with the folder's run, with its own options.</summary>
    /// <param name="budget">Another end for the run: a number of steps of the whole run, or a time from now on; null keeps its number of steps, and then the run goes on as if it had never stopped.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>Whether the run came to its end; false when it was stopped.</returns>
    /// <exception cref="InvalidInputException">There is no run, it is damaged, it was trained on other data, or it has done more steps than the new end.</exception>
    public bool Resume(TrainingBudget? budget = null, CancellationToken cancellation = default)
    {
        var (state, tensors) = TrainingCheckpoint.Read(directory);
        if (state.Data != Data)
            throw new InvalidInputException($"The run in '{directory}' was trained on {state.Data}; it cannot go on with {Data}.");
        if (budget?.Steps < state.Step)
            throw new InvalidInputException($"The run in '{directory}' has done {state.Step} steps already; it cannot end after {budget.Steps}.");
        return Run(state.Options, (state, tensors), budget ?? TrainingBudget.OfSteps(state.Steps), cancellation);
    }

    bool Run(TrainingOptions options, (TrainingCheckpoint State, IReadOnlyDictionary<string, StoredTensor> Tensors)? resumed, TrainingBudget budget, CancellationToken cancellation)
    {
        // Data: every drawing as a distance field, measured once.
        report(new(TrainingEvent.Preparing, 0, 0) { Message = $"Measuring {training.Items.Count} drawings" });
        var fields = FieldSet.Measure(training, options.Raster, options.FieldResolution, null, cancellation);
        var validation = heldOut is null ? null : new Validation(heldOut, options.Raster, cancellation);

        // libtorch keeps the number of threads per calling thread, once that thread has asked for it.
        set_num_threads(options.Threads);
        _ = get_num_threads();

        var steps = budget.Steps ?? (resumed?.State.Step ?? 0) + Measure(options, fields, budget.Time!.Value, cancellation);

        // Model: the network, the running average of its weights that is kept, and the class directions of the margin softmax.
        var random = new SeededRandom(options.Seed, RandomPurpose.Weights);
        using var network = NetworkRegistry.Create(options.Network, random);
        using var softmax = new MarginSoftmaxLoss(training.Classes.Count * options.Orientations, options.Network.Dimension, options.SoftmaxScale, random);
        using var averaged = NetworkRegistry.Create(options.Network);
        var average = new WeightAverage(averaged, network);
        network.Precision = softmax.Precision = options.Precision == TrainingPrecision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        averaged.eval();
        var contrast = new ContrastiveSoftmaxLoss(options.ContrastScale, options.ContrastMargin);
        using var optimizer = CreateOptimizer(options, network, softmax);

        var (first, best) = (0L, double.NaN);
        if (resumed is var (state, tensors))
        {
            state.Restore(directory, tensors, network, averaged, softmax, optimizer);
            (first, best) = (state.Step, state.Best);
        }
        else
            Save(0);
        report(new(TrainingEvent.Started, first, steps) { Message = $"{options.Network.Name}, {network.ParameterCount:N0} parameters, {Data}" });

        using var batches = StartBatches(options, fields, first, steps);
        var lossSum = zeros(1);
        using var lossOwner = lossSum;
        var (counted, clock, sinceReport, sinceSave) = (0, Stopwatch.StartNew(), Stopwatch.StartNew(), Stopwatch.StartNew());
        var validateEvery = options.Validations == 0 ? long.MaxValue : Math.Max(1, steps / options.Validations);
        network.train();

        for (var step = first; step < steps; step++)
        {
            if (cancellation.IsCancellationRequested)
            {
                RequireFiniteLoss(step);
                Save(step);
                report(new(TrainingEvent.Stopped, step, steps));
                return false;
            }

            using (NewDisposeScope())
            {
                using var batch = batches.Take();
                var rate = LearningRate(options, step, steps);
                foreach (var group in optimizer.ParamGroups)
                    group.LearningRate = rate;
                softmax.Margin = options.SoftmaxMargin * Math.Min(1, step / Math.Max(1.0, steps * options.MarginRamp));

                var loss = Loss(options, network, softmax, contrast, batch);
                optimizer.zero_grad();
                loss.backward();
                if (options.GradientClip > 0)
                    nn.utils.clip_grad_norm_(network.parameters().Concat(softmax.parameters()), options.GradientClip);
                optimizer.step();
                average.Update(Math.Min(options.AverageDecay, (step + 1.0) / (step + 10.0)));
                using (no_grad())
                    lossSum.add_(loss.detach());
                counted++;
            }

            var done = step + 1;
            if (sinceReport.Elapsed >= ReportEvery || done == steps)
            {
                var mean = RequireFiniteLoss(done);
                report(new(TrainingEvent.Steps, done, steps)
                {
                    Loss = mean,
                    LearningRate = LearningRate(options, step, steps),
                    PicturesPerSecond = counted * options.Batch / sinceReport.Elapsed.TotalSeconds,
                    SecondsLeft = clock.Elapsed.TotalSeconds / (done - first) * (steps - done),
                });
                lossSum.zero_();
                (counted, sinceReport) = (0, Stopwatch.StartNew());
            }
            if (validation is not null && (done % validateEvery == 0 || done == steps))
            {
                RequireFiniteLoss(done);
                var metrics = validation.Measure(averaged);
                var isBest = !(metrics[Validation.Decisive] <= best);
                if (isBest)
                {
                    best = metrics[Validation.Decisive];
                    Keep(done, metrics);
                }
                report(new(TrainingEvent.Validated, done, steps) { Metrics = metrics, Best = isBest });
            }
            if (sinceSave.Elapsed >= SaveEvery || done == steps)
            {
                RequireFiniteLoss(done);
                if (validation is null)
                    Keep(done, new Dictionary<string, double>());
                Save(done);
                report(new(TrainingEvent.Saved, done, steps));
                sinceSave.Restart();
            }
        }
        report(new(TrainingEvent.Finished, steps, steps));
        return true;

        // The mean loss since the last report; a run that went astray stops before it can spoil a checkpoint.
        double RequireFiniteLoss(long done)
        {
            var mean = counted == 0 ? 0 : lossSum.item<float>() / counted;
            return double.IsFinite(mean)
                ? mean
                : throw new InvalidInputException($"The loss became {mean} by step {done} and training stopped; the checkpoint before that is kept. A lower learning rate or gradient clipping may help.");
        }

        void Save(long done) => new TrainingCheckpoint(done, steps, best, Data, options).Write(directory, network, averaged, softmax, optimizer);

        void Keep(long done, IReadOnlyDictionary<string, double> metrics) =>
            ModuleWeights.WriteModel(directory, averaged, options.Name, id => new ModelDescription
            {
                Id = id,
                Network = options.Network,
                Raster = options.Raster,
                Parameters = network.ParameterCount,
                Data = Data,
                HeldOut = heldOut?.Alphabets ?? [],
                Training = options,
                Steps = done,
                Metrics = metrics,
            });
    }

    static Tensor Loss(TrainingOptions options, EmbeddingNetwork network, MarginSoftmaxLoss softmax, ContrastiveSoftmaxLoss contrast, TrainingBatch batch)
    {
        var embeddings = F.normalize(network.call(batch.Pictures), dim: 1);
        if (options.SoftmaxWeight == 0)
            return contrast.Compute(embeddings, batch.Labels) * options.ContrastWeight;
        var loss = softmax.call(embeddings, batch.Labels) * options.SoftmaxWeight;
        return options.ContrastWeight == 0 ? loss : loss + contrast.Compute(embeddings, batch.Labels) * options.ContrastWeight;
    }

    // Weight decay is for convolution and linear weights: norms, biases and class directions do without.
    static AdamW CreateOptimizer(TrainingOptions options, EmbeddingNetwork network, MarginSoftmaxLoss softmax)
    {
        AdamW.ParamGroup Group(IEnumerable<Parameter> parameters, double decay) => new(parameters, options.LearningRate, options.Beta1, options.Beta2, weight_decay: decay);
        var groups = new List<AdamW.ParamGroup>
        {
            Group([.. network.parameters().Where(parameter => parameter.ndim > 1)], options.WeightDecay),
            Group([.. network.parameters().Where(parameter => parameter.ndim <= 1)], 0),
        };
        if (options.SoftmaxWeight > 0)
            groups.Add(Group([.. softmax.parameters()], 0));
        return optim.AdamW(groups, options.LearningRate, options.Beta1, options.Beta2);
    }

    // Linear warm-up times a cosine from 1 to 0.
    static double LearningRate(TrainingOptions options, long step, long steps) =>
        options.LearningRate * Math.Min(1, (step + 1) / Math.Max(1.0, options.WarmUp * steps)) * (0.5 + 0.5 * Math.Cos(Math.PI * step / steps)) + 1e-6;

    // Batches are drawn and augmented ahead on a thread of their own, each from the seed and its step.
    Prefetcher<TrainingBatch> StartBatches(TrainingOptions options, FieldSet fields, long first, long steps)
    {
        IBatchSampler sampler = options.DrawingsPerClass > 1
            ? new ClassGroupSampler(training, options.Orientations, options.Batch, options.DrawingsPerClass, options.AlphabetGroups, options.Seed)
            : new ShuffledSampler(fields.Count, options.Orientations, options.Batch, options.Seed);
        var augmentation = new FieldAugmentation(options.Augmentation, fields);
        return new Prefetcher<TrainingBatch>(first, steps, step =>
        {
            if (step == first)
                // One thread here: the network needs the cores.
                set_num_threads(1);
            var samples = sampler.Batch(step);
            var pictures = augmentation.Draw(samples, new SeededRandom(options.Seed, RandomPurpose.Augmentation, step));
            var labels = empty(samples.Length, ScalarType.Int64);
            var numbers = MemoryMarshal.Cast<byte, long>(labels.bytes);
            for (var i = 0; i < samples.Length; i++)
                numbers[i] = fields.Labels[samples[i].Item] * options.Orientations + samples[i].Orientation;
            return new TrainingBatch(pictures, labels);
        }, whenDone: augmentation.Dispose);
    }

    // How many steps fit into the time: some are run on a network that is thrown away.
    long Measure(TrainingOptions options, FieldSet fields, TimeSpan time, CancellationToken cancellation)
    {
        report(new(TrainingEvent.Preparing, 0, 0) { Message = "Measuring the speed" });
        var random = new SeededRandom(options.Seed, RandomPurpose.Weights);
        using var network = NetworkRegistry.Create(options.Network, random);
        using var softmax = new MarginSoftmaxLoss(training.Classes.Count * options.Orientations, options.Network.Dimension, options.SoftmaxScale, random);
        network.Precision = softmax.Precision = options.Precision == TrainingPrecision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        using var optimizer = CreateOptimizer(options, network, softmax);
        using var batches = StartBatches(options, fields, 0, MeasuredSteps);
        var contrast = new ContrastiveSoftmaxLoss(options.ContrastScale, options.ContrastMargin);
        var clock = new Stopwatch();
        for (var step = 0; step < MeasuredSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (step == WarmUpSteps)
                clock.Start();
            using var scope = NewDisposeScope();
            using var batch = batches.Take();
            optimizer.zero_grad();
            Loss(options, network, softmax, contrast, batch).backward();
            optimizer.step();
        }
        return Math.Max(1, (long)(time.TotalSeconds / clock.Elapsed.TotalSeconds * (MeasuredSteps - WarmUpSteps)));
    }
}
