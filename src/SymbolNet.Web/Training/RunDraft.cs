using System.Globalization;
using System.Text.RegularExpressions;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Data.Procedural;
using SymbolNet.Learning.Losses;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Training;

namespace SymbolNet.Web.Training;

/// <summary>The form for a new run: what is typed so far, what is wrong with it, and the plan it makes. Not thread-safe: used on the page's own thread.</summary>
public sealed partial class RunDraft
{
    /// <summary>Stands for made-up alphabets among the data sets.</summary>
    public const string MadeUp = "";

    /// <summary>Longest training, in minutes: four weeks.</summary>
    const double MostMinutes = 40_320;

    const long MostSteps = 10_000_000;

    /// <summary>Drawings of a character in a data set whose characters were not counted, as Omniglot has, and most characters of one.</summary>
    const long UsualDrawings = 20, MostCharacters = 2_000;

    readonly IReadOnlyDictionary<string, Recipe> recipes;
    Recipe recipe;

    /// <summary>A form filled in like the first recipe.</summary>
    /// <param name="recipes">The presets.</param>
    /// <param name="datasets">The data sets of this server.</param>
    /// <param name="datasetFolder">Where they lie, to be named on the page.</param>
    public RunDraft(IReadOnlyDictionary<string, Recipe> recipes, IReadOnlyList<string> datasets, string datasetFolder)
    {
        (this.recipes, Datasets, DatasetFolder, recipe) = (recipes, datasets, datasetFolder, recipes.Values.First());
        Dataset = datasets.Count > 0 ? datasets[0] : MadeUp;
        Choose(recipes.Keys.First());
    }

    /// <summary>The presets by name.</summary>
    public IReadOnlyDictionary<string, Recipe> Presets => recipes;

    /// <summary>The data sets of this server.</summary>
    public IReadOnlyList<string> Datasets { get; }

    /// <summary>Where they lie.</summary>
    public string DatasetFolder { get; }

    /// <summary>The recipe the form began from.</summary>
    public string Preset { get; private set; } = "";

    /// <summary>What the run and its model are called.</summary>
    public string Name { get; set; } = "";

    /// <summary>One of <see cref="Datasets"/>, or <see cref="MadeUp"/>.</summary>
    public string Dataset { get; set; }

    /// <summary>Made-up alphabets: how many.</summary>
    public string Alphabets { get; set; } = "30";

    /// <summary>Made-up alphabets: characters of each.</summary>
    public string Characters { get; set; } = "25";

    /// <summary>Made-up alphabets: drawings of each character.</summary>
    public string Drawers { get; set; } = "20";

    /// <summary>Whether the time limits the training, or the steps.</summary>
    public bool IsTimed { get; set; } = true;

    /// <summary>How long, in minutes.</summary>
    public string Minutes { get; set; } = "30";

    /// <summary>How long, in steps.</summary>
    public string Steps { get; set; } = "";

    /// <summary>Which classes to learn, in the grammar of <see cref="ClassSelection"/>; empty for all.</summary>
    public string Classes { get; set; } = "";

    /// <summary>What is kept away to be measured on.</summary>
    public HoldOut HoldOut { get; set; } = HoldOut.Alphabets;

    /// <summary>The part of it, between 0 and 1.</summary>
    public string HeldOutPart { get; set; } = "0.2";

    /// <summary>The names of it, separated by commas.</summary>
    public string HeldOutNames { get; set; } = "";

    /// <summary>The network.</summary>
    public string Network { get; private set; } = "";

    /// <summary>What is strived for.</summary>
    public string Objective { get; private set; } = "";

    /// <summary>The optimiser.</summary>
    public OptimizerKind Optimizer { get; set; }

    /// <summary>How the learning rate changes.</summary>
    public ScheduleKind Schedule { get; set; }

    /// <summary>Element type of convolutions and matrix products.</summary>
    public TrainingPrecision Precision { get; set; }

    /// <summary>Where to compute.</summary>
    public string Device { get; set; } = "cpu";

    /// <summary>The seed.</summary>
    public string Seed { get; set; } = "1";

