using System.CommandLine;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;

namespace SymbolNet.Cli;

/// <summary>Options that several commands have, and what they stand for.</summary>
static class SharedOptions
{
    /// <summary>Where the shipped model lies in the clone.</summary>
    public const string ShippedModel = "models/starter";

    /// <summary>Which model.</summary>
    public static Option<string?> Model() => new("--model") { Description = $"Folder of the model; the shipped one ({ShippedModel}) by default.", HelpName = "DIR" };

    /// <summary>Which data sets.</summary>
    public static Option<string[]> Dataset() => new("--dataset")
    {
        Description = "Folder or zip of alphabet/character/id_drawer.png (pictures) or .txt (strokes), folder with MNIST's idx files, or starter memory (.json). May be given several times.",
        HelpName = "PATH", Required = true, AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Which alphabets.</summary>
    public static Option<string?> Alphabets() => new("--alphabets") { Description = "Only these alphabets, separated by commas.", HelpName = "A,B,.." };

    /// <summary>The seed of everything random.</summary>
    public static Option<long> Seed() => new("--seed") { Description = "Seed of everything random.", DefaultValueFactory = _ => 1 };

    /// <summary>How often a test is repeated.</summary>
    public static Option<int> Episodes(int number) => new("--episodes") { Description = "Number of episodes.", DefaultValueFactory = _ => number };

    /// <summary>Examples of each class.</summary>
    public static Option<int> Shots() => new("--shots") { Description = "Drawings taught of each character.", DefaultValueFactory = _ => 1 };

    /// <summary>Loads the model that was asked for, or the shipped one.</summary>
    public static EmbeddingModel LoadModel(string? directory) => EmbeddingModel.Load(ModelDirectory(directory));

    /// <summary>The folder of the model that was asked for, or of the shipped one.</summary>
    public static string ModelDirectory(string? directory) =>
        directory ?? UpwardSearch.Find(ShippedModel) ?? throw new InvalidInputException($"The shipped model ({ShippedModel}) is nowhere above the current folder; name one with --model DIR.");

    /// <summary>Opens the data sets that were asked for, or the part that belongs to some alphabets.</summary>
    public static SymbolCollection Open(IEnumerable<string> paths, string? alphabets)
    {
        var collection = DatasetReader.Open(paths);
        return alphabets is null ? collection : collection.Only(Names(alphabets));
    }

    /// <summary>Names separated by commas.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static string[] Names(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names ? names : throw new InvalidInputException("A list of alphabets needs at least one name.");

    /// <summary>A fraction as people read it.</summary>
    public static string Percent(double fraction) => $"{100 * fraction:0.00} %";
}
