using SymbolNet.Embeddings;
using SymbolNet.Ink;

namespace SymbolNet.Web.Lab;

/// <summary>A drawing of a lesson.</summary>
/// <param name="Drawing">The ink.</param>
/// <param name="Numbers">What the live model makes of it.</param>
public sealed record LessonDrawing(Drawing Drawing, Embedding Numbers);
