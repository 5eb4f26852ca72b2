using SymbolNet.Memory;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Sketchpad;

/// <summary>What should be asked before a drawing becomes a new symbol.</summary>
public abstract record TeachingDoubt
{
    TeachingDoubt() { }

    /// <summary>There is a symbol of this name: should the drawing be added to it? Two of one name can't be told apart.</summary>
    /// <param name="Existing">The symbol that has the name.</param>
    public sealed record NameTaken(Category Existing) : TeachingDoubt;

    /// <summary>The drawing looks like a symbol that exists under another name.</summary>
    /// <param name="Existing">The symbol it looks like.</param>
    public sealed record LooksLike(Category Existing) : TeachingDoubt;

    /// <summary>What is doubtful about teaching a drawing under a name, or null.</summary>
    /// <param name="name">The new name.</param>
    /// <param name="bank">What is known.</param>
    /// <param name="answer">What the drawing was recognised as; null when it was not.</param>
    public static TeachingDoubt? About(string name, MemoryBank bank, RankedCandidates? answer)
    {
        if (bank.FindByName(name) is { } existing) return new NameTaken(existing);
        return answer is { Certainty: Certainty.Confident } && bank.Find(answer.Candidates[0].Category.Id) is { } alike ? new LooksLike(alike) : null;
    }
}
