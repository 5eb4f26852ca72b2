using System.Diagnostics;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Training;

/// <summary>
/// Trains a network into a folder: <c>model.json</c> and <c>weights.safetensors</c> are the best weights so far (the latest where nothing is held out), <c>last.safetensors</c> is the state to
/// resume from. The same seed, data and threads give the same weights, also across an interruption. Not thread-safe: one run at a time on one thread.
/// </summary>
/// <param name="training">What to learn from.</param>
/// <param name="heldOut">What to measure on: whole alphabets that are not trained on, or other drawings of the characters that are; or null.</param>
/// <param name="directory">The run's folder.</param>
/// <param name="report">Told what happens, on the training thread.</param>
public sealed class Trainer(SymbolCollection training, SymbolCollection? heldOut, string directory, Action<TrainingProgress> report)
{
    static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(2), ScoreEvery = TimeSpan.FromSeconds(5);

    /// <summary>Steps that are run and thrown away to measure the speed; the first of them warm up.</summary>
    const int MeasuredSteps = 40, WarmUpSteps = 10;

    /// <summary>Between the data sets of a run that went on with another one.</summary>
    const string Then = ", then ";

    /// <summary>A folder with only these may be trained into: logs that were opened before the run, and what a program that was killed leaves: its claim, and files it had not finished.</summary>
    static readonly string[] HarmlessEndings = [".jsonl", ".log", AtomicFile.TemporaryEnding, Path.GetExtension(RunClaim.FileName)];

