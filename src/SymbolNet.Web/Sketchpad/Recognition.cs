using SymbolNet.Ink;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Sketchpad;

/// <summary>What the recogniser says about a drawing at one moment.</summary>
/// <param name="Revision">The revision of the ink it looked at.</param>
/// <param name="Drawing">That ink.</param>
/// <param name="Answer">The guesses.</param>
public sealed record Recognition(int Revision, Drawing Drawing, RankedCandidates Answer)
{
    /// <summary>Why there is no answer, in plain words (such as a missing model); null when there is one.</summary>
    public string? Problem { get; init; }
}
