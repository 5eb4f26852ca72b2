namespace SymbolNet.Web.Lab;

/// <summary>One class of a lesson's support set. Not thread-safe.</summary>
/// <param name="name">How it is called.</param>
/// <param name="drawings">Its drawings so far.</param>
public sealed class LessonClass(string name, params IEnumerable<LessonDrawing> drawings)
{
    readonly List<LessonDrawing> drawings = [.. drawings];

    /// <summary>How it is called.</summary>
    public string Name => name;

    /// <summary>Its drawings.</summary>
    public IReadOnlyList<LessonDrawing> Drawings => drawings;

    internal void Add(LessonDrawing drawing) => drawings.Add(drawing);

    internal void Remove(LessonDrawing drawing) => drawings.Remove(drawing);

    internal void KeepFirst(int count) => drawings.RemoveRange(Math.Min(count, drawings.Count), Math.Max(0, drawings.Count - count));
}
