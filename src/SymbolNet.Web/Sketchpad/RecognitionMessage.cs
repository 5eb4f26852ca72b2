namespace SymbolNet.Web.Sketchpad;

/// <summary>An answer as it travels to the browser.</summary>
/// <param name="Revision">The revision of the ink it is about.</param>
/// <param name="Certainty">"confident", "unsure" or "unknown".</param>
/// <param name="Unknown">How likely it is none of the known symbols, 0..1.</param>
/// <param name="Candidates">Up to <see cref="CandidateCount"/> guesses, most likely first.</param>
/// <param name="Problem">Why there is no answer, in plain words; null when there is one.</param>
public sealed record RecognitionMessage(int Revision, string Certainty, float Unknown, IReadOnlyList<CandidateMessage> Candidates, string? Problem)
{
    /// <summary>Most guesses a message carries.</summary>
    public const int CandidateCount = 5;

    /// <summary>Puts an answer into words for the wire.</summary>
    public static RecognitionMessage From(Recognition recognition) => new(
        recognition.Revision,
        recognition.Answer.Certainty.ToString().ToLowerInvariant(),
        recognition.Answer.UnknownProbability,
        [.. recognition.Answer.Candidates.Take(CandidateCount).Select(CandidateMessage.From)],
        recognition.Problem);
}
