using System.Collections.Immutable;
using System.Text.Json;
using SymbolNet.Learning.Checkpoints;

namespace SymbolNet.Learning.Curation;

/// <summary>Everything a curation loop needs to go on exactly where it was, also in the middle of a round. Immutable; written as JSON.</summary>
/// <param name="Source">The <see cref="FrozenOutputs.Source"/> of the pool.</param>
/// <param name="Drawings">Drawings in the pool.</param>
/// <param name="Options">The numbers of the loop.</param>
/// <param name="Head">The head.</param>
/// <param name="Rounds">The rounds done, and before them round 0, in which nothing was learned.</param>
/// <param name="Questions">The questions of the round that is on; none when the pool is used up.</param>
/// <param name="Answers">The answers to some of them, in the order in which they came.</param>
public sealed record CurationState(
    string Source, int Drawings, CurationOptions Options, HeadState Head, ImmutableArray<CurationRound> Rounds, ImmutableArray<CurationQuestion> Questions, ImmutableArray<CurationAnswer> Answers)
{
    /// <summary>Version of this description.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the description in the file.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Names of the classes to which the answer is yes; null where an earlier version did not keep them, or another program keeps the question.</summary>
    public IReadOnlyList<string>? Positive { get; init; }

    /// <summary>Reads a state.</summary>
    /// <exception cref="InvalidInputException">It is missing, damaged or of a later version.</exception>
    public static CurationState Read(string path)
    {
        try
        {
            var state = JsonSerializer.Deserialize<CurationState>(File.ReadAllBytes(path), ModelDescription.Json);
            return state is { Format: CurrentFormat } && state.IsWhole() ? state : throw new InvalidInputException($"'{path}' is no state of a curation that this version understands.");
        }
        catch (Exception reason) when (reason is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"'{path}' is no state of a curation: {reason.Message}", reason);
        }
    }

    /// <summary>Writes the state atomically.</summary>
    /// <exception cref="InvalidInputException">The place cannot be written, or the disk is full; the earlier file stays.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, this, ModelDescription.Json));

    /// <summary>Whether the parts are there and fit together, so that nothing that reads them can fail later.</summary>
    internal bool IsWhole()
    {
        if (Source is null || Options is null || Head is null || Head.Values.IsDefaultOrEmpty || Head.Averages.IsDefault || Head.Squares.IsDefault || Rounds.IsDefaultOrEmpty || Questions.IsDefault || Answers.IsDefault)
            return false;
        var inputs = Head.Values.Length - 1;
        return Head.Averages.Length == inputs + 1 && Head.Squares.Length == inputs + 1 && Head.Steps >= 0
            && Rounds.Index().All(entry => entry.Item is { } round && round.Number == entry.Index && !round.Answers.IsDefault && !round.Weights.IsDefault && round.Weights.Length == inputs && !round.Histogram.IsDefault && round.Histogram.Length == CurationSession.HistogramBins)
            && Rounds.SelectMany(round => round.Answers).Concat(Answers).All(answer => answer is not null && answer.Item >= 0 && answer.Item < Drawings)
            && Questions.All(question => question is not null && question.Item >= 0 && question.Item < Drawings)
            && Answers.All(answer => Questions.Any(question => question.Item == answer.Item));
    }
}
