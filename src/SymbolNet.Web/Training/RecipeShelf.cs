using SymbolNet.Learning.Training;

namespace SymbolNet.Web.Training;

/// <summary>The recipes that come with the app, by name; those that need another model to begin with are left out. Read once. Thread-safe.</summary>
public sealed class RecipeShelf
{
    readonly Lazy<IReadOnlyDictionary<string, Recipe>> recipes = new(Read);

    /// <summary>The recipe of the shipped model, with which everybody begins.</summary>
    public const string First = "starter";

    /// <summary>All recipes, the shipped model's first.</summary>
    public IReadOnlyDictionary<string, Recipe> All => recipes.Value;

    static Dictionary<string, Recipe> Read() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "models", "recipes"), "*.json")
            .Select(file => KeyValuePair.Create(Path.GetFileNameWithoutExtension(file), Recipe.Read(file)))
            .Where(recipe => !recipe.Value.Training.Objective.Name.StartsWith("frozen", StringComparison.Ordinal))
            .OrderBy(recipe => recipe.Key != First).ThenBy(recipe => recipe.Key, StringComparer.Ordinal)
            .ToDictionary();
}
