using SymbolNet.Ink;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Lab;

/// <summary>A page of the lab.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Name">Its heading.</param>
/// <param name="Question">What it answers, as a question somebody might ask.</param>
/// <param name="Picture">A drawing for its card.</param>
public sealed record LabTopic(string Address, string Name, string Question, Drawing Picture)
{
    /// <summary>How alike two drawings are.</summary>
    public static LabTopic Similarity { get; } = new("/lab/similarity", "Similarity", "How alike are two drawings to the network?", LabExample.TwoWaves);

    /// <summary>Learning from a handful of drawings.</summary>
    public static LabTopic FewShot { get; } = new("/lab/few-shot", "Few-shot learning", "How can one drawing be enough to learn from?", ExampleDrawing.Psi);

    /// <summary>A new task for a network that stays as it is.</summary>
    public static LabTopic NewTask { get; } = new("/lab/task", "Teach it a new task", "How does it learn something new from your yes and no?", ExampleDrawing.QuestionMark);

    /// <summary>All symbols as a map.</summary>
    public static LabTopic Map { get; } = new("/lab/map", "Map of your symbols", "Where does the network see your symbols?", LabExample.Spiral);

    /// <summary>Symbols that are taken for one another.</summary>
    public static LabTopic Confusions { get; } = new("/lab/confusions", "Confusions", "Which of your symbols look alike to it?", LabExample.TwoRings);

    /// <summary>All pages in the order a class would go through them.</summary>
    public static IReadOnlyList<LabTopic> All { get; } = [Similarity, FewShot, NewTask, Map, Confusions];
}
