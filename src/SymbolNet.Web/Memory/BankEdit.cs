using SymbolNet.Embeddings;
using SymbolNet.Ink;
using SymbolNet.Memory;

namespace SymbolNet.Web.Memory;

/// <summary>A change of a bank that was decided on but not made yet.</summary>
/// <param name="Summary">What is done, as a sentence.</param>
/// <param name="Category">The category it is about.</param>
/// <param name="Exemplar">The drawing it is about, if one.</param>
/// <param name="Steps">What happens to drawings and names.</param>
sealed record BankEdit(string Summary, CategoryId Category, ExemplarId? Exemplar, ChangeSteps Steps)
{
    /// <summary>The ink of <see cref="Exemplar"/>, and what the live model makes of it, when it is new.</summary>
    public (Drawing Drawing, Embedding Embedding)? Taught { get; init; }

    /// <summary>The name of <see cref="Category"/> when it is new. Taking the change back keeps the name, so that it can be made again.</summary>
    public string? NewName { get; init; }

    /// <summary>The change that this one takes back, if it does.</summary>
    public Guid? Undoes { get; init; }
}
