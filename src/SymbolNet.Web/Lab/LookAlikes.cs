using SymbolNet.Memory;

namespace SymbolNet.Web.Lab;

/// <summary>Two symbols that look alike to the model.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="OneTaken">Drawings of the one that are taken for the other when they are left out.</param>
/// <param name="OtherTaken">Drawings of the other that are taken for the one.</param>
/// <param name="OneExemplar">A drawing of the one, of the two that are most alike.</param>
/// <param name="OtherExemplar">A drawing of the other.</param>
/// <param name="Similarity">Cosine of those two, -1..1.</param>
public sealed record LookAlikes(Category One, Category Other, int OneTaken, int OtherTaken, ExemplarId OneExemplar, ExemplarId OtherExemplar, float Similarity)
{
    /// <summary>Drawings of either that are taken for the other.</summary>
    public int Taken => OneTaken + OtherTaken;
}
