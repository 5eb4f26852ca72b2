using System.Globalization;
using System.Text.Json;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Models;

/// <summary>Puts several models before the same episodes, one after another, each in a process of low priority. Thread-safe.</summary>
public sealed class ModelComparison(TrainingProgram program, DatasetShelf datasets, DataFolder data)
{
    /// <summary>Episodes of each comparison.</summary>
    public const int Episodes = 200;

    /// <summary>Compares models.</summary>
    /// <param name="cards">The models.</param>
    /// <param name="dataset">A data set of this server, or made-up alphabets.</param>
    /// <param name="alphabets">Only these alphabets, separated by commas; null for all.</param>
    /// <param name="ways">Characters to choose from.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidInputException">The data set has too few characters, or something else about it cannot be used.</exception>
    public async Task<IReadOnlyList<ComparedModel>> RunAsync(IReadOnlyList<ModelCard> cards, string dataset, string? alphabets, int ways, CancellationToken cancellation)
    {
        var address = datasets.AddressOf(dataset);
        var results = new List<ComparedModel>();
        foreach (var card in cards)
        {
            var (one, oneWithin) = await MeasureAsync(card, address, alphabets, ways, 1, cancellation);
            var (five, fiveWithin) = await MeasureAsync(card, address, alphabets, ways, 5, cancellation);
            results.Add(new ComparedModel(card.Id, one, oneWithin, five, fiveWithin));
        }
        return results;
    }

    async Task<(double Accuracy, double Within)> MeasureAsync(ModelCard card, string address, string? alphabets, int ways, int shots, CancellationToken cancellation)
    {
        // The same seed draws the same episodes for every model.
        List<string> arguments =
        [
            "evaluate", "few-shot", "--model", card.Folder, "--dataset", address, "--ways", ways.ToString(CultureInfo.InvariantCulture), "--shots", shots.ToString(CultureInfo.InvariantCulture),
            "--episodes", Episodes.ToString(CultureInfo.InvariantCulture), "--seed", "1", "--json", "--stop-with-input",
        ];
        if (!string.IsNullOrWhiteSpace(alphabets))
            arguments.AddRange(["--alphabets", alphabets.Trim()]);
        var (code, answer, problem) = await program.AskAsync(arguments, data.Path, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (code != 0)
            throw new InvalidInputException(TrainingProgram.Why(code, problem, "The comparison ended unexpectedly. Please try it again.").Replace(card.Folder, card.Id, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(answer);
        return (json.RootElement.GetProperty("accuracy").GetDouble(), json.RootElement.GetProperty("confidence95").GetDouble());
    }
}
