using SymbolNet.Recognition;

namespace SymbolNet.Web.Sketchpad;

/// <summary>One guess as it travels to the browser.</summary>
/// <param name="Category">Id of the category, 32 hexadecimal digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Exemplar">Id of the remembered drawing that is most alike, 32 hexadecimal digits.</param>
/// <param name="Probability">How likely, 0..1.</param>
/// <param name="Similarity">Cosine -1..1 to that drawing.</param>
public sealed record CandidateMessage(string Category, string Name, string Exemplar, float Probability, float Similarity)
{
    /// <summary>Puts a guess into words for the wire.</summary>
    public static CandidateMessage From(Candidate candidate) => new(
        candidate.Category.Id.ToString(), candidate.Category.Name, candidate.Best.ToString(), candidate.Probability, candidate.Similarity);
}
