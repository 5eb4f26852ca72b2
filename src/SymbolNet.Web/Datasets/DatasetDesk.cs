using SymbolNet.Web.Accounts;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Datasets;

/// <summary>The data sets for pages: every question and every order is checked to come from an administrator. See <see cref="DatasetShelf"/>, <see cref="DatasetLooks"/>, <see cref="DatasetUploads"/>,
/// <see cref="DatasetDownloads"/> and <see cref="AgreedDrawings"/> for what they mean.</summary>
public sealed class DatasetDesk(AdminDesk admins, DatasetShelf shelf, DatasetLooks looks, DatasetUploads uploads, DatasetDownloads downloads, AgreedDrawings agreed, TrainingProgram program)
{
    /// <summary>Where they lie.</summary>
    public string Folder => shelf.Folder;

    /// <summary>Whether this server can look into data sets at all.</summary>
    public bool CanLook => program.Exists;

    /// <summary>Most bytes of a zip that is uploaded.</summary>
    public long UploadLimit => uploads.SizeLimit;

    /// <summary>All data sets, and made-up alphabets after them, with what is known of each so far.</summary>
    public async Task<IReadOnlyList<DatasetCard>> AllAsync()
    {
        await admins.RequireAsync();
        // Sizes are found by asking the disk for every file.
        return await Task.Run(() =>
        {
            DatasetEntry[] entries = [.. shelf.All(), shelf.Find(DatasetShelf.MadeUpExample)];
            looks.KeepOnly(entries);
            return (IReadOnlyList<DatasetCard>)[.. entries.Select(entry => CardOf(entry, looks.Known(entry)))];
        });
    }

    /// <summary>Looks into a data set.</summary>
    public async Task<DatasetCard> LookAsync(string name, CancellationToken cancellation)
    {
        await admins.RequireAsync();
        var entry = await Task.Run(() => shelf.Find(name), cancellation);
        return CardOf(entry, await looks.LookAsync(entry, cancellation));
    }

    /// <summary>Takes in a zip that somebody brings.</summary>
    public async Task<(string Name, DatasetLook Look)> UploadAsync(Stream zip, string? name, Action<long>? arrived, CancellationToken cancellation)
    {
        await admins.RequireAsync();
        return await uploads.TakeAsync(zip, name, arrived, cancellation);
    }

    /// <summary>Deletes a data set.</summary>
    public async Task DeleteAsync(string name)
    {
        await admins.RequireAsync();
        await shelf.DeleteAsync(name);
    }

    /// <summary>The published data sets and how far they are.</summary>
    public async Task<IReadOnlyList<DatasetDownload>> DownloadsAsync()
    {
        await admins.RequireAsync();
        return downloads.All();
    }

    /// <summary>Begins to fetch a published data set, or goes on.</summary>
    public async Task BeginDownloadAsync(string name)
    {
        await admins.RequireAsync();
        downloads.Begin(name);
    }

    /// <summary>Stops fetching one; what has come stays.</summary>
    public async Task StopDownloadAsync(string name)
    {
        await admins.RequireAsync();
        await downloads.StopAsync(name);
    }

    /// <summary>Throws away what has come of one.</summary>
    public async Task ForgetDownloadAsync(string name)
    {
        await admins.RequireAsync();
        await downloads.ForgetAsync(name);
    }

    /// <summary>How many people agreed that models learn from their drawings, and what they drew.</summary>
    public async Task<AgreedCount> AgreedAsync()
    {
        await admins.RequireAsync();
        return await agreed.CountAsync();
    }

    /// <summary>Makes a data set of the drawings of everybody who agrees now.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> GatherAsync(string? name, CancellationToken cancellation)
    {
        await admins.RequireAsync();
        var path = shelf.NewPath(name, ".json");
        await agreed.WriteAsync(path, cancellation);
        return Path.GetFileName(path);
    }

    /// <summary>Calls <paramref name="changed"/> whenever a download goes on.</summary>
    public async Task<IDisposable> WatchAsync(Action changed)
    {
        await admins.RequireAsync();
        return downloads.Watch(changed);
    }

    DatasetCard CardOf(DatasetEntry entry, DatasetLook? look) => new(entry, look, look is { Problem: null } && looks.SheetOf(entry.Key) is not null);
}
