using SymbolNet.Learning.Evaluation;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Models;

/// <summary>The models for pages: every question and every order is checked to come from an administrator. See <see cref="ModelShelf"/> and <see cref="Handover"/> for what they mean.</summary>
public sealed class ModelDesk(AdminDesk admins, ModelShelf shelf, Handover handover, ModelExaminer examiner, ModelComparison comparison, TrainingProgram program, DatasetShelf datasets, LiveModel live)
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
            // Loads it and gives it the rule it has. What its description asks for may be more memory than there is: then that process dies, and this one goes on.
            var (code, _, problem) = await program.AskAsync(["calibrate", "--model", folder, "--rule-of", folder, "--json", "--stop-with-input"], folder, cancellation);
            InvalidInputException.Require(code == 0, TrainingProgram.Why(code, problem, "This model cannot be loaded: it may need more memory than this server has.").Replace(folder, "the zip", StringComparison.Ordinal));
            var id = await shelf.AdoptAsync(folder, null, admin, cancellation);
            examiner.Wake();
            return id;
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

    /// <summary>What a model mixes up; null while that is not known.</summary>
    /// <exception cref="InvalidInputException">There is no such model, or the file cannot be read.</exception>
    public async Task<MixUps?> MixUpsAsync(string id)
    {
        await admins.RequireAsync();
        return (await shelf.FindAsync(id)).MixedUpAt is null ? null : MixUps.Read(shelf.MixUpsFileOf(id));
    }

    /// <summary>Asks for what a model mixes up, in the background.</summary>
    public async Task FindMixUpsAsync(string id, ExaminationOrder order)
    {
        await admins.RequireAsync();
        await examiner.AskAsync(id, order);
    }

    /// <summary>How far the search for what a model mixes up is, or null; and why the last one came to nothing, or null.</summary>
    public async Task<(ExaminationProgress? Progress, string? Problem)> ExaminationAsync(string id)
    {
        await admins.RequireAsync();
        return (examiner.Progress is { } progress && progress.ModelId == id ? progress : examiner.IsWaiting(id) ? new(id, 0, 0) : null, examiner.ProblemOf(id));
    }

    /// <summary>Calls <paramref name="changed"/> whenever a model comes closer to work, or something is found out about one.</summary>
    public async Task<IDisposable> WatchAsync(Action changed)
    {
        await admins.RequireAsync();
        return new Both(handover.Watch(changed), examiner.Watch(changed));
    }

    sealed class Both(IDisposable one, IDisposable other) : IDisposable
    {
        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }
    }
}