    /// <summary>How often the state to resume from is written while the run goes on; what a killed program loses at most.</summary>
    public TimeSpan SaveEvery { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How the data was parted into what is learned from and what is held out; kept with the run. Null leaves what the run knows of it.</summary>
    public SplitOptions? Split { get; init; }

    string Data => $"{training.Description}: {training.Classes.Count} characters of {training.Alphabets.Count} alphabets, {training.Items.Count} drawings";

    /// <summary>Whether a folder holds a run that can be resumed.</summary>
    public static bool HoldsRun(string directory) => File.Exists(Path.Combine(directory, TrainingCheckpoint.FileName));

    /// <summary>The run in a folder: its steps so far, its numbers, how its data was parted, and the classes it has learned from so far; these two are null where an earlier version did not keep them.</summary>
    /// <exception cref="InvalidInputException">There is no run, or it is damaged.</exception>
    public static (long Step, TrainingOptions Options, SplitOptions? Split, IReadOnlyList<SymbolClass>? Classes) StateOf(string directory)
    {
        var (state, _) = TrainingCheckpoint.Read(directory);
        return (state.Step, state.Options, state.Split, state.Classes);
    }

    /// <summary>Starts a run in an empty folder.</summary>
    /// <param name="options">The numbers.</param>
    /// <param name="budget">How long.</param>
    /// <param name="initialWeights">Folder of a model of the same network, whose weights the run begins with; null begins with random ones, which makes no sense for a network that learns no more.</param>
    /// <param name="cancellation">Stops the run at its next step; a checkpoint is written.</param>
    /// <returns>Whether the run came to its end; false when it was stopped.</returns>
    /// <exception cref="InvalidInputException">The options, the data or the folder cannot be used, or the loss or the weights became NaN; the last good checkpoint stays.</exception>
    public bool Start(TrainingOptions options, TrainingBudget budget, string? initialWeights = null, CancellationToken cancellation = default)
    {
        if (HoldsRun(directory))
            throw new InvalidInputException($"'{directory}' already holds a run: resume it, or choose another folder.");
        if (File.Exists(Path.Combine(directory, ModelDescription.FileName)))
            throw new InvalidInputException($"'{directory}' already holds a model: choose another folder.");
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).FirstOrDefault(path => !HarmlessEndings.Contains(Path.GetExtension(path))) is { } foreign)
            throw new InvalidInputException($"'{directory}' holds '{Path.GetFileName(foreign)}', which belongs to no run: choose an empty folder. Nothing in it was touched.");
        return Run(options.Complete(), null, budget, initialWeights, cancellation);
    }

    /// <summary>Goes on with the folder's run, with its own options.</summary>
    /// <param name="budget">Another end for the run: a number of steps of the whole run, or a time from now on; null keeps its number of steps, and then the run goes on as if it had never stopped; one that ended because nothing got better has ended.</param>
    /// <param name="device">Where to compute from now on; null stays where it was.</param>
    /// <param name="threads">Threads of libtorch from now on; null keeps their number.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>Whether the run came to its end; false when it was stopped.</returns>
    /// <exception cref="InvalidInputException">There is no run, it is damaged, its objective knows other classes than the data has, it has done more steps than the new end, or another program is at it.</exception>
    public bool Resume(TrainingBudget? budget = null, string? device = null, int? threads = null, CancellationToken cancellation = default)
    {
        var (state, tensors) = TrainingCheckpoint.Read(directory);
        if (budget?.Steps < state.Step)
            throw new InvalidInputException($"The run in '{directory}' has done {state.Step} steps already; it cannot end after {budget.Steps}.");
        if (state.Options.Patience > 0 && state.Waited >= state.Options.Patience && (budget is null || budget.Steps <= state.Steps) && IsLast(state))
        {
            report(Early(state.Step, state.Steps, state.Waited));
            return true;
        }
        var options = (state.Options with { Device = device ?? state.Options.Device, Threads = threads ?? state.Options.Threads }).Complete();
        return Run(options, (state, tensors), budget ?? TrainingBudget.OfSteps(state.Steps), null, cancellation);
    }

    bool Run(TrainingOptions options, (TrainingCheckpoint State, IReadOnlyDictionary<string, StoredTensor> Tensors)? resumed, TrainingBudget budget, string? initialWeights, CancellationToken cancellation)
    {
        using var claim = RunClaim.Of(directory);
        // Data: every drawing as a distance field, measured once.
        var learned = ComposedCharacters.AddTo(training, options.ComposedCharacters, options.Seed);
        report(new(TrainingEvent.Preparing, 0, 0) { Message = $"Measuring {learned.Items.Count} drawings" });
        var fields = FieldSet.Measure(learned, options.Raster, options.FieldResolution, cancellation);

        // libtorch keeps the number of threads per calling thread, once that thread has asked for it.
        set_num_threads(options.Threads);
        _ = get_num_threads();

        var steps = budget.Steps ?? (resumed?.State.Step ?? 0) + Measure(learned, options, fields, budget.Time!.Value, cancellation);

        // Model: the network, what its objective trains beside it, and the running average of its weights, which is kept.
        using var learner = new Learner(options, learned.Classes, initialWeights);
        var validation = heldOut is null ? null : Validation.Of(training, heldOut, options, learner, cancellation);
        if (learner.LeftOut.Count > 0)
            report(new(TrainingEvent.Preparing, 0, steps) { Message = $"Left out of '{initialWeights}', as the network has no place for it: {string.Join(", ", learner.LeftOut)}" });
        var startedFrom = initialWeights is null ? resumed?.State.StartedFrom : ModuleWeights.NameOf(initialWeights);
        var (first, best, waited, data, classes) = (0L, double.NaN, 0, Data, training.Classes);
        if (resumed is var (state, tensors))
        {
            var isOther = !IsLast(state);
            var now = Data + (training.Classes.Except(state.Classes ?? training.Classes).FirstOrDefault() is { } added ? $", '{added.Name}' of {added.Alphabet} among them" : "");
            if (isOther && learner.Objective.KnowsClasses)
                throw new InvalidInputException($"The run in '{directory}' was trained on {state.Data}; its objective has weights for those classes and cannot go on with {now}.");
            if (isOther)
                report(new(TrainingEvent.Preparing, state.Step, steps) { Message = $"Going on with other data: so far {state.Data}, now {now}" });
            state.Restore(directory, tensors, learner);
            (first, best, waited, data) = (state.Step, state.Best, state.Waited, isOther ? state.Data + Then + Data : state.Data);
            classes = [.. (state.Classes ?? []).Except(classes), .. classes];
        }
        else
            InvalidInputException.Require(learner.Objective.TrainsNetwork || initialWeights is not null, $"'{options.Objective.Name}' keeps the network as it is: begin with the weights of a model that has learned (--from DIR).");
        using var batches = TrainingBatches.Start(learned, options, learner.Objective, fields, first, steps, learner.Device);
        // Only now: what cannot be trained leaves no run behind.
        if (resumed is null)
            Save(0);
        report(new(TrainingEvent.Started, first, steps) { Message = $"{options.Network.Name}, {learner.Network.ParameterCount:N0} parameters, {learner.Network.Precision}, objective {options.Objective.Name}, {Data}" });

        var pairs = SamplePairs.Choose(heldOut ?? training, options.Raster);
        if (pairs is not null)
            report(new(TrainingEvent.Scored, first, steps) { Pairs = pairs.Pairs, PairsHeldOut = heldOut is not null, PairScores = learner.Score(pairs) });

        using var lossSum = zeros(1, device: learner.Device);
        var (counted, pictures, clock, sinceReport, sinceScore, sinceSave) = (0, 0L, Stopwatch.StartNew(), Stopwatch.StartNew(), Stopwatch.StartNew(), Stopwatch.StartNew());
        var validateEvery = options.Validations == 0 ? long.MaxValue : Math.Max(1, steps / options.Validations);
        double? lastLoss = null;
        learner.Train();

        for (var step = first; step < steps; step++)
        {
            if (cancellation.IsCancellationRequested)
            {
                RequireFinite(step);
                Save(step);
                report(new(TrainingEvent.Stopped, step, steps));
                return false;
            }

            using (NewDisposeScope())
            {
                using var batch = batches.Take();
                var loss = learner.Step(batch, step, steps);
                using (no_grad())
                    lossSum.add_(loss.detach());
                if (step == steps - 1)
                    lastLoss = loss.item<float>();
                counted++;
                pictures += batch.Labels.shape[0];
            }

            var done = step + 1;
            if (sinceReport.Elapsed >= ReportEvery || done == steps)
            {
                var mean = RequireFinite(done);
                report(new(TrainingEvent.Steps, done, steps)
                {
                    Loss = mean,
                    LearningRate = options.Optimization.RateAt(step, steps),
                    PicturesPerSecond = pictures / sinceReport.Elapsed.TotalSeconds,
                    SecondsLeft = clock.Elapsed.TotalSeconds / (done - first) * (steps - done),
                });
                lossSum.zero_();
                (counted, pictures, sinceReport) = (0, 0, Stopwatch.StartNew());
            }
            if (pairs is not null && (sinceScore.Elapsed >= ScoreEvery || done % validateEvery == 0 || done == steps))
            {
                RequireFinite(done);
                report(new(TrainingEvent.Scored, done, steps) { PairScores = learner.Score(pairs) });
                sinceScore.Restart();
            }
            if (validation is not null && (done % validateEvery == 0 || done == steps))
            {
                RequireFinite(done);
                var measured = learner.Measure(validation);
                var metrics = measured.Metrics;
                var isBest = !(metrics[validation.Decisive] <= best);
                waited = isBest ? 0 : waited + 1;
                if (isBest)
                {
                    best = metrics[validation.Decisive];
                    Keep(done, metrics);
                }
                report(new(TrainingEvent.Validated, done, steps) { Metrics = metrics, HeldOutLoss = measured.Loss, TrainingAccuracy = measured.TrainingAccuracy, Best = isBest, Weights = learner.AveragedWeights });
                if (options.Patience > 0 && waited >= options.Patience && done < steps)
                {
                    Save(done);
                    report(Early(done, steps, waited));
                    return true;
                }
            }
            if (sinceSave.Elapsed >= SaveEvery || done == steps)
            {
                RequireFinite(done);
                if (validation is null)
                    Keep(done, new Dictionary<string, double>());
                Save(done);
                report(new(TrainingEvent.Saved, done, steps) { Weights = validation is null ? learner.AveragedWeights : null });
                sinceSave.Restart();
            }
        }
        report(new(TrainingEvent.Finished, steps, steps) { Loss = lastLoss });
        return true;

        // The mean loss since the last report; a run that went astray stops before it can spoil a checkpoint. A loss is that of the weights before its step.
        double RequireFinite(long done)
        {
            var mean = counted == 0 ? 0 : lossSum.item<float>() / counted;
            var astray = !double.IsFinite(mean) ? $"loss became {mean}" : !learner.IsFinite ? "weights became infinite or NaN" : null;
            return astray is null ? mean : throw new InvalidInputException($"The {astray} by step {done} and training stopped; the checkpoint before that is kept. A lower learning rate or gradient clipping may help.");
        }

        void Save(long done) => new TrainingCheckpoint(done, steps, best, waited, data, classes, startedFrom, options, Split ?? resumed?.State.Split).Write(directory, learner);

        void Keep(long done, IReadOnlyDictionary<string, double> metrics) =>
            ModuleWeights.WriteModel(directory, learner.Averaged, options.Name, id => new ModelDescription
            {
                Id = id,
                Network = options.Network,
                Head = learner.AveragedHead is null ? null : options.Objective,
                Classes = learner.AveragedHead is null ? null : learner.Objective.KnowsClasses ? learner.Classes : classes,
                Raster = options.Raster,
                Parameters = learner.Network.ParameterCount,
                Data = data,
                HeldOut = validation is OneShotValidation ? heldOut!.Alphabets : [],
                Training = options,
                StartedFrom = startedFrom,
                Steps = done,
                Metrics = metrics,
            }, learner.AveragedHead);
    }

    bool IsLast(TrainingCheckpoint state) =>
        (state.Data == Data || state.Data.EndsWith(Then + Data, StringComparison.Ordinal)) && (state.Classes is null || state.Classes.TakeLast(training.Classes.Count).SequenceEqual(training.Classes));

    static TrainingProgress Early(long done, long steps, int waited) => new(TrainingEvent.Finished, done, steps) { Message = $"Nothing got better over {waited} validations" };

    // How many steps fit into the time: some are run on a network that is thrown away.
    long Measure(SymbolCollection learned, TrainingOptions options, FieldSet fields, TimeSpan time, CancellationToken cancellation)
    {
        report(new(TrainingEvent.Preparing, 0, 0) { Message = "Measuring the speed" });
        using var learner = new Learner(options, learned.Classes, null);
        using var batches = TrainingBatches.Start(learned, options, learner.Objective, fields, 0, MeasuredSteps, learner.Device);
        learner.Train();
        var clock = new Stopwatch();
        for (var step = 0; step < MeasuredSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (step == WarmUpSteps)
                clock.Start();
            using var scope = NewDisposeScope();
            using var batch = batches.Take();
            learner.Step(batch, step, MeasuredSteps);
        }
        return Math.Max(1, (long)(time.TotalSeconds / clock.Elapsed.TotalSeconds * (MeasuredSteps - WarmUpSteps)));
    }
}
