using SymbolNet.Web.Training;

namespace SymbolNet.Web.Models;

/// <summary>Models as files to take away. Every file is gone from this server once its stream is closed. Thread-safe. Whoever calls has made sure that an administrator asks.</summary>
public sealed class ModelExport(ModelShelf shelf, TrainingProgram program)
{
    /// <summary>A model as a zip that can be brought to another server; null when there is no such model.</summary>
    public async Task<FileStream?> ZipAsync(string id, CancellationToken cancellation)
    {
        if (await CardAsync(id, cancellation) is not { } card)
            return null;
        // Zips are written with synchronous calls, which answers refuse.
        var zip = new FileStream(shelf.NewFile(), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            await ModelArchive.WriteAsync(card.Folder, zip, cancellation);
            zip.Position = 0;
            return zip;
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    }

    /// <summary>A model's network as an ONNX file for other programs, written by a process of its own; null when there is no such model.</summary>
    /// <exception cref="InvalidInputException">The file cannot be made; the sentence says why.</exception>
    public async Task<FileStream?> OnnxAsync(string id, CancellationToken cancellation)
    {
        if (await CardAsync(id, cancellation) is not { } card)
            return null;
        var file = shelf.NewFile();
        try
        {
            var (code, _, problem) = await program.AskAsync(["export", "--model", card.Folder, "--onnx", file, "--json"], card.Folder, cancellation);
            if (code != 0)
                throw new InvalidInputException(TrainingProgram.Why(code, problem, "The model could not be written as ONNX: it may need more memory than this server has.")
                    .Replace(card.Folder, card.Id, StringComparison.Ordinal).Replace(file, "the file", StringComparison.Ordinal));
            return new FileStream(file, new FileStreamOptions { Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        }
        catch
        {
            // The program may have begun it.
            File.Delete(file);
            throw;
        }
    }

    async Task<ModelCard?> CardAsync(string id, CancellationToken cancellation) => (await shelf.AllAsync(cancellation)).FirstOrDefault(card => card.Id == id);
}