    /// <summary>Numbers about learning.</summary>
    public IReadOnlyList<DraftNumber> LearningNumbers { get; } =
    [
        new("Pictures per step", "More are steadier and slower.", o => o.Batch, (o, v) => o with { Batch = (int)v }, 2, 4096, true),
        new("Learning rate", "The highest one of the run.", o => o.Optimization.LearningRate, (o, v) => o with { Optimization = o.Optimization with { LearningRate = v } }, 0.0000001, 5),
        new("Warm-up", "Part of the run in which the rate rises.", o => o.Optimization.WarmUp, (o, v) => o with { Optimization = o.Optimization with { WarmUp = v } }, 0, 0.9),
        new("Weight decay", "Pulls weights towards zero.", o => o.Optimization.WeightDecay, (o, v) => o with { Optimization = o.Optimization with { WeightDecay = v } }, 0, 0.99),
        new("Longest gradient", "0 does not limit it.", o => o.Optimization.GradientClip, (o, v) => o with { Optimization = o.Optimization with { GradientClip = v } }, 0, 1000),
        new("Average of weights", "Decay of the running average; 0 keeps none.", o => o.AverageDecay, (o, v) => o with { AverageDecay = v }, 0, 0.99999),
        new("Measurements", "How often what is held out is measured.", o => o.Validations, (o, v) => o with { Validations = (int)v }, 0, 1000, true),
        new("Patience", "Ends after so many without a better one; 0 never.", o => o.Patience, (o, v) => o with { Patience = (int)v }, 0, 1000, true),
        new("Threads", "Processor cores; 0 takes all.", o => o.Threads, (o, v) => o with { Threads = (int)v }, 0, 256, true),
    ];

    /// <summary>Numbers about how drawings are varied.</summary>
    public IReadOnlyList<DraftNumber> VariationNumbers { get; } =
    [
        new("Orientations", "1, 4 or 8 of every character count as its own.", o => o.Orientations, (o, v) => o with { Orientations = (int)v }, 1, 8, true),
        new("Rotation", "In degrees, as a standard deviation.", o => o.Augmentation.RotationDegrees, (o, v) => o with { Augmentation = o.Augmentation with { RotationDegrees = (float)v } }, 0, 90),
        new("Stretch", "Width against height.", o => o.Augmentation.Stretch, (o, v) => o with { Augmentation = o.Augmentation with { Stretch = (float)v } }, 0, 2),
        new("Shear", "How far the top slides.", o => o.Augmentation.Shear, (o, v) => o with { Augmentation = o.Augmentation with { Shear = (float)v } }, 0, 2),
        new("Shrink", "How much smaller it may become.", o => o.Augmentation.Shrink, (o, v) => o with { Augmentation = o.Augmentation with { Shrink = (float)v } }, 0, 0.9),
        new("Shift", "In pixels.", o => o.Augmentation.Shift, (o, v) => o with { Augmentation = o.Augmentation with { Shift = (float)v } }, 0, 16),
        new("Elastic", "How much lines bend.", o => o.Augmentation.Elastic, (o, v) => o with { Augmentation = o.Augmentation with { Elastic = (float)v } }, 0, 1),
        new("Missing ink", "How often a spot is erased.", o => o.Augmentation.Erase, (o, v) => o with { Augmentation = o.Augmentation with { Erase = (float)v } }, 0, 1),
    ];

    /// <summary>What is wrong with the name, or null.</summary>
    public string? NameProblem => NamePattern().IsMatch(Name) ? null : "Small letters, digits and hyphens, up to 40 of them.";

    /// <summary>What is wrong with the numbers of made-up alphabets, or null.</summary>
    public string? MadeUpProblem =>
        Dataset != MadeUp ? null
        : Whole(Alphabets, 2, 500) is not { } alphabets ? "2 to 500 alphabets, please."
        : Whole(Characters, 2, ProceduralAlphabets.CharacterLimit) is not { } characters ? $"2 to {ProceduralAlphabets.CharacterLimit} characters of each, please."
        : Whole(Drawers, 2, 200) is not { } drawers ? "2 to 200 drawings of each, please."
        : alphabets * characters * drawers > 200_000 ? "Together up to 200,000 drawings, please." : null;

