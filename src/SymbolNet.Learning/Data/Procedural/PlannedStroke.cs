using System.Numerics;

namespace SymbolNet.Learning.Data.Procedural;

/// <summary>One stroke of a made-up character: what it is and where it goes, told by what it touches, so that a shaking hand keeps what belongs together together.</summary>
/// <param name="Shape">Its form.</param>
/// <param name="Scale">Its size, 1 for a large stroke.</param>
/// <param name="Mirrored">Whether left and right are exchanged.</param>
/// <param name="Relation">How it lies to an earlier stroke.</param>
/// <param name="Other">The earlier stroke that it is attached to.</param>
/// <param name="OtherPoint">Where on the earlier stroke, 0 at its start and 1 at its end.</param>
/// <param name="OwnPoint">Which point of this one, likewise.</param>
/// <param name="Side">For one that stands beside: in which direction from the middle, each part -1 to 1.</param>
sealed record PlannedStroke(StrokeShape Shape, float Scale, bool Mirrored, StrokeRelation Relation, int Other, float OtherPoint, float OwnPoint, Vector2 Side);
