using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Training;

namespace SymbolNet.Web.Training;

/// <summary>Everything a run needs to be trained, again and anywhere: stored with it.</summary>
public sealed record RunPlan
{
    /// <summary>The recipe it began from, by name.</summary>
    public string Preset { get; init; } = "";

    /// <summary>The data set: a name in the server's folder of data sets, or made-up alphabets (<c>procedural:SEED/AxCxD</c>).</summary>
    public string Dataset { get; init; } = "";

    /// <summary>What to keep away from training and measure on: a part of the alphabets such as "0.2", or names separated by commas; null when <see cref="Recipe.Validation"/> or nothing is.</summary>
    public string? HeldOut { get; init; }

    /// <summary>How long to train, in minutes; null when the recipe's steps count.</summary>
    public double? Minutes { get; init; }

    /// <summary>All numbers.</summary>
    public Recipe Recipe { get; init; } = new();

    /// <summary>Said of a run whose plan cannot be read.</summary>
    public const string Unreadable = "What this run was to train can no longer be read: it was made by another version. Make a new one.";

    /// <summary>Reads a stored plan.</summary>
    /// <exception cref="InvalidInputException">It is damaged or of another version.</exception>
    public static RunPlan Read(string json) => TryRead(json) ?? throw new InvalidInputException(Unreadable);

    /// <summary>Reads a stored plan; null when it is damaged or of another version.</summary>
    public static RunPlan? TryRead(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<RunPlan>(json, ModelDescription.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The plan as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ModelDescription.Json);
}
