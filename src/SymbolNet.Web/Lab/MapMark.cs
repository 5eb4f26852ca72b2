namespace SymbolNet.Web.Lab;

/// <summary>A drawing of the map as the browser's script takes it.</summary>
/// <param name="X">Place to the right, -1..1.</param>
/// <param name="Y">Place downward, -1..1.</param>
/// <param name="Name">Name of its symbol.</param>
/// <param name="Path">Its strokes as one SVG path in a square of <see cref="Components.InkPath.Edge"/> units.</param>
public sealed record MapMark(float X, float Y, string Name, string Path);
