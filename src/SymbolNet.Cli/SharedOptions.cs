using System.CommandLine;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Training;

namespace SymbolNet.Cli;

/// <summary>Options that several commands have, and what they stand for.</summary>
static class SharedOptions
{
    /// <summary>Where the shipped model lies in the clone.</summary>
    public const string ShippedModel = "models/starter";

    /// <summary>Where the recipes lie in the clone.</summary>
    public const string RecipeFolder = "models/recipes";

    const int ProblemsShown = 10;

    /// <summary>Which model.</summary>
    public static Option<string?> Model() => new("--model") { Description = $"Folder of the model; the shipped one ({ShippedModel}) by default.", HelpName = "DIR" };

    /// <summary>Which data sets.</summary>
    public static Option<string[]> Dataset() => new("--dataset")
    {
        Description = "Folder or zip of class folders (pictures or strokes) or of idx files (MNIST, EMNIST, KMNIST), table of pictures (.csv), starter memory (.json) or procedural:SEED/ALPHABETSxCHARACTERSxDRAWERS; "
            + "choices may follow: PATH:split=balanced,part=test,classes=digits_A-H. May be given several times.",
        HelpName = "PATH", Required = true, AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Which alphabets.</summary>
    public static Option<string?> Alphabets() => new("--alphabets") { Description = "Only these alphabets, separated by commas.", HelpName = "A,B,.." };

    /// <summary>Which classes.</summary>
    public static Option<string?> Classes() => new("--classes") { Description = "Only these classes: digits, uppercases, lowercases, all, ranges A-H or 0-20 (label numbers), sets 024Z, joined by _.", HelpName = "SELECTION" };

    /// <summary>Which recipe.</summary>
    public static Option<string?> Recipe() => new("--recipe") { Description = $"A way of training: one of {RecipeFolder} by its name ('symbolnet recipes' lists them), or a JSON file.", HelpName = "NAME|FILE" };

    /// <summary>The seed of everything random.</summary>
    public static Option<long> Seed() => new("--seed") { Description = "Seed of everything random.", DefaultValueFactory = _ => 1 };

    /// <summary>How often a test is repeated.</summary>
    public static Option<int> Episodes(int number) => new("--episodes") { Description = "Number of episodes.", DefaultValueFactory = _ => number };

    /// <summary>Examples of each class.</summary>
    public static Option<int> Shots() => new("--shots") { Description = "Drawings taught of each character.", DefaultValueFactory = _ => 1 };

    /// <summary>Where event files go.</summary>
    public static Option<string?> TensorBoard() => new("--tensorboard") { Description = "Write TensorBoard's event files into this folder.", HelpName = "DIR" };

    /// <summary>Where a model computes.</summary>
    public static Option<string> Device() => new("--device") { Description = "Where to compute: cpu, cuda, cuda:0, or auto, which takes CUDA where there is one.", DefaultValueFactory = _ => "cpu" };

    /// <summary>Loads the model that was asked for, or the shipped one.</summary>
    public static EmbeddingModel LoadModel(string? directory, string device = "cpu") => EmbeddingModel.Load(ModelDirectory(directory), device);

    /// <summary>The folder of the model that was asked for, or of the shipped one.</summary>
    public static string ModelDirectory(string? directory) =>
        directory ?? UpwardSearch.Find(ShippedModel) ?? throw new InvalidInputException($"The shipped model ({ShippedModel}) is nowhere above the current folder; name one with --model DIR.");

    /// <summary>Opens the data sets that were asked for, or the part that belongs to some alphabets or classes (and to others, where the classes are chosen), and says which files were left out.</summary>
    public static SymbolCollection Open(IEnumerable<string> paths, TextWriter error, string? alphabets = null, string? classes = null, IReadOnlyList<SymbolClass>? also = null)
    {
        var collection = DatasetReader.Open(paths);
        TellProblems(collection, error);
        if (alphabets is not null)
            collection = collection.Only(Names(alphabets));
        return classes is null ? collection : collection.Only(ClassSelection.Parse(classes), also);
    }

    /// <summary>Every recipe that comes with the program, by name.</summary>
    public static IReadOnlyList<(string Name, Recipe Recipe)> Recipes() =>
        UpwardSearch.Find(RecipeFolder) is { } folder
            ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => (Path.GetFileNameWithoutExtension(file), Learning.Training.Recipe.Read(file)))]
            : throw new InvalidInputException($"The recipes ({RecipeFolder}) are nowhere above the current folder.");

    /// <summary>A recipe by its name or file.</summary>
    /// <exception cref="InvalidInputException">There is none, or it is damaged.</exception>
    public static Recipe ReadRecipe(string nameOrFile)
    {
        if (File.Exists(nameOrFile))
            return Learning.Training.Recipe.Read(nameOrFile);
        return UpwardSearch.Find($"{RecipeFolder}/{nameOrFile}.json") is { } file
            ? Learning.Training.Recipe.Read(file)
            : throw new InvalidInputException($"There is no recipe '{nameOrFile}'; there are {string.Join(", ", Recipes().Select(recipe => recipe.Name))}, or a JSON file.");
    }

    /// <summary>Writes a text file atomically.</summary>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void WriteText(string path, string text) => AtomicFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Says which files of a data set were left out: the first few, and how many.</summary>
    public static void TellProblems(SymbolCollection collection, TextWriter error)
    {
        foreach (var problem in collection.Problems.Take(ProblemsShown))
            error.WriteLine(problem.Sentence);
        if (collection.Problems.Count > 0)
            error.WriteLine($"Left out: {collection.Problems.Count} file{(collection.Problems.Count == 1 ? "" : "s")}{(collection.Problems.Count > ProblemsShown ? $", the first {ProblemsShown} of them above" : "")}.");
    }

    /// <summary>Names separated by commas.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static string[] Names(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names ? names : throw new InvalidInputException("A list of alphabets needs at least one name.");

    /// <summary>A fraction as people read it.</summary>
    public static string Percent(double fraction) => $"{100 * fraction:0.00} %";
}