    /// <summary>What is wrong with the length, or null.</summary>
    public string? LengthProblem =>
        IsTimed ? DraftNumber.TryParse(Minutes, 0.1, MostMinutes, false) is null ? DraftNumber.Refusal(0.1, MostMinutes, false) : null
        : Whole(Steps, 1, MostSteps) is null ? DraftNumber.Refusal(1, MostSteps, true) : null;

    /// <summary>What is wrong with the choice of classes, or null.</summary>
    public string? ClassesProblem => Classes.Trim().Length == 0 ? null : Refusal(() => ClassSelection.Parse(Classes.Trim()));

    /// <summary>What is wrong with what is held out, or null.</summary>
    public string? HoldOutProblem => HoldOut switch
    {
        HoldOut.Alphabets or HoldOut.Drawings when DraftNumber.TryParse(HeldOutPart, 0.01, 0.9, false) is null => DraftNumber.Refusal(0.01, 0.9, false),
        HoldOut.Named when HeldOutNames.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Length == 0 => "At least one name, please.",
        _ => null,
    };

    /// <summary>What is wrong with the seed, or null.</summary>
    public string? SeedProblem => long.TryParse(Seed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "A whole number, please.";

    /// <summary>What does not fit together although every field is fine by itself, or null.</summary>
    public string? WholeProblem => Refusal(() => Build().Complete());

    /// <summary>Whether everything is fine.</summary>
    public bool IsFine =>
        NameProblem is null && MadeUpProblem is null && LengthProblem is null && ClassesProblem is null && HoldOutProblem is null && SeedProblem is null
        && LearningNumbers.Concat(VariationNumbers).All(number => number.Problem is null) && WholeProblem is null;

    /// <summary>Steps times pictures per step, when the length is in steps; null when it is in minutes or wrong.</summary>
    public double? PicturesToTrain => !IsTimed && Whole(Steps, 1, MostSteps) is { } steps ? steps * (double)Build().Batch : null;

    /// <summary>About how much memory the training takes, in bytes; null while something is wrong.</summary>
    /// <param name="drawings">Drawings of the data set, when it is known; those of made-up alphabets are.</param>
    public long? Memory(long? drawings)
    {
        if (MadeUpProblem is not null || WholeProblem is not null)
            return null;
        var characters = Dataset == MadeUp ? Whole(Alphabets, 2, 500) * Whole(Characters, 2, ProceduralAlphabets.CharacterLimit) : Math.Min((drawings ?? 0) / UsualDrawings, MostCharacters);
        return TrainingMemory.Estimate(Build(), Dataset == MadeUp ? characters!.Value * Whole(Drawers, 2, 200)!.Value : drawings ?? 0, characters!.Value);
    }

    /// <summary>Fills the form in like a preset.</summary>
    public void Choose(string preset)
    {
        Preset = preset;
        var chosen = recipes[preset];
        Show(chosen);
        Name = preset;
        IsTimed = chosen.Steps is null || preset == RecipeShelf.First;
        Steps = (chosen.Steps ?? 1000).ToString(CultureInfo.InvariantCulture);
        if (chosen.Validation is { } part)
            (HoldOut, HeldOutPart) = (HoldOut.Drawings, part.ToString(CultureInfo.InvariantCulture));
        else
            (HoldOut, HeldOutPart) = (HoldOut.Alphabets, "0.2");
    }

    /// <summary>Fills the form in like an earlier run.</summary>
    public void TakeOver(RunPlan plan)
    {
        if (recipes.ContainsKey(plan.Preset))
            Preset = plan.Preset;
        Show(plan.Recipe);
        Name = plan.Recipe.Training.Name;
        if (MadeUpPattern().Match(plan.Dataset) is { Success: true } made)
            (Dataset, Alphabets, Characters, Drawers) = (MadeUp, made.Groups[1].Value, made.Groups[2].Value, made.Groups[3].Value);
        else if (Datasets.Contains(plan.Dataset))
            Dataset = plan.Dataset;
        IsTimed = plan.Minutes is not null;
        if (plan.Minutes is { } minutes)
            Minutes = minutes.ToString(CultureInfo.InvariantCulture);
        if (plan.Recipe.Steps is { } steps)
            Steps = steps.ToString(CultureInfo.InvariantCulture);
        (HoldOut, HeldOutPart, HeldOutNames) =
            plan.HeldOut is { } held && DraftNumber.TryParse(held, 0, 1, false) is not null ? (HoldOut.Alphabets, held, "")
            : plan.HeldOut is { } names ? (HoldOut.Named, HeldOutPart, names)
            : plan.Recipe.Validation is { } part ? (HoldOut.Drawings, part.ToString(CultureInfo.InvariantCulture), "")
            : (HoldOut.Nothing, HeldOutPart, "");
    }

    /// <summary>Takes another network, at the picture size it was published with.</summary>
    public void ChooseNetwork(string name)
    {
        Network = name;
        recipe = recipe with { Training = recipe.Training with { Network = new NetworkOptions { Name = name }, Raster = NetworkRegistry.RasterFor(name, recipe.Training.Raster) } };
    }

    /// <summary>Takes another objective, with its own numbers.</summary>
    public void ChooseObjective(string name)
    {
        Objective = name;
        recipe = recipe with { Training = recipe.Training with { Objective = new ObjectiveOptions { Name = name } } };
    }

    /// <summary>The plan that the form describes.</summary>
    /// <exception cref="InvalidInputException">Something is wrong; the sentence names it.</exception>
    public RunPlan ToPlan()
    {
        InvalidInputException.Require(IsFine, WholeProblem ?? "Something in the form is not right yet: see the lines in red.");
        return new RunPlan
        {
            Preset = Preset,
            Dataset = Dataset == MadeUp ? $"{ProceduralAlphabets.Prefix}{Seed.Trim()}/{Alphabets.Trim()}x{Characters.Trim()}x{Drawers.Trim()}" : Dataset,
            HeldOut = HoldOut switch { HoldOut.Alphabets => Plain(HeldOutPart), HoldOut.Named => HeldOutNames.Trim(), _ => null },
            Minutes = IsTimed ? DraftNumber.TryParse(Minutes, 0.1, MostMinutes, false) : null,
            Recipe = recipe with
            {
                Classes = Classes.Trim() is { Length: > 0 } classes ? classes : null,
                Validation = HoldOut == HoldOut.Drawings ? DraftNumber.TryParse(HeldOutPart, 0, 1, false) : null,
                Steps = IsTimed ? null : Whole(Steps, 1, MostSteps),
                Training = Build(),
            },
        };
    }

    void Show(Recipe shown)
    {
        recipe = shown;
        var training = shown.Training;
        (Network, Objective, Optimizer, Schedule, Precision, Device) =
            (training.Network.Name, training.Objective.Name, training.Optimization.Optimizer, training.Optimization.Schedule, training.Precision, training.Device);
        Seed = training.Seed.ToString(CultureInfo.InvariantCulture);
        Classes = shown.Classes ?? "";
        foreach (var number in LearningNumbers.Concat(VariationNumbers))
            number.Show(training);
    }

    TrainingOptions Build()
    {
        var training = recipe.Training with
        {
            Name = Name,
            Precision = Precision,
            Device = Device,
            Seed = long.TryParse(Seed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : recipe.Training.Seed,
            Optimization = recipe.Training.Optimization with { Optimizer = Optimizer, Schedule = Schedule },
        };
        return LearningNumbers.Concat(VariationNumbers).Aggregate(training, (options, number) => number.Apply(options));
    }

    static string Plain(string number) => DraftNumber.TryParse(number, 0, 1, false)!.Value.ToString(CultureInfo.InvariantCulture);

    static long? Whole(string text, long least, long most) => DraftNumber.TryParse(text, least, most, true) is { } value ? (long)value : null;

    static string? Refusal(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (InvalidInputException refusal)
        {
            return refusal.Message;
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^procedural:-?\d+/(\d+)x(\d+)x(\d+)$")]
    private static partial Regex MadeUpPattern();
}
