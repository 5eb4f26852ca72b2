using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>Where the files of runs lie: <c>runs/ID</c> in the data folder, with the recipe, and the training's own folder beside it.</summary>
public sealed class RunFolders(DataFolder data)
{
    /// <summary>The run's folder, which exists afterwards.</summary>
    public string Of(Guid run)
    {
        var folder = Path.Combine(data.Path, "runs", run.ToString("N"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>The folder the training writes to, checkpoint and model.</summary>
    public string ModelOf(Guid run) => Path.Combine(Of(run), "model");

    /// <summary>The run's recipe.</summary>
    public string RecipeOf(Guid run) => Path.Combine(Of(run), "recipe.json");

    /// <summary>Deletes what a run left.</summary>
    public void Delete(Guid run)
    {
        var folder = Of(run);
        Directory.Delete(folder, recursive: true);
    }
}
