namespace SymbolNet.Learning.Data;

/// <summary>Where a part lies in a frame that spans -1..1.</summary>
/// <param name="X">Its centre.</param>
/// <param name="Y">Its centre, down.</param>
/// <param name="Scale">Its size as a part of the frame's.</param>
readonly record struct PartPlace(float X, float Y, float Scale);
