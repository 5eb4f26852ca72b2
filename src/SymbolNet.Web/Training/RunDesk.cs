using SymbolNet.Web.Accounts;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>The training runs for pages: every question and every order is checked to come from an administrator. See <see cref="Runs"/> for what they mean.</summary>
public sealed class RunDesk(AdminDesk admins, Runs runs, DatasetShelf datasets, RecipeShelf recipes, TrainingProgram program)
{
    /// <summary>All runs, the newest first.</summary>
    public async Task<IReadOnlyList<RunRow>> AllAsync()
    {
        await admins.RequireAsync();
        return await runs.AllAsync();
    }

    /// <summary>What a page shows of a run; null when there is none.</summary>
    public async Task<RunPicture?> LookAsync(Guid id, int fromStretch = 0)
    {
        await admins.RequireAsync();
        return await runs.LookAsync(id, fromStretch);
    }

    /// <summary>A form for a new run, filled in like an earlier one or like the first recipe.</summary>
    public async Task<RunDraft> DraftAsync(Guid? like)
    {
        await admins.RequireAsync();
        var draft = new RunDraft(recipes.All, datasets.Names(), datasets.Folder);
        if (like is { } id && await runs.FindAsync(id) is { } run && RunPlan.TryRead(run.Plan) is { } plan)
            draft.TakeOver(plan);
        return draft;
    }

    /// <summary>Pictures a second that this server trained with a network; null when it never did.</summary>
    public async Task<double?> SpeedAsync(string network)
    {
        await admins.RequireAsync();
        return await runs.SpeedAsync(network);
    }

    /// <summary>About how many drawings a data set has; null where its file does not say.</summary>
    public async Task<long?> DrawingsAsync(string dataset)
    {
        await admins.RequireAsync();
        var path = datasets.AddressOf(dataset);
        return await Task.Run(() => DatasetSize.DrawingsIn(path));
    }

    /// <summary>Whether this server can train at all.</summary>
    public bool CanTrain => program.Exists;

    /// <summary>Puts a new run into the queue.</summary>
    public async Task<Guid> QueueAsync(RunPlan plan)
    {
        var admin = await admins.RequireAsync();
        _ = datasets.AddressOf(plan.Dataset);
        return await runs.QueueAsync(plan, admin);
    }

    /// <summary>Lets a run rest.</summary>
    public async Task PauseAsync(Guid id)
    {
        await admins.RequireAsync();
        await runs.PauseAsync(id);
    }

    /// <summary>Lets a run go on.</summary>
    public async Task ResumeAsync(Guid id)
    {
        await admins.RequireAsync();
        await runs.ResumeAsync(id);
    }

    /// <summary>Ends a run.</summary>
    public async Task CancelAsync(Guid id)
    {
        await admins.RequireAsync();
        await runs.CancelAsync(id);
    }

    /// <summary>Deletes a run.</summary>
    public async Task DeleteAsync(Guid id)
    {
        await admins.RequireAsync();
        await runs.DeleteAsync(id);
    }

    /// <summary>Calls <paramref name="changed"/> with the id of every run that changes.</summary>
    public async Task<IDisposable> WatchAsync(Action<Guid> changed)
    {
        await admins.RequireAsync();
        return runs.Watch(changed);
    }
}
