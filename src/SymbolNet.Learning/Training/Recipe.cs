using System.Text.Json;
using SymbolNet.Learning.Checkpoints;

namespace SymbolNet.Learning.Training;

/// <summary>A way of training with a name: a published one, or one's own. A JSON file in <c>models/recipes</c>.</summary>
public sealed record Recipe
{
    /// <summary>What it is, in a sentence or two for people, with its source.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The data it was published with, in words.</summary>
    public string Data { get; init; } = "";

    /// <summary>The classes to learn, as <c>--classes</c> takes them; null learns all.</summary>
    public string? Classes { get; init; }

    /// <summary>Part of every class to hold out for validation, between 0 and 1; null holds out none.</summary>
    public double? Validation { get; init; }

    /// <summary>Steps of the published training; null leaves it to whoever trains.</summary>
    public long? Steps { get; init; }

    /// <summary>The numbers.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>Reads a recipe and checks its numbers.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, says something unknown, or its numbers make no training.</exception>
    public static Recipe Read(string path)
    {
        try
        {
            var recipe = JsonSerializer.Deserialize<Recipe>(File.ReadAllBytes(path), ModelDescription.Json) ?? new();
            recipe.Training.Complete();
            return recipe;
        }
        catch (Exception reason) when (reason is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' is no recipe: {reason.Message}", reason);
        }
    }
}
