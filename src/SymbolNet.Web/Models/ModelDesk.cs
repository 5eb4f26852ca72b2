using SymbolNet.Web.Accounts;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Models;

/// <summary>The models for pages: every question and every order is checked to come from an administrator. See <see cref="ModelShelf"/> and <see cref="Handover"/> for what they mean.</summary>
public sealed class ModelDesk(AdminDesk admins, ModelShelf shelf, Handover handover, ModelComparison comparison, TrainingProgram program, DatasetShelf datasets, LiveModel live)
{
    /// <summary>All models.</summary>
    public async Task<IReadOnlyList<ModelCard>> AllAsync()
    {
        await admins.RequireAsync();
        return await shelf.AllAsync();
    }

    /// <summary>The model at work, and the one to roll back to, or null.</summary>
    public async Task<(string Current, string? Previous)> AtWorkAsync()
    {
        await admins.RequireAsync();
        return (live.ModelId, await shelf.PreviousAsync());
    }

    /// <summary>The model that is on its way to work, or null; and why the last one could not take over, or null.</summary>
    public async Task<(HandoverProgress? Progress, ModelUseRow? Refused)> HandoverAsync()
    {
        await admins.RequireAsync();
        return (handover.Progress, await handover.LatestAsync() is { Problem: not null } refused ? refused : null);
    }

    /// <summary>Puts a model to work.</summary>
    public async Task PutToWorkAsync(string id)
    {
        var admin = await admins.RequireAsync();
        await handover.AskAsync(id, admin);
    }

    /// <summary>Puts the model to work that was before.</summary>
    public async Task RollBackAsync()
    {
        var admin = await admins.RequireAsync();
        await handover.AskAsync(await shelf.PreviousAsync() ?? throw new InvalidInputException("There is no model to roll back to."), admin);
    }

    /// <summary>Deletes a model.</summary>
    public async Task DeleteAsync(string id)
    {
        await admins.RequireAsync();
        await shelf.DeleteAsync(id);
    }

    /// <summary>Takes in a zip that somebody brought. It is unpacked with limits and tried out in a process of its own before it comes to the others.</summary>
    /// <returns>The model's id.</returns>
    /// <exception cref="InvalidInputException">It is no model, or one that cannot be used; nothing of it is kept.</exception>
    public async Task<string> UploadAsync(Stream zip, CancellationToken cancellation = default)
    {
        var admin = await admins.RequireAsync();
        var draft = shelf.NewDraft();
        try
        {
            var file = Path.Combine(draft, "upload.zip");
            var folder = Directory.CreateDirectory(Path.Combine(draft, "model")).FullName;
            await using (var target = File.Create(file))
                await zip.CopyToAsync(target, cancellation);
            await ModelArchive.UnpackAsync(file, folder, cancellation);
            var problem = "";
            // Loads it and gives it the rule it has. What its description asks for may be more memory than there is: then that process dies, and this one goes on.
            var code = await program.RunAsync(["calibrate", "--model", folder, "--rule-of", folder, "--json", "--stop-with-input"], folder, (_, _) => Task.CompletedTask, _ => Task.CompletedTask, line =>
            {
                problem = line;
                return Task.CompletedTask;
            }, cancellation);
            InvalidInputException.Require(code == 0, code == TrainingProgram.Refused && problem.Length > 0 ? problem.Replace(folder, "the zip", StringComparison.Ordinal) : "This model cannot be loaded: it may need more memory than this server has.");
            return await shelf.AdoptAsync(folder, null, admin, cancellation);
        }
        catch (InvalidInputException reason)
        {
            throw new InvalidInputException(reason.Message.Replace(draft, "the zip", StringComparison.Ordinal), reason);
        }
        catch (IOException reason)
        {
            throw new InvalidInputException($"The upload could not be kept: {reason.Message}", reason);
        }
        finally
        {
            Directory.Delete(draft, recursive: true);
        }
    }

    /// <summary>The data sets that models can be compared on.</summary>
    public async Task<IReadOnlyList<string>> DatasetsAsync()
    {
        await admins.RequireAsync();
        return datasets.Names();
    }

    /// <summary>Compares models on the same episodes.</summary>
    public async Task<IReadOnlyList<ComparedModel>> CompareAsync(IReadOnlyList<string> ids, string dataset, string? alphabets, int ways, CancellationToken cancellation)
    {
        await admins.RequireAsync();
        var cards = await shelf.AllAsync(cancellation);
        return await comparison.RunAsync([.. ids.Select(id => cards.FirstOrDefault(card => card.Id == id) ?? throw new InvalidInputException("One of these models is gone."))], dataset, alphabets, ways, cancellation);
    }

    /// <summary>Calls <paramref name="changed"/> whenever something about the model at work changes.</summary>
    public async Task<IDisposable> WatchAsync(Action changed)
    {
        await admins.RequireAsync();
        return handover.Watch(changed);
    }
}
